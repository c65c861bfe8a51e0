import type { Site } from "../model/site.ts";
import type { SchemaPair } from "./pair.ts";

/** Limit of which a schema can have several, each with an effect of its own. */
export interface Clause {
  readonly site: Site;
  /** Only clauses of one name correspond. */
  readonly name?: string;
}

type ClauseKind =
  | ("condition" | "then" | "else" | "contains" | "not")
  | ("content-schema" | "property-names" | "dependent-required" | "dependent-schema");

/** Compares clauses that correspond, and notes those that came or went. */
export function compareClauses<T extends Clause>(
  pair: SchemaPair,
  kind: ClauseKind,
  [before, after]: readonly [readonly T[], readonly T[]],
  compare: (from: T, to: T) => void,
  isSame: (from: T, to: T) => boolean = () => true,
): void {
  const { pairs, gone, come } = match(before, after, isSame);
  for (const [from, to] of pairs) compare(from, to);
  for (const { site, name } of gone) pair.note(`${kind}-removed`, site, undefined, { name });
  for (const { site, name } of come) pair.note(`${kind}-added`, undefined, site, { name });
}

/** Pairs the items of two lists without a significant order: the same ones first, then those of one name in turn. */
export function match<T extends Clause>(
  before: readonly T[],
  after: readonly T[],
  isSame: (from: T, to: T) => boolean,
): { readonly pairs: readonly (readonly [T, T])[]; readonly gone: Iterable<T>; readonly come: Iterable<T> } {
  const [gone, come] = [new Set(before), new Set(after)];
  const pairs: [T, T][] = [];
  for (const isPair of [isSame, () => true])
    for (const from of gone) {
      const to = [...come].find((each) => each.name === from.name && isPair(from, each));
      if (!to) continue;
      gone.delete(from);
      come.delete(to);
      pairs.push([from, to]);
    }
  return { pairs, gone, come };
}
