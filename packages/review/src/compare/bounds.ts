import type { Words } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import type { Read, View } from "../model/view.ts";
import { note } from "./comparison.ts";
import type { SchemaPair } from "./schema.ts";

/** The keywords that limit from one side: kind of change, keyword, and the limit that a schema has without it. */
const BOUNDS = [
  { kind: "min-length", keyword: "minLength", lower: true, absent: 0 },
  { kind: "max-length", keyword: "maxLength", lower: false },
  { kind: "min-items", keyword: "minItems", lower: true, absent: 0 },
  { kind: "max-items", keyword: "maxItems", lower: false },
  { kind: "min-properties", keyword: "minProperties", lower: true, absent: 0 },
  { kind: "max-properties", keyword: "maxProperties", lower: false },
  { kind: "min-contains", keyword: "minContains", lower: true, absent: 1 },
  { kind: "max-contains", keyword: "maxContains", lower: false },
] as const;

/** What a sentence says where there is no limit. */
const NO_LIMIT: Words = { words: "without limit" };

/** A limit; `exclusive` when the value itself no longer passes. */
interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly site: Site | undefined;
}

/** Compares every limit on numbers, lengths and counts. */
export function compareBounds(pair: SchemaPair): void {
  for (const { kind, keyword, lower, ...rest } of BOUNDS) {
    const absent = "absent" in rest ? rest.absent : undefined;
    compareBound(
      pair,
      kind,
      lower,
      sizeBound(pair.base, keyword, lower, absent),
      sizeBound(pair.head, keyword, lower, absent),
    );
  }
  compareBound(pair, "minimum", true, numberBound(pair.base, true), numberBound(pair.head, true));
  compareBound(pair, "maximum", false, numberBound(pair.base, false), numberBound(pair.head, false));
  compareMultiples(pair);
  compareUnique(pair);
}

function compareBound(
  { node, base, head }: SchemaPair,
  kind: (typeof BOUNDS)[number]["kind"] | "minimum" | "maximum",
  lower: boolean,
  before: Bound | undefined,
  after: Bound | undefined,
): void {
  const order = rank(after, lower) - rank(before, lower) || tie(after, lower) - tie(before, lower);
  if (order === 0 || Number.isNaN(order)) return;
  note(node, order > 0 ? `${kind}-raised` : `${kind}-lowered`, before?.site ?? base.site, after?.site ?? head.site, {
    before: told(before),
    after: told(after),
  });
}

function rank(bound: Bound | undefined, lower: boolean): number {
  // A finite stand-in for "no limit", so that two of them are equal.
  return bound?.value ?? (lower ? -Number.MAX_VALUE : Number.MAX_VALUE);
}

/** An exclusive limit is a little tighter than the same inclusive one. */
function tie(bound: Bound | undefined, lower: boolean): number {
  return bound?.exclusive ? (lower ? 1 : -1) : 0;
}

function told(bound: Bound | undefined): number | Words {
  if (!bound) return NO_LIMIT;
  return bound.exclusive ? { words: `\`${bound.value}\` (itself excluded)` } : bound.value;
}

function sizeBound(view: View, keyword: string, lower: boolean, absent: number | undefined): Bound | undefined {
  const own = view
    .all(keyword)
    .flatMap(({ value, site }) => (typeof value === "number" ? [{ value, exclusive: false, site }] : []));
  return (
    tightest(own, lower) ?? (absent === undefined ? undefined : { value: absent, exclusive: false, site: undefined })
  );
}

function numberBound(view: View, lower: boolean): Bound | undefined {
  const [inclusive, exclusive] = lower ? ["minimum", "exclusiveMinimum"] : ["maximum", "exclusiveMaximum"];
  // OpenAPI 3.0 says with a boolean what 3.1 says with a number.
  const bounds = view.parts.flatMap(({ site, schema }) =>
    [inclusive, exclusive].flatMap((keyword) => {
      const value = schema[keyword];
      if (typeof value !== "number") return [];
      const strict = keyword === exclusive || schema[exclusive] === true;
      return [{ value, exclusive: strict, site: view.tree.child(site, keyword) }];
    }),
  );
  return tightest(bounds, lower);
}

function tightest(bounds: readonly Bound[], lower: boolean): Bound | undefined {
  const tighter = (a: Bound, b: Bound): number =>
    (lower ? b.value - a.value : a.value - b.value) || tie(a, lower) - tie(b, lower);
  return bounds.toSorted((a, b) => tighter(a, b) || Number(b.exclusive) - Number(a.exclusive))[0];
}

function compareMultiples({ base, head, node }: SchemaPair): void {
  const [before, after] = [base.all("multipleOf"), head.all("multipleOf")];
  const [from, to] = [multipleOfAll(before), multipleOfAll(after)];
  if (from === to) return;
  // Every multiple of 10 is one of 5, so 10 to 5 lets more pass; no limit lets everything pass.
  const kind =
    to === undefined || (from !== undefined && isMultiple(from, to))
      ? "widened"
      : from === undefined || isMultiple(to, from)
        ? "narrowed"
        : "changed";
  const values = { before: from, after: to };
  note(node, `multiple-of-${kind}`, before[0]?.site ?? base.site, after[0]?.site ?? head.site, values);
}

/** What a multiple of each is a multiple of; undefined without any. */
function multipleOfAll(reads: readonly Read[]): number | undefined {
  const values = reads.map(({ value }) => Number(value)).filter((value) => value > 0);
  if (values.length === 0) return undefined;
  return values.reduce((multiple, value) => {
    let next = multiple;
    // Two that share no small multiple are as good as told apart by their product.
    for (let times = 1; times <= 1000 && !isMultiple(next, value); times += 1) next = multiple * (times + 1);
    return isMultiple(next, value) ? next : multiple * value;
  });
}

function isMultiple(value: number, of: number): boolean {
  const times = value / of;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

function compareUnique({ base, head, node }: SchemaPair): void {
  const isUnique = (view: View): boolean => view.all("uniqueItems").some(({ value }) => value === true);
  if (isUnique(base) === isUnique(head)) return;
  note(
    node,
    isUnique(head) ? "unique-items-added" : "unique-items-removed",
    base.first("uniqueItems")?.site ?? base.site,
    head.first("uniqueItems")?.site ?? head.site,
  );
}
