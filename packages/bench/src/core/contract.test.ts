import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "@numbers-api/workspace/root";
import { describe, expect, it } from "vitest";
import { makeContract } from "./contract.ts";
import { contractText } from "./contract-file.ts";
import { commandOf } from "./places.ts";
import { runNode } from "./process.ts";

const spec = (file: string): string => join(root, "spec", file);

function operationIds(contract: unknown): string[] {
  const { paths } = contract as { paths: Record<string, Record<string, { operationId: string }>> };
  return Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
}

describe("a made-up contract", () => {
  it.each([1, 7, 10, 100])("of %i operations has so many, each with an id of its own", (count) => {
    const ids = operationIds(makeContract(count));
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
  });

  it("is the same each time", () => {
    expect(contractText(23)).toBe(contractText(23));
  });

  it("begins with all that a smaller one has, so that only the size differs", () => {
    expect(operationIds(makeContract(100))).toEqual(expect.arrayContaining(operationIds(makeContract(12))));
  });

  it.each([1, 12])(
    "of %i operations passes the lint of the house, which is then measured to its end",
    async (count) => {
      const folder = await mkdtemp(join(tmpdir(), "bench-contract-"));
      try {
        const file = join(folder, "openapi.yaml");
        await writeFile(file, contractText(count));
        await runNode([commandOf("@redocly/cli", "redocly"), "lint", file, "--config", spec("redocly.yaml")]);
        const { stdout } = await runNode([spec("src/check-cli.ts"), file]);
        expect(stdout).toContain("Every schema compiles");
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
});
