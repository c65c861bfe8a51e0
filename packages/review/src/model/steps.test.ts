import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { runAtOnce, runResponsively, type Steps } from "./steps.ts";

/** Computation that ends when an event has been noticed, or after a number of steps. */
function* untilNoticed(event: { isNoticed: boolean }): Steps<string> {
  for (let step = 0; step < 100_000_000; step += 1) {
    if (event.isNoticed) return "interrupted";
    yield;
  }
  return "ended";
}

describe("a long computation", () => {
  it("lets the process notice an interrupt", { timeout: 60_000 }, async () => {
    const event = { isNoticed: false };
    const noticed = setImmediate().then(() => {
      event.isNoticed = true;
    });
    expect(await runResponsively(untilNoticed(event))).toBe("interrupted");
    await noticed;
  });

  it("returns its result when it is run at once", () => {
    expect(runAtOnce(untilNoticed({ isNoticed: true }))).toBe("interrupted");
  });
});
