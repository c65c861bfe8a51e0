// The console is a consumer that spec:review compiles, so that a break of its code alone is found.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyRepository } from "@numbers-api/workspace/copy";
import { expect, it } from "vitest";

it("a break that only the compiler finds is reported", { timeout: 300_000 }, () => {
  using copy = copyRepository();
  const file = join(copy.dir, "spec/openapi.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(/\bNumberList\b/g, "AccountNumbers"));
  const { code, output } = copy.run("pnpm", ["spec:review", "--base", "HEAD"]);
  expect(output).toMatch(/MAJOR: \d+ changes? breaks? consumers; info\.version stayed 1\.0\.0, must be 2\.0\.0\.\n/);
  expect(output).toContain("Code that was written for the contract no longer compiles: ");
  expect(output).toContain("The type `NumberList` is now called `AccountNumbers`.");
  expect(code).toBe(1);
});
