import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "@numbers-api/workspace/root";
import { describe, expect, it } from "vitest";
import { makeContract } from "./contract.ts";
import { contractText } from "./contract-file.ts";
import { runNode } from "./process.ts";

const spec = (file: string): string => join(root, "spec", file);

function operationIds(contract: unknown): string[] {
  const { paths } = contract as { paths: Record<string, Record<string, { operationId: string }>> };
  return Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
}

describe("a generated contract", () => {
  it.each([1, 7, 10, 100])("of %i operations has that number, each with its own id", (count) => {
    const ids = operationIds(makeContract(count));
    expect(ids).toHaveLength(count);
    expect(new Set(ids).size).toBe(count);
  });

  it("is the same each time", () => {
    expect(contractText(23)).toBe(contractText(23));
  });

  it("begins with everything of a smaller one, so that only the size differs", () => {
    expect(operationIds(makeContract(100))).toEqual(expect.arrayContaining(operationIds(makeContract(12))));
  });

  it.each([1, 12])("of %i operations passes the linter, so that it is measured to its end", async (count) => {
    const folder = await mkdtemp(join(tmpdir(), "bench-contract-"));
    try {
      const file = join(folder, "openapi.yaml");
      await writeFile(file, contractText(count));
      await runNode([spec("rules/src/cli.ts"), file]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
