import { fileURLToPath } from "node:url";
import { loadContract } from "@numbers-api/openapi/bundle";
import { buildModel } from "@numbers-api/openapi/model";
import { describe, expect, it } from "vitest";
import { findValueSets, renderValueSet } from "./enums.ts";

const file = fileURLToPath(new URL("../../test/fixtures/features.yaml", import.meta.url));
const sets = findValueSets(buildModel(await loadContract(file)));

describe("the values of enumerations", () => {
  it("are found in components and their members, in closed and open sets", () => {
    expect(sets.map(({ name, values, isOpen }) => [name, values, isOpen])).toEqual([
      ["Status", ["active", "on hold"], false],
      ["Level", [1, 2], false],
      ["Variants", ["a", "b"], false],
      ["Open", ["x"], true],
      ["Extensible", ["y", "z"], true],
      ["ThingMode", ["fast", "slow"], false],
      ["ThingTags", ["t"], false],
    ]);
  });

  it("become a constant, with a type where the schema has none", () => {
    const [status, , , open] = sets;
    expect(status && renderValueSet(status, true)).toBe(
      '/** Values of "Status". */\nexport const Status = { active: "active", "on hold": "on hold" } as const;\n',
    );
    expect(open && renderValueSet(open, false)).toContain(
      "export type Open = (typeof Open)[keyof typeof Open] | (string & {});",
    );
  });
});
