// What an application pays for the client. The budgets are in .size-limit.js.
import { readFileSync } from "node:fs";
import { type Scenario, scenarios } from "@numbers-api/contract";
import { bin, run } from "@numbers-api/workspace/packing";
import { expect, it } from "vitest";
import { bundle } from "../support/bundle.ts";
import { client } from "../support/folder.ts";

const application = new URL("./one-call.js", import.meta.url);

it("an application is as small as its budget says", async () => {
  const { stdout } = await run(process.execPath, [bin(client, "size-limit"), "--json"], client);
  const checks = JSON.parse(stdout) as { name: string; passed: boolean; size: number }[];
  for (const { name, size } of checks) console.log(`${name}: ${size} bytes, minified and gzipped`);
  expect(checks.map(({ passed }) => passed)).toEqual([true]);
});

it("an application has nothing of the example catalogue, which is for its tests", async () => {
  const bundled = await bundle(client, readFileSync(application, "utf8"));
  const all: readonly Scenario[] = Object.values(scenarios);
  expect(all.filter(({ name, summary }) => bundled.includes(name) || bundled.includes(summary))).toEqual([]);
});
