import { opposite } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import type { View } from "../model/view.ts";
import { note } from "./comparison.ts";
import { match } from "./match.ts";
import type { SchemaPair } from "./schema.ts";

/** Keywords with one schema: several of them, in parts of an `allOf`, mean all of it at once. */
const CONJUNCTIVE = [
  { keyword: "items", member: "[]" },
  { keyword: "unevaluatedItems", member: "[]" },
  { keyword: "contentSchema", member: "", kind: "content-schema" },
  { keyword: "propertyNames", member: "", kind: "property-names" },
] as const;

/** Compares the keywords that apply a schema to a part of the value, or to the value itself. */
export function compareApplicators(pair: SchemaPair): void {
  for (const { keyword, member, ...rest } of CONJUNCTIVE) {
    const [base, head] = [sitesOf(pair.base, keyword), sitesOf(pair.head, keyword)];
    if (base.length === 0 && head.length === 0) continue;
    // Elsewhere, no schema is compared as one that passes all.
    if ("kind" in rest && (base.length === 0 || head.length === 0)) {
      note(pair.node, head.length > 0 ? `${rest.kind}-added` : `${rest.kind}-removed`, base[0], head[0]);
    } else pair.below(base, head, { member });
  }
  comparePrefix(pair);
  compareContains(pair);
  compareNot(pair);
}

function sitesOf(view: View, keyword: string): Site[] {
  return view.all(keyword).map(({ site }) => site);
}

function comparePrefix(pair: SchemaPair): void {
  const list = (view: View): Site[] => view.all("prefixItems").flatMap(({ site }) => view.tree.items(site));
  const [base, head] = [list(pair.base), list(pair.head)];
  for (let index = 0; index < Math.max(base.length, head.length); index += 1) {
    const [before, after] = [base[index], head[index]];
    if (before && after) pair.below([before], [after], { member: `[${index}]` });
    else note(pair.node, after ? "prefix-item-added" : "prefix-item-removed", before, after, { name: String(index) });
  }
}

/** Two `contains` ask for two items, not for one that is both, so each is compared on its own. */
function compareContains({ base, head, node, apart, below }: SchemaPair): void {
  const isEqual = (from: Site, to: Site): boolean => apart([from], [to]).isEqual();
  const { pairs, gone, come } = match(sitesOf(base, "contains"), sitesOf(head, "contains"), isEqual);
  for (const site of gone) note(node, "contains-removed", site, undefined);
  for (const site of come) note(node, "contains-added", undefined, site);
  // Where such items are counted from above, a wider schema counts more of them.
  const isCapped = [base, head].some((view) => view.first("maxContains") !== undefined);
  for (const [from, to] of pairs) {
    if (!isCapped) below([from], [to], { member: "[]" });
    else if (!isEqual(from, to)) note(node, "contains-changed", from, to);
  }
}

/** Two `not` exclude what either excludes, so each is compared on its own; what they exclude counts the other way. */
function compareNot({ base, head, node, apart, below, direction }: SchemaPair): void {
  const isEqual = (from: Site, to: Site): boolean => apart([from], [to]).isEqual();
  const { pairs, gone, come } = match(sitesOf(base, "not"), sitesOf(head, "not"), isEqual);
  for (const site of gone) note(node, "not-removed", site, undefined);
  for (const site of come) note(node, "not-added", undefined, site);
  for (const [from, to] of pairs) below([from], [to], { member: "" }, opposite(direction));
}
