import { note } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import { listed } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import type { SchemaPair } from "./pair.ts";
import { accepts, allowsNull, declaredTypes, typesOf, valuesOf } from "./view/acceptance.ts";
import type { Read, View } from "./view/view.ts";

type Values = Map<string, Read>;

/** Compares types, null, and listed values. Returns true when the listed values decide everything else as well. */
export function compareTypesAndValues(pair: SchemaPair): boolean {
  compareNull(pair);
  compareExtensible(pair);
  if (compareValues(pair)) return true;
  compareTypes(pair);
  return false;
}

function compareNull({ base, head, node }: SchemaPair): void {
  const [before, after] = [allowsNull(base), allowsNull(head)];
  if (before === after || base.mayBeNull || head.mayBeNull) return;
  const at = (view: View): Site | undefined => view.first("nullable")?.site ?? typeSite(view);
  note(node, after ? "null-allowed" : "null-forbidden", at(base), at(head));
}

function compareTypes({ base, head, node }: SchemaPair): void {
  const [before, after] = [typesOf(base), typesOf(head)];
  before.delete("null");
  after.delete("null");
  const lost = before.difference(after);
  const gained = after.difference(before);
  if (lost.size === 0 && gained.size === 0) return;
  // `multipleOf: 1` makes a number an integer; that change is reported by its own keyword.
  if (declaredTypes(base).symmetricDifference(declaredTypes(head)).size === 0) return;
  // Only null is left, so a value that a reader expects never comes.
  const isEmptied = after.size === 0 && allowsNull(head);
  const isOther = isEmptied || (lost.size > 0 && gained.size > 0);
  const kind = isOther ? "type-changed" : gained.size > 0 ? "type-widened" : "type-narrowed";
  note(node, kind, typeSite(base), typeSite(head), {
    before: { words: typeNames(before) },
    after: { words: isEmptied ? "null" : typeNames(after) },
  });
}

function typeSite(view: View): Site | undefined {
  return view.first("type")?.site ?? view.site;
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
  const [listedBefore, listedAfter] = [valuesOf(base), valuesOf(head)];
  const before = listedBefore ?? (listedAfter ? booleans(base) : undefined);
  const after = listedAfter ?? (listedBefore ? booleans(head) : undefined);
  const isExact = isCertain(base, before) && isCertain(head, after);
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
function booleans(view: View): Values | undefined {
  const types = typesOf(view);
  types.delete("null");
  const { site } = view;
  if (types.size !== 1 || !types.has("boolean") || !site || accepts(view, true) !== accepts(view, false))
    return undefined;
  return new Map([true, false].map((value) => [String(value), { value, site }]));
}

/** Checks that a schema accepts each of its listed values, as far as all its keywords can be computed. */
function isCertain(view: View, values: Values | undefined): boolean {
  return [...(values?.values() ?? [])].every(({ value }) => accepts(view, value) === true);
}

function compareLists({ base, head, node }: SchemaPair, before: Values, after: Values): void {
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, read]) => read);
  const come = [...after].filter(([key]) => !before.has(key)).map(([, read]) => read);
  const [from] = gone;
  const [to] = come;
  if (from && to && before.size === 1 && after.size === 1) {
    note(node, "const-changed", from.site, to.site, { before: from.value, after: to.value });
    return;
  }
  noteValues(node, "removed", gone, keywordSite(head));
  noteValues(node, "added", come, keywordSite(base));
}

/** Compares a list of values with a schema that has none: each value is checked against it. */
function compareWithFree({ base, head, node }: SchemaPair, values: Values, side: "before" | "after"): boolean {
  const list = [...values.values()].map(({ value }) => value);
  if (side === "before") note(node, "enum-removed", keywordSite(base), head.site, { before: list });
  else note(node, "enum-added", base.site, keywordSite(head), { after: list });
  const free = side === "before" ? head : base;
  const results = list.map((value) => accepts(free, value));
  if (results.includes(undefined) || accepts(side === "before" ? base : head, null) === undefined) return false;
  const refused = [...values.values()].filter((_, index) => results[index] !== true);
  noteValues(node, side === "before" ? "removed" : "added", refused, free.site);
  return true;
}

/** Notes the values of one list that came or went: one edit. */
function noteValues(node: Node, change: "added" | "removed", reads: readonly Read[], other: Site | undefined): void {
  const [first] = reads;
  if (!first) return;
  const values = reads.length === 1 ? first.value : { several: reads.map(({ value }) => value) };
  if (change === "removed") note(node, "enum-value-removed", first.site, other, { before: values });
  else note(node, "enum-value-added", other, first.site, { after: values });
}

/** Compares the common extension for open lists. */
function compareExtensible({ base, head, node }: SchemaPair): void {
  const values = (view: View): unknown[] => view.all("x-extensible-enum").flatMap(({ value }) => value);
  const [from, to] = [values(base), values(head)];
  const [baseSite, headSite] = [base.first("x-extensible-enum")?.site, head.first("x-extensible-enum")?.site];
  if (from.length === 0 || to.length === 0) return;
  for (const value of from)
    if (!to.includes(value)) note(node, "extensible-enum-value-removed", baseSite, headSite, { before: value });
  for (const value of to)
    if (!from.includes(value)) note(node, "extensible-enum-value-added", baseSite, headSite, { after: value });
}

function keywordSite(view: View): Site | undefined {
  return (view.first("enum") ?? view.first("const"))?.site ?? view.site;
}
