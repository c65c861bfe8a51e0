import {
  accepts,
  allowsNull,
  declaredTypes,
  type Site,
  typesOf,
  type View,
  valuesOf,
} from "@numbers-api/openapi/schema-view";
import { listed } from "../model/json.ts";
import { onlyIn, type SchemaPair } from "./pair.ts";

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
  if (!isNarrower && !isWider) return;
  const isDeclared = declaredTypes(base).symmetricDifference(declaredTypes(head)).size > 0;
  // `multipleOf: 1` makes a number an integer; that change is reported by its own keyword if integers are left.
  const isOfNumbers = pair.types.has("integer") && [...before.symmetricDifference(after)].join() === "number";
  if (!isDeclared && isOfNumbers) return;
  // Only null is left, so a value that a reader expects never comes.
  const isEmptied = after.size === 0 && allowsNull(head);
  const kind = isEmptied || (isNarrower && isWider) ? "changed" : isWider ? "widened" : "narrowed";
  const [from, to] = pair.both((view) => view.first("type"));
  pair.note(`type-${kind}`, from, to, {
    before: { words: before.size === 0 && allowsNull(base) ? "null" : typeNames(before) },
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
  const takesAll = (view: View, values: Values = new Map()): boolean =>
    [...values.values()].every(({ value }) => accepts(view, value));
  const isExact = takesAll(base, before) && takesAll(head, after);
  // Null is reported separately.
  before?.delete("null");
  after?.delete("null");
  const values = before ?? after;
  if (before && after) {
    compareLists(pair, before, after);
    return isExact;
  }
  if (!values?.size) return false;
  // One side has no list: each value of the other is checked against it.
  const all = [...values.values()].map(({ value }) => value);
  if (before) pair.note("enum-removed", keywordSite(base), undefined, { before: all });
  else pair.note("enum-added", undefined, keywordSite(head), { after: all });
  const [list, free] = before ? [base, head] : [head, base];
  if ([...all.map((value) => accepts(free, value)), accepts(list, null)].includes(undefined)) return false;
  const accepted = new Map([...values].filter(([, { value }]) => accepts(free, value)));
  compareLists(pair, before ?? accepted, after ?? accepted);
  return true;
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
  const [gone, come] = [onlyIn(before, after), onlyIn(after, before)];
  const [[from], [to]] = [gone, come];
  if (from && to && before.size === 1 && after.size === 1) {
    pair.note("const-changed", from, to, { before: from.value, after: to.value });
    return;
  }
  noteValues(pair, "removed", gone);
  noteValues(pair, "added", come);
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
