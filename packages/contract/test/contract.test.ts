// The generated files agree with each other, whatever the API in spec/ is.
import { describe, expect, it } from "vitest";
import { document } from "../src/document.ts";
import { contractVersion, type Operation, operations, type Scenario, scenarios, shapes } from "../src/index.ts";

const table: Readonly<Record<string, Operation>> = operations;
const catalogue: Readonly<Record<string, Scenario>> = { ...scenarios };

describe("the generated contract", () => {
  it("has the version of the document", () => {
    expect(document["info"]).toMatchObject({ version: contractVersion });
  });

  it("has scenarios of operations that exist", () => {
    const ids = new Set(Object.values(catalogue).flatMap((scenario) => scenario.operations));
    expect([...ids].filter((id) => !Object.hasOwn(table, id))).toEqual([]);
  });

  it("has the shape of every body", () => {
    const used = Object.values(table).flatMap(({ success, errors = {} }) =>
      [...Object.values(success), ...Object.values(errors)].flatMap(({ shape }) => shape ?? []),
    );
    expect(used.filter((name) => !Object.hasOwn(shapes, name))).toEqual([]);
  });
});
