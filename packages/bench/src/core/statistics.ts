/**
 * Median.
 *
 * @param values At least one; the median of an even number is the mean of the middle two.
 * @throws {RangeError} without values.
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * Quantile, interpolated between its neighbours (type 7 of Hyndman and Fan, the default of spreadsheets and R).
 *
 * @param share From 0 for the minimum to 1 for the maximum.
 * @throws {RangeError} without values.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) throw new RangeError("no values were measured");
  return below + (above - below) * (at - Math.floor(at));
}

/** Relative spread: half of the interquartile range, as a share of the median. */
export function spread(values: readonly number[]): number {
  const middle = median(values);
  return middle === 0 ? 0 : (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / Math.abs(middle);
}

/**
 * Ratio to the baseline: the median of the ratios of the rounds, because a slow round affects both sides alike. Rounds
 * that only one side has are ignored.
 *
 * @throws {RangeError} without a common round.
 */
export function pairedRatio(values: readonly number[], baseline: readonly number[]): number {
  const ratios = values.flatMap((value, round) => {
    const base = baseline[round];
    return base === undefined || base === 0 ? [] : [value / base];
  });
  return median(ratios);
}
