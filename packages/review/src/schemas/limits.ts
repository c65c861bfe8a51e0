import { declaredTypes, isMultiple, type Site, typesOf, type View } from "@numbers-api/openapi/schema-view";
import type { Words } from "../model/graph.ts";
import { onlyIn, type SchemaPair } from "./pair.ts";

type BoundKind = "minimum" | "maximum" | `${"min" | "max"}-${"length" | "items" | "properties" | "contains"}`;

/** Keywords that limit from one side. */
const BOUNDS: readonly (readonly [kind: BoundKind, keyword: string, type: string, exclusive?: string])[] = [
  ["min-length", "minLength", "string"],
  ["max-length", "maxLength", "string"],
  ["min-items", "minItems", "array"],
  ["max-items", "maxItems", "array"],
  ["min-properties", "minProperties", "object"],
  ["max-properties", "maxProperties", "object"],
  ["minimum", "minimum", "number", "exclusiveMinimum"],
  ["maximum", "maximum", "number", "exclusiveMaximum"],
];

/** Keywords whose values are limits without an order, except that a format can be wider than another one. */
const TEXTS = [
  ["format", "format"],
  ["pattern", "pattern"],
  ["content-encoding", "contentEncoding"],
  ["content-media-type", "contentMediaType"],
] as const;

type TextKind = (typeof TEXTS)[number][0];

/** Limit; `exclusive` when the value itself no longer passes. No limit is an infinite one. */
interface Bound {
  readonly value: number;
  readonly exclusive?: boolean;
  readonly site?: Site | undefined;
}

/** Compares the limits of numbers, lengths, counts and texts. */
export function compareLimits(pair: SchemaPair): void {
  // A limit on a type that one side refuses is ineffective, and the change of type is reported.
  const types = pair.types.has("integer") ? pair.types.union(new Set(["number"])) : pair.types;
  for (const row of BOUNDS)
    if (types.has(row[2])) compareBound(pair, row[0], ...pair.both((view) => boundOf(view, ...row)));
  compareMultiples(pair);
  const [was, is] = pair.both((view) => view.all("uniqueItems").find(({ value }) => value === true));
  if (types.has("array") && (was === undefined) !== (is === undefined))
    pair.note(is ? "unique-items-added" : "unique-items-removed", was, is);
  for (const [kind, keyword] of TEXTS) compareTexts(pair, kind, keyword);
}

export function compareBound(pair: SchemaPair, kind: BoundKind, before: Bound, after: Bound): void {
  const order = tightness(kind, after, before);
  if (order === 0) return;
  const isRaised = order > 0 === kind.startsWith("min");
  pair.note(`${kind}-${isRaised ? "raised" : "lowered"}`, before.site, after.site, {
    before: shownBound(before),
    after: shownBound(after),
  });
}

/** Order of two limits, the tighter one greater. */
function tightness(kind: BoundKind, one: Bound, two: Bound): number {
  if (one.value === two.value) return Number(one.exclusive ?? false) - Number(two.exclusive ?? false);
  return kind.startsWith("min") ? one.value - two.value : two.value - one.value;
}

function shownBound({ value, exclusive }: Bound): number | Words {
  if (!Number.isFinite(value)) return { words: "without limit" };
  return exclusive ? { words: `\`${value}\` (itself excluded)` } : value;
}

function boundOf(view: View, kind: BoundKind, keyword: string, _type: string, exclusiveKeyword = ""): Bound {
  const sign = kind.startsWith("min") ? 1 : -1;
  const isInteger = !typesOf(view).has("number");
  const bounds = view.parts.flatMap((part) =>
    [keyword, exclusiveKeyword].flatMap((key): Bound[] => {
      const site = view.of(part, key);
      const value = site?.value;
      if (typeof value !== "number") return [];
      // OpenAPI 3.0 uses a boolean where 3.1 uses a number.
      const exclusive = key === exclusiveKeyword || part.schema[exclusiveKeyword] === true;
      if (!isInteger) return [{ value, exclusive, site }];
      // The first integer that passes.
      const first = exclusive ? Math.floor(sign * value) + 1 : Math.ceil(sign * value);
      return [{ value: sign * first, site }];
    }),
  );
  const [tightest] = bounds.sort((a, b) => tightness(kind, b, a));
  return tightest ?? { value: kind.startsWith("min-") ? 0 : -sign * Number.POSITIVE_INFINITY };
}

function compareMultiples(pair: SchemaPair): void {
  const [was, is] = pair.both(declaredTypes);
  if (!was.has("integer") || !is.has("integer")) return;
  // The change between numbers and integers is reported as one of types.
  const isTypeTold = was.has("number") !== is.has("number");
  const [from, to] = pair.both((view) => {
    const multiple = multipleOfAll(view);
    return isTypeTold && multiple === 1 ? undefined : multiple;
  });
  if (from === to) return;
  // Every multiple of 10 is one of 5, so 10 to 5 lets more pass; no limit lets everything pass.
  const isWider = to === undefined || (from !== undefined && isMultiple(from, to));
  const isNarrower = from === undefined || (to !== undefined && isMultiple(to, from));
  const kind = isWider ? "widened" : isNarrower ? "narrowed" : "changed";
  const values = { before: from, after: to };
  const [before, after] = pair.both((view) => view.first("multipleOf"));
  pair.note(`multiple-of-${kind}`, before, after, values);
}

/** Least common multiple; undefined when every number of the type passes. */
function multipleOfAll(view: View): number | undefined {
  const isInteger = !typesOf(view).has("number");
  const limits = view.all("multipleOf").map(({ value }) => Number(value));
  const values = [...(isInteger ? [1] : []), ...limits.filter((value) => value > 0)];
  if (values.length === 0) return undefined;
  return values.reduce((multiple, value) => {
    let next = multiple;
    // Two numbers without a small common multiple are represented by their product.
    for (let times = 1; times <= 1000 && !isMultiple(next, value); times += 1) next = multiple * (times + 1);
    return isMultiple(next, value) ? next : multiple * value;
  });
}

/** Patterns that every text matches. */
const ANYTHING = new Set(["", ".*", "^.*", "^", "$", "[\\s\\S]*", "^[\\s\\S]*$"]);

/** Formats of 3.0 that are keywords of JSON Schema in 3.1 (OpenAPI 3.1, "Considerations for File Uploads"). */
const BINARY: ReadonlyMap<unknown, readonly [keyword: string, value: string]> = new Map([
  ["byte", ["contentEncoding", "base64"]],
  ["base64", ["contentEncoding", "base64"]],
  ["binary", ["contentMediaType", "application/octet-stream"]],
]);

/** Values of a keyword that limit something, each once. */
function textsOf(view: View, keyword: string): Map<string, Site> {
  const own = view.all(keyword).filter(({ value }) => keyword !== "pattern" || !ANYTHING.has(String(value)));
  const moved = view.all("format").flatMap((read) => {
    const [to, value] = BINARY.get(read.value) ?? ["format", read.value];
    return to === keyword ? [{ ...read, value }] : [];
  });
  return new Map([...(keyword === "format" ? [] : own), ...moved].map((read) => [String(read.value), read]));
}

/** Pairs of formats in which the second includes every value of the first. */
const WIDER = new Set([
  ...["int32 int64", "float double", "email idn-email", "hostname idn-hostname"],
  ...["uri iri", "uri uri-reference", "uri-reference iri-reference"],
]);

/** Formats of strings (JSON Schema Validation 2020-12, section 7.3). */
const STRING_FORMAT =
  /^((date-)?time|date|duration|(idn-)?(email|hostname)|ipv[46]|[ui]ri(-reference)?|uri-template|uuid|(relative-)?json-pointer|regex)$/;

function compareTexts(pair: SchemaPair, kind: TextKind, keyword: string): void {
  const [before, after] = pair.both((view) => textsOf(view, keyword));
  const isEffective = ({ value }: Site): boolean =>
    pair.types.has("string") || (kind === "format" && !STRING_FORMAT.test(String(value)));
  const gone = onlyIn(before, after).filter(isEffective);
  const come = onlyIn(after, before).filter(isEffective);
  for (const [index] of (gone.length > come.length ? gone : come).entries())
    noteText(pair, kind, gone[index], come[index]);
}

function noteText(pair: SchemaPair, kind: TextKind, from: Site | undefined, to: Site | undefined): void {
  const values = { before: from?.value, after: to?.value };
  if (kind !== "format") {
    pair.note(`${kind}-${!to ? "removed" : from ? "changed" : "added"}`, from, to, values);
  } else if (from && to) {
    const isWider = WIDER.has(`${from.value} ${to.value}`);
    const isNarrower = WIDER.has(`${to.value} ${from.value}`);
    pair.note(`format-${isWider ? "widened" : isNarrower ? "narrowed" : "changed"}`, from, to, values);
  } else {
    // The widest format of a type is the same as none.
    const hasFractions = pair.both((view) => typesOf(view).has("number")).includes(true);
    const isWidest = (format: unknown): boolean => format === "double" || (format === "int64" && !hasFractions);
    if (!isWidest((from ?? to)?.value)) pair.note(`format-${to ? "added" : "removed"}`, from, to, values);
  }
}
