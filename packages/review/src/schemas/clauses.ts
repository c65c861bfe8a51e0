import type { Site } from "@numbers-api/openapi/schema-view";
import type { SchemaPair } from "./pair.ts";

/** Limit of which a schema can have several, each with an effect of its own. */
export interface Clause extends Site {
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
  isSame: (from: T, to: T) => boolean = (from, to) => pair.areEqual(from, to),
): void {
  const keyOf = ({ name = "" }: Clause): string => name;
  // The same ones first, then the others in turn.
  const { pairs, gone, come } = match(before, after, [{ keyOf, isSame }, { keyOf }]);
  for (const [from, to] of pairs) compare(from, to);
  for (const clause of gone) pair.note(`${kind}-removed`, clause, undefined, { name: clause.name });
  for (const clause of come) pair.note(`${kind}-added`, undefined, clause, { name: clause.name });
}

/** Rule by which items belong together: they have one key, and are the same. */
interface Rule<T> {
  readonly keyOf: (item: T) => string | undefined;
  readonly isSame?: (from: T, to: T) => boolean;
}

/** Pairs the items of two lists without a significant order by one rule after another; `rank` sorts the candidates. */
export function match<T>(
  before: readonly T[],
  after: readonly T[],
  rules: readonly Rule<T>[],
  rank = (_: T, candidates: readonly T[]): readonly T[] => candidates,
) {
  const [gone, come] = [new Set(before), new Set(after)];
  const pairs: (readonly [T, T])[] = [];
  for (const { keyOf, isSame = () => true } of rules) {
    const byKey = Map.groupBy(come, keyOf);
    for (const from of gone) {
      const key = keyOf(from);
      const candidates = key === undefined ? [] : (byKey.get(key) ?? []).filter((each) => come.has(each));
      const to = rank(from, candidates).find((each) => isSame(from, each));
      if (to === undefined) continue;
      gone.delete(from);
      come.delete(to);
      pairs.push([from, to]);
    }
  }
  return { pairs, gone, come };
}
