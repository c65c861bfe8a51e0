// Size of the package in an application, on the fixture contract.
import { type BlankProject, blankProject, downloadSize, versionOf } from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { folder } from "./support/folder.ts";

/** Bytes of rolldown's minified ESM bundle after gzip -9, without peer dependencies. */
const BUDGET = 1_000;
const PEERS = ["@tanstack/react-query", "react"];
const APPLICATION = `import { NumbersProvider, useNumbersList } from "@numbers-api/react";
console.log(NumbersProvider, useNumbersList);
`;

let project: BlankProject;
beforeAll(async () => {
  const peers = PEERS.map((name) => `${name}@${versionOf(folder, name)}`);
  project = await blankProject(inject("client"), inject("tarball"), ...peers);
});
afterAll(() => project[Symbol.dispose]());

it("an application that shows one query stays within its size budget", async () => {
  const size = await downloadSize(project.folder, APPLICATION, PEERS);
  console.log(`an application that shows one query: ${size} bytes, minified and gzipped`);
  expect(size).toBeGreaterThan(100);
  expect(size).toBeLessThanOrEqual(BUDGET);
});
