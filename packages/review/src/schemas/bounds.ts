import { note } from "../compare/comparison.ts";
import type { Words } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import type { SchemaPair } from "./pair.ts";
import { declaredTypes, typesOf } from "./view/acceptance.ts";
import type { Read, View } from "./view/view.ts";

/** Keyword that limits from one side. */
interface BoundKeyword {
  readonly kind: BoundName;
  readonly keyword: string;
  readonly exclusive?: string;
  readonly type: string;
  readonly lower: boolean;
  /** Limit of a schema without the keyword. */
  readonly absent?: number;
}

const BOUNDS: readonly BoundKeyword[] = [
  { kind: "min-length", keyword: "minLength", type: "string", lower: true, absent: 0 },
  { kind: "max-length", keyword: "maxLength", type: "string", lower: false },
  { kind: "min-items", keyword: "minItems", type: "array", lower: true, absent: 0 },
  { kind: "max-items", keyword: "maxItems", type: "array", lower: false },
  { kind: "min-properties", keyword: "minProperties", type: "object", lower: true, absent: 0 },
  { kind: "max-properties", keyword: "maxProperties", type: "object", lower: false },
  { kind: "minimum", keyword: "minimum", exclusive: "exclusiveMinimum", type: "number", lower: true },
  { kind: "maximum", keyword: "maximum", exclusive: "exclusiveMaximum", type: "number", lower: false },
];

/** Wording of an absent limit. */
const NO_LIMIT: Words = { words: "without limit" };

/** Limit; `exclusive` when the value itself no longer passes. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly site: Site | undefined;
}

type Limited = "length" | "items" | "properties" | "contains";
type BoundName = "minimum" | "maximum" | `${"min" | "max"}-${Limited}`;

/** Compares every limit on numbers, lengths and counts. */
export function compareBounds(pair: SchemaPair): void {
  const { base, head } = pair;
  const types = typesOf(base).intersection(typesOf(head));
  if (types.has("integer")) types.add("number");
  for (const bound of BOUNDS) {
    // A limit on a type that one side refuses is ineffective, and the change of type is reported.
    if (types.has(bound.type)) compareBound(pair, bound.kind, bound.lower, boundOf(base, bound), boundOf(head, bound));
  }
  const declared = declaredTypes(base).intersection(declaredTypes(head));
  if (declared.has("integer") || declared.has("number")) compareMultiples(pair);
  if (types.has("array")) compareUnique(pair);
}

/** Compares two limits of one kind. */
export function compareBound(
  { node, base, head }: SchemaPair,
  kind: BoundName,
  lower: boolean,
  before: Bound | undefined,
  after: Bound | undefined,
): void {
  const order = rank(after, lower) - rank(before, lower) || tightness(after, lower) - tightness(before, lower);
  if (order === 0 || Number.isNaN(order)) return;
  note(node, order > 0 ? `${kind}-raised` : `${kind}-lowered`, before?.site ?? base.site, after?.site ?? head.site, {
    before: shownBound(before),
    after: shownBound(after),
  });
}

function rank(bound: Bound | undefined, lower: boolean): number {
  // Finite replacement for "no limit", so that two of them are equal.
  return bound?.value ?? (lower ? -Number.MAX_VALUE : Number.MAX_VALUE);
}

/** Ranks an exclusive limit as tighter than the same inclusive one. */
function tightness(bound: Bound | undefined, lower: boolean): number {
  return bound?.exclusive ? (lower ? 1 : -1) : 0;
}

function shownBound(bound: Bound | undefined): number | Words {
  if (!bound) return NO_LIMIT;
  return bound.exclusive ? { words: `\`${bound.value}\` (itself excluded)` } : bound.value;
}

function boundOf(view: View, { keyword, exclusive = "", lower, absent }: BoundKeyword): Bound | undefined {
  const isInteger = !typesOf(view).has("number");
  // OpenAPI 3.0 uses a boolean where 3.1 uses a number.
  const bounds = view.parts.flatMap(({ site, schema }) =>
    [keyword, exclusive].flatMap((key) => {
      const value = schema[key];
      if (typeof value !== "number") return [];
      const bound = { value, exclusive: key === exclusive || schema[exclusive] === true };
      return [{ ...(isInteger ? roundBound(bound, lower) : bound), site: view.tree.child(site, key) }];
    }),
  );
  const [tightest] = bounds.toSorted(
    (a, b) => (lower ? 1 : -1) * (b.value - a.value) || Number(b.exclusive) - Number(a.exclusive),
  );
  return tightest ?? (absent === undefined ? undefined : { value: absent, exclusive: false, site: undefined });
}

/** Limit of integers: the first integer that passes. */
function roundBound({ value, exclusive }: Omit<Bound, "site">, lower: boolean): Omit<Bound, "site"> {
  const rounded = lower ? Math.ceil(value) : Math.floor(value);
  const isLeftOut = exclusive && rounded === value;
  return { value: isLeftOut ? rounded + (lower ? 1 : -1) : rounded, exclusive: false };
}

function compareMultiples({ base, head, node }: SchemaPair): void {
  const [before, after] = [base.all("multipleOf"), head.all("multipleOf")];
  // The change between numbers and integers is reported as one of types.
  const isTypeTold = declaredTypes(base).has("number") !== declaredTypes(head).has("number");
  const [from, to] = [multipleOfAll(base, before), multipleOfAll(head, after)].map((multiple) =>
    isTypeTold && multiple === 1 ? undefined : multiple,
  );
  if (from === to || (isTypeTold && (from ?? 1) === (to ?? 1))) return;
  // Every multiple of 10 is one of 5, so 10 to 5 lets more pass; no limit lets everything pass.
  const isWider = to === undefined || (from !== undefined && isMultiple(from, to));
  const isNarrower = from === undefined || (to !== undefined && isMultiple(to, from));
  const kind = isWider ? "widened" : isNarrower ? "narrowed" : "changed";
  const values = { before: from, after: to };
  note(node, `multiple-of-${kind}`, before[0]?.site ?? base.site, after[0]?.site ?? head.site, values);
}

/** Least common multiple; undefined when every number of the type passes. */
function multipleOfAll(view: View, reads: readonly Read[]): number | undefined {
  const isInteger = !typesOf(view).has("number");
  const values = [...(isInteger ? [1] : []), ...reads.map(({ value }) => Number(value)).filter((value) => value > 0)];
  if (values.length === 0) return undefined;
  return values.reduce((multiple, value) => {
    let next = multiple;
    // Two numbers without a small common multiple are represented by their product.
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
  const kind = isUnique(head) ? "unique-items-added" : "unique-items-removed";
  note(node, kind, base.first("uniqueItems")?.site ?? base.site, head.first("uniqueItems")?.site ?? head.site);
}
