import { listed } from "../model/json.ts";
import { allowsNull, typesOf, valuesOf } from "../model/passing.ts";
import type { Site } from "../model/site.ts";
import type { View } from "../model/view.ts";
import { note } from "./comparison.ts";
import type { SchemaPair } from "./schema.ts";

/** Compares which types may pass, and whether null may. */
export function compareTypes({ base, head, node }: SchemaPair): void {
  const typeSite = (view: View): Site | undefined => view.first("type")?.site ?? view.site;
  if (allowsNull(base) !== allowsNull(head)) {
    const [before, after] = [
      base.first("nullable")?.site ?? typeSite(base),
      head.first("nullable")?.site ?? typeSite(head),
    ];
    note(node, allowsNull(head) ? "null-allowed" : "null-forbidden", before, after);
  }
  // Where both are unions, their branches are compared one by one.
  const withUnions = base.unions.length > 0 !== head.unions.length > 0;
  const [before, after] = [typesOf(base, withUnions), typesOf(head, withUnions)];
  before.delete("null");
  after.delete("null");
  const lost = before.difference(after);
  const gained = after.difference(before);
  if (lost.size === 0 && gained.size === 0) return;
  // Only null is left, so a value is waited for in vain.
  const isEmptied = after.size === 0 && allowsNull(head);
  const kind =
    isEmptied || (lost.size > 0 && gained.size > 0)
      ? "type-changed"
      : gained.size > 0
        ? "type-widened"
        : "type-narrowed";
  note(node, kind, typeSite(base), typeSite(head), {
    before: { words: named(before) },
    after: { words: isEmptied ? "null" : named(after) },
  });
}

function named(types: ReadonlySet<string>): string {
  if (types.size >= 6) return "any type";
  const words = [...types].filter((type) => type !== "integer" || !types.has("number")).sort();
  return listed(words, "or") || "nothing";
}

/** Compares the lists of values that may pass: `enum`, `const`, and the common extension for open lists. */
export function compareValues({ base, head, node }: SchemaPair): void {
  const withUnions = base.unions.length > 0 !== head.unions.length > 0;
  const [before, after] = [valuesOf(base, withUnions), valuesOf(head, withUnions)];
  before?.delete("null");
  after?.delete("null");
  if (before && after) compareLists();
  else if (after && !before)
    note(node, "enum-added", base.site, keywordSite(head), { after: [...after.values()].map(({ value }) => value) });
  else if (before && !after)
    note(node, "enum-removed", keywordSite(base), head.site, {
      before: [...before.values()].map(({ value }) => value),
    });
  compareExtensible();

  function compareLists(): void {
    const gone = [...(before ?? [])].filter(([key]) => !after?.has(key)).map(([, read]) => read);
    const come = [...(after ?? [])].filter(([key]) => !before?.has(key)).map(([, read]) => read);
    const [from] = gone;
    const [to] = come;
    if (from && to && before?.size === 1 && after?.size === 1) {
      note(node, "const-changed", from.site, to.site, { before: from.value, after: to.value });
      return;
    }
    for (const { value, site } of gone) note(node, "enum-value-removed", site, keywordSite(head), { before: value });
    for (const { value, site } of come) note(node, "enum-value-added", keywordSite(base), site, { after: value });
  }

  function compareExtensible(): void {
    const values = (view: View): unknown[] => view.all("x-extensible-enum").flatMap(({ value }) => value);
    const [from, to] = [values(base), values(head)];
    const [baseSite, headSite] = [base.first("x-extensible-enum")?.site, head.first("x-extensible-enum")?.site];
    if (from.length === 0 || to.length === 0) return;
    for (const value of from)
      if (!to.includes(value)) note(node, "extensible-enum-value-removed", baseSite, headSite, { before: value });
    for (const value of to)
      if (!from.includes(value)) note(node, "extensible-enum-value-added", baseSite, headSite, { after: value });
  }
}

function keywordSite(view: View): Site | undefined {
  return (view.first("enum") ?? view.first("const"))?.site ?? view.site;
}
