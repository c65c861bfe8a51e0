// What does not depend on the machine stays within src/budgets.ts.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack } from "@numbers-api/workspace/packing";
import { root } from "@numbers-api/workspace/turbo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUDGETS } from "../src/budgets.ts";
import { CLIENTS } from "../src/client/app.ts";
import { weigh } from "../src/client/bytes.ts";
import { allocationOfCall } from "../src/client/measures.ts";
import { compileApps } from "../src/client/prepare.ts";
import { install } from "../src/install/project.ts";

const ours = CLIENTS.filter((client) => client.ours);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-budgets-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the client", () => {
  it("is no heavier in an application than its budget", async () => {
    const weights = await Promise.all(ours.map(weigh));
    expect(weights).toHaveLength(1);
    for (const { gzipped } of weights) expect(gzipped).toBeLessThanOrEqual(BUDGETS.client.gzipped);
  });

  it("takes no more memory for a call than its budget", async () => {
    await compileApps(ours);
    for (const client of ours) {
      const allocated = await allocationOfCall(client);
      expect(allocated).toBeGreaterThan(0);
      expect(allocated).toBeLessThanOrEqual(BUDGETS.client.allocated);
    }
  });
});

describe.each([
  ["client", "packages/client"],
  ["mock", "apps/mock"],
] as const)("the %s in a blank project", (name, source) => {
  it("brings no more packages and bytes than its budget", async () => {
    const { packages, bytes } = await install(await pack(join(root, source), folder));
    expect(packages).toBeLessThanOrEqual(BUDGETS[name].packages);
    expect(bytes).toBeLessThanOrEqual(BUDGETS[name].installed);
  });
});
