import { describe, expect, it } from "vitest";
import { median, pairedRatio, quantile, spread } from "./statistics.ts";

describe("the median", () => {
  it("is the value in the middle, in any order of the values", () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it("of an even number of values is the mean of the two in the middle", () => {
    expect(median([1, 2, 4, 100])).toBe(3);
  });

  it("is not moved by one round that went wrong", () => {
    expect(median([10, 11, 12, 13, 10_000])).toBe(12);
  });

  it("of no values is an error, not zero", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("a quantile", () => {
  it("is interpolated between its neighbours by its share", () => {
    expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
    expect(quantile([10, 20], 0.25)).toBe(12.5);
    expect(quantile([3, 1, 2], 0)).toBe(1);
    expect(quantile([3, 1, 2], 1)).toBe(3);
  });
});

describe("the spread", () => {
  it("is half of the range of the middle half, as a share of the median", () => {
    expect(spread([80, 90, 100, 110, 120])).toBeCloseTo(0.1);
  });

  it("of equal values is none, and so it is of zeros", () => {
    expect(spread([7, 7, 7])).toBe(0);
    expect(spread([0, 0])).toBe(0);
  });
});

describe("a ratio", () => {
  it("is the median of the ratios of the rounds, so that a slow round does not count", () => {
    expect(pairedRatio([20, 200, 22], [10, 100, 11])).toBe(2);
  });

  it("leaves out the rounds that only one side has", () => {
    expect(pairedRatio([20, 30, 40], [10])).toBe(2);
    expect(() => pairedRatio([20], [])).toThrow(RangeError);
  });
});
