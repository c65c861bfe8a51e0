import { describe, expect, it } from "vitest";
import { isDelay, MAX_DELAY, parseDelay } from "./delay.ts";

describe("a delay as a person types it", () => {
  it.each([
    ["0", 0],
    ["200", 200],
    ["100-500", [100, 500]],
    ["5-5", [5, 5]],
    [`${MAX_DELAY}`, MAX_DELAY],
  ])("%s", (text, delay) => {
    expect(parseDelay(text)).toEqual(delay);
  });

  it.each(["", "-1", "1.5", "1s", "500-100", "1-2-3", "-", " 1", `${MAX_DELAY + 1}`])("%j is none", (text) => {
    expect(parseDelay(text)).toBeUndefined();
  });
});

it.each([[[1]], [[1, 2, 3]], [["1", "2"]], ["1"], [null], [Number.NaN], [-1], [[2, 1]]])(
  "%j is not a delay",
  (value) => {
    expect(isDelay(value)).toBe(false);
  },
);
