import { listed } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import type { SchemaPair } from "./pair.ts";
import { accepts, allowsNull, declaredTypes, typesOf, valuesOf } from "./view/acceptance.ts";
import type { View } from "./view/view.ts";

type Values = ReadonlyMap<string, Site>;

/** Compares types, null, and listed values. Returns true when the listed values decide everything else as well. */
export function compareTypesAndValues(pair: SchemaPair): boolean {
  compareNull(pair);
  compareExtensible(pair);
  if (compareValues(pair)) return true;
  compareTypes(pair);
  return false;
}

function compareNull(pair: SchemaPair): void {
  const [before, after] = pair.both(allowsNull);
  if (before === after || pair.base.mayBeNull || pair.head.mayBeNull) return;
  const [from, to] = pair.both((view) => view.first("nullable") ?? view.first("type"));
  pair.note(after ? "null-allowed" : "null-forbidden", from, to);
}

function compareTypes(pair: SchemaPair): void {
  const { base, head } = pair;
  const [before, after] = pair.both((view) => typesOf(view).difference(new Set(["null"])));
  const [isNarrower, isWider] = [!before.isSubsetOf(after), !after.isSubsetOf(before)];
  // `multipleOf: 1` makes a number an integer; that change is reported by its own keyword.
  if ((!isNarrower && !isWider) || declaredTypes(base).symmetricDifference(declaredTypes(head)).size === 0) return;
  // Only null is left, so a value that a reader expects never comes.
  const isEmptied = after.size === 0 && allowsNull(head);
  const kind = isEmptied || (isNarrower && isWider) ? "changed" : isWider ? "widened" : "narrowed";
  const [from, to] = pair.both((view) => view.first("type"));
  pair.note(`type-${kind}`, from, to, {
    before: { words: typeNames(before) },
    after: { words: isEmptied ? "null" : typeNames(after) },
  });
}

function typeNames(types: ReadonlySet<string>): string {
  if (types.size >= 6) return "any type";
  const words = [...types].filter((type) => type !== "integer" || !types.has("number")).sort();
  return listed(words, "or") || "nothing";
}

/**
 * Compares `enum` and `const`. Returns true when all values of a side are listed scalars, so that other keywords do not
 * matter.
 */
function compareValues(pair: SchemaPair): boolean {
  const { base, head } = pair;
  const [listedBefore, listedAfter] = pair.both(valuesOf);
  const before = listedBefore ?? (listedAfter && booleans(base));
  const after = listedAfter ?? (listedBefore && booleans(head));
  const isExact =
    [...(before?.values() ?? [])].every(({ value }) => accepts(base, value)) &&
    [...(after?.values() ?? [])].every(({ value }) => accepts(head, value));
  // Null is reported separately.
  before?.delete("null");
  after?.delete("null");
  if (before && after) {
    compareLists(pair, before, after);
    return isExact;
  }
  if (before && before.size > 0) return compareWithFree(pair, before, "before");
  return after && after.size > 0 ? compareWithFree(pair, after, "after") : false;
}

/** A schema of booleans also lists its values. */
function booleans(view: View): Map<string, Site> | undefined {
  const types = typesOf(view).difference(new Set(["null"]));
  const { site } = view;
  if (types.size !== 1 || !types.has("boolean") || !site || accepts(view, true) !== accepts(view, false))
    return undefined;
  return new Map([true, false].map((value) => [String(value), { ...site, value }]));
}

function compareLists(pair: SchemaPair, before: Values, after: Values): void {
  const gone = [...before].flatMap(([key, read]) => (after.has(key) ? [] : [read]));
  const come = [...after].flatMap(([key, read]) => (before.has(key) ? [] : [read]));
  const [from, to] = [gone[0], come[0]];
  if (from && to && before.size === 1 && after.size === 1)
    return pair.note("const-changed", from, to, { before: from.value, after: to.value });
  noteValues(pair, "removed", gone);
  noteValues(pair, "added", come);
}

/** Compares a list of values with a schema that has none: each value is checked against it. */
function compareWithFree(pair: SchemaPair, values: Values, side: "before" | "after"): boolean {
  const reads = [...values.values()];
  const [list, free] = side === "before" ? [pair.base, pair.head] : [pair.head, pair.base];
  const site = keywordSite(list);
  const all = reads.map(({ value }) => value);
  if (side === "before") pair.note("enum-removed", site, undefined, { before: all });
  else pair.note("enum-added", undefined, site, { after: all });
  const results = reads.map(({ value }) => accepts(free, value));
  if (results.includes(undefined) || accepts(list, null) === undefined) return false;
  noteValues(
    pair,
    side === "before" ? "removed" : "added",
    reads.filter((_, index) => !results[index]),
  );
  return true;
}

/** Notes the values of one list that came or went: one edit. */
function noteValues(pair: SchemaPair, change: "added" | "removed", reads: readonly Site[]): void {
  const [first] = reads;
  if (!first) return;
  const values = reads.length === 1 ? first.value : { several: reads.map(({ value }) => value) };
  if (change === "removed") pair.note("enum-value-removed", first, keywordSite(pair.head), { before: values });
  else pair.note("enum-value-added", keywordSite(pair.base), first, { after: values });
}

/** Compares the common extension for open lists. */
function compareExtensible(pair: SchemaPair): void {
  const [before, after] = pair.both((view) => view.all("x-extensible-enum"));
  const [from, to] = [before, after].map((reads) => new Set(reads.flatMap(({ value }) => value)));
  if (!from?.size || !to?.size) return;
  const places = [before[0], after[0]] as const;
  for (const value of from.difference(to)) pair.note("extensible-enum-value-removed", ...places, { before: value });
  for (const value of to.difference(from)) pair.note("extensible-enum-value-added", ...places, { after: value });
}

function keywordSite(view: View): Site | undefined {
  return view.first("enum") ?? view.first("const");
}
