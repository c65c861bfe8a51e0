// Figures that do not depend on the machine stay within src/budgets.ts. Those that a section measures are checked with
// it.
import { describe, expect, it } from "vitest";
import { BUDGETS } from "../src/budgets.ts";
import { CLIENTS } from "../src/client/app.ts";
import { allocationOfCall } from "../src/client/measures.ts";
import { compileApps } from "../src/client/prepare.ts";

/** The client of the fixture contract: one that sends inputs takes more memory. */
const OF_THE_FIXTURE = ["source", "fixture"].map((condition) => `--conditions=@numbers-api/${condition}`);

const ours = CLIENTS.filter((client) => client.ours);

describe("the client", () => {
  it("takes no more memory for a call than its budget", async () => {
    await compileApps(ours);
    for (const client of ours) {
      const allocated = await allocationOfCall(client, OF_THE_FIXTURE);
      expect(allocated).toBeGreaterThan(0);
      expect(allocated).toBeLessThanOrEqual(BUDGETS.client.allocated);
    }
  });
});
