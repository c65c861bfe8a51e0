import { describe, expect, it } from "vitest";
import { interleave, rotate } from "./rounds.ts";

describe("the rounds", () => {
  it("measure every subject before any is measured again, and begin with another one each time", async () => {
    const order: string[] = [];
    await interleave(["a", "b", "c"], 4, async (subject, round) => order.push(`${round}${subject}`));
    expect(order.join(" ")).toBe("0a 0b 0c 1b 1c 1a 2c 2a 2b 3a 3b 3c");
  });

  it("measure one subject at a time", async () => {
    let running = 0;
    await interleave(["a", "b"], 2, async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise(setImmediate);
      running -= 1;
    });
  });

  it("give the values of a subject in the order of the rounds, regardless of its turn", async () => {
    const results = await interleave(["a", "b"], 3, async (subject, round) => `${subject}${round}`);
    expect(results.get("b")).toEqual(["b0", "b1", "b2"]);
  });

  it("without subjects are empty", () => {
    expect(rotate([], 3)).toEqual([]);
  });
});
