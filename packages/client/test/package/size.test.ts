// Size of the client in an application, on the fixture contract: operations of the API make it larger, code alone
// exceeds the budget.
import { type Scenario, scenarios } from "@numbers-api/contract";
import { type BlankProject, blankProject, bundle, downloadSize } from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, expect, inject, it } from "vitest";

/** Bytes of rolldown's minified ESM bundle after gzip -9. */
const BUDGET = 7_150;
const APPLICATION = `import { createClient } from "@numbers-api/client";
const client = createClient({ baseUrl: "https://numbers.example", apiKey: "any" });
client.numbers.list().then(({ sharedNumber }) => console.log(sharedNumber));
`;

let project: BlankProject;
beforeAll(async () => {
  project = await blankProject(inject("tarball"));
});
afterAll(() => project[Symbol.dispose]());

it("an application that makes one call stays within its size budget", async () => {
  const size = await downloadSize(project.folder, APPLICATION);
  console.log(`an application that makes one call: ${size} bytes, minified and gzipped`);
  expect(size).toBeGreaterThan(1_000);
  expect(size).toBeLessThanOrEqual(BUDGET);
});

it("an application has nothing of the example catalogue, which is for its tests", async () => {
  const bundled = await bundle(project.folder, APPLICATION);
  const all: readonly Scenario[] = Object.values(scenarios);
  expect(all.filter(({ name, summary }) => bundled.includes(name) || bundled.includes(summary))).toEqual([]);
});
