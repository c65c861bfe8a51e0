/**
 * The value that as many values are below as are above.
 *
 * @param values at least one; the median of two is their mean.
 * @throws {RangeError} when there is none.
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The value below which a share of the values lies, interpolated between its neighbours (type 7 of Hyndman and Fan,
 * which spreadsheets and R use by default).
 *
 * @param share from 0 for the least to 1 for the greatest.
 * @throws {RangeError} when there are no values.
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
 * How many times as much as the baseline, by the median of the rounds' own ratios: what slows a whole round down changes
 * both of its sides, and so no ratio. Of rounds that only one side has, none counts.
 *
 * @throws {RangeError} when they have no round in common.
 */
export function pairedRatio(values: readonly number[], baseline: readonly number[]): number {
  const ratios = values.flatMap((value, round) => {
    const base = baseline[round];
    return base === undefined || base === 0 ? [] : [value / base];
  });
  return median(ratios);
}
