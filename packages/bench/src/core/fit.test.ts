import { describe, expect, it } from "vitest";
import { fitGrowth, type Point } from "./fit.ts";

const SIZES = [1, 10, 100, 1000];
const costs = (cost: (size: number) => number): Point[] => SIZES.map((size) => ({ size, cost: cost(size) }));

describe("the growth of a cost", () => {
  it.each([
    ["in proportion", 1, (size: number) => 200 + 3 * size],
    ["as the square", 2, (size: number) => 50 + 0.01 * size ** 2],
    ["slower than in proportion", 0.5, (size: number) => 10 * Math.sqrt(size)],
  ])("is found where it is %s", (_, exponent, cost) => {
    expect(fitGrowth(costs(cost)).exponent).toBeCloseTo(exponent, 1);
  });

  it("has the fixed cost apart", () => {
    const { fixed, factor } = fitGrowth(costs((size) => 200 + 3 * size));
    expect(fixed).toBeCloseTo(200, 0);
    expect(factor).toBeCloseTo(3, 1);
  });

  it("counts small sizes as much as large ones, so that a fixed cost is not lost beside them", () => {
    const noisy = costs((size) => 300 + size * (size === 1000 ? 1.1 : 1));
    expect(fitGrowth(noisy).fixed).toBeGreaterThan(250);
  });

  it("is zero for a constant cost", () => {
    const { fixed, factor } = fitGrowth(costs(() => 100));
    expect(fixed + factor).toBeCloseTo(100, 0);
  });

  it("is not fitted to two sizes", () => {
    expect(() =>
      fitGrowth([
        { size: 1, cost: 1 },
        { size: 10, cost: 10 },
      ]),
    ).toThrow("three sizes");
  });
});
