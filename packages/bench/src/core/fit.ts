/** Growth of a cost: `fixed + factor × size ** exponent`. */
export interface Growth {
  readonly fixed: number;
  readonly factor: number;
  readonly exponent: number;
}

/** Cost measured at a size. */
export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** Candidate exponents, up to cubic growth. */
const EXPONENTS = Array.from({ length: 300 }, (_, index) => (index + 1) / 100);

/**
 * Fits a fixed cost and a power of the size to measurements, by least squares of the relative errors, so that small
 * sizes count as much as large ones. Neither part is negative.
 *
 * @throws {RangeError} with fewer than three sizes, which any exponent would fit.
 */
export function fitGrowth(points: readonly Point[]): Growth {
  if (new Set(points.map(({ size }) => size)).size < 3) throw new RangeError("a growth needs three sizes at least");
  const fits = EXPONENTS.map((exponent) => fitLine(points, exponent));
  return fits.reduce((best, fit) => (fit.error < best.error ? fit : best));
}

/** Best fixed cost and factor for one exponent, and the remaining sum of the squared relative errors. */
function fitLine(points: readonly Point[], exponent: number): Growth & { readonly error: number } {
  const rows = points.map(({ size, cost }) => ({ one: 1 / cost, power: size ** exponent / cost }));
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const [aa, ab, bb] = [
    sum(({ one }) => one * one),
    sum(({ one, power }) => one * power),
    sum(({ power }) => power ** 2),
  ];
  const [a, b] = [sum(({ one }) => one), sum(({ power }) => power)];
  const determinant = aa * bb - ab * ab;
  const candidates = [
    { fixed: (a * bb - b * ab) / determinant, factor: (b * aa - a * ab) / determinant },
    { fixed: a / aa, factor: 0 },
    { fixed: 0, factor: b / bb },
  ].filter(({ fixed, factor }) => fixed >= 0 && factor >= 0);
  const errors = candidates.map(({ fixed, factor }) => ({
    fixed,
    factor,
    exponent,
    error: sum(({ one, power }) => (fixed * one + factor * power - 1) ** 2),
  }));
  return errors.reduce((best, fit) => (fit.error < best.error ? fit : best));
}
