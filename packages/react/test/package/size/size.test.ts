// Bundle size in an application. The budget is in .size-limit.js.
import { bin, run } from "@numbers-api/workspace/packing";
import { expect, it } from "vitest";
import { folder } from "../support/folder.ts";

it("an application stays within its size budget", async () => {
  const { stdout } = await run(process.execPath, [bin(folder, "size-limit"), "--json"], folder);
  const checks = JSON.parse(stdout) as { name: string; passed: boolean; size: number }[];
  for (const { name, size } of checks) console.log(`${name}: ${size} bytes, minified and gzipped`);
  expect(checks.map(({ passed }) => passed)).toEqual([true]);
});
