/** Pairs of corresponding items of two lists. */
export interface Matched<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly gone: readonly T[];
  readonly come: readonly T[];
}

/** Pairs the items of two lists without a significant order: equal ones first, then the rest in turn. */
export function match<T>(before: readonly T[], after: readonly T[], isEqual: (from: T, to: T) => boolean): Matched<T> {
  const come = new Set(after);
  const pairs: [T, T][] = [];
  const open = before.filter((from) => {
    const to = [...come].find((candidate) => isEqual(from, candidate));
    if (to === undefined) return true;
    come.delete(to);
    pairs.push([from, to]);
    return false;
  });
  const rest = [...come];
  const count = Math.min(open.length, rest.length);
  for (const [index, from] of open.slice(0, count).entries()) pairs.push([from, rest[index] as T]); // Below the count.
  return { pairs, gone: open.slice(count), come: rest.slice(count) };
}
