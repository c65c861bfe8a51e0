import { note } from "../compare/comparison.ts";
import { opposite } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { compareLimited } from "./additions.ts";
import { type Clause, compareClauses } from "./clauses.ts";
import { compareBound } from "./limits.ts";
import { GAINS, LOSES, type SchemaPair, surelyLacks } from "./pair.ts";
import { typesOf } from "./view/acceptance.ts";
import { viewOf } from "./view/build-view.ts";
import type { View } from "./view/view.ts";

/** Compares the keywords that apply a schema to a part of the value, or to the value itself. */
export function compareApplicators(pair: SchemaPair): void {
  const types = typesOf(pair.base).intersection(typesOf(pair.head));
  if (types.has("array")) {
    compareItems(pair);
    compareContains(pair);
  }
  if (types.has("string")) compareAdded(pair, "contentSchema", "content-schema");
  if (types.has("object")) compareAdded(pair, "propertyNames", "property-names");
  compareNot(pair, types);
  compareConditions(pair);
}

/** Compares a keyword whose absence means more than a schema that lets everything pass. */
function compareAdded(pair: SchemaPair, keyword: string, kind: "content-schema" | "property-names"): void {
  const [base, head] = [pair.base.sites(keyword), pair.head.sites(keyword)];
  const first = (sites: readonly Site[]): Clause[] => sites.slice(0, 1).map((site) => ({ site }));
  const compare = () => pair.below(base, head, { member: "" });
  compareClauses(pair, kind, first(base), first(head), () => true, compare);
}

/** Compares items by position, then those behind every named position. */
function compareItems(pair: SchemaPair): void {
  const { base, head, node, below } = pair;
  const length = (view: View): number =>
    Math.max(0, ...view.sites("prefixItems").map((site) => view.tree.items(site).length));
  const [before, after] = [length(base), length(head)];
  for (let index = 0; index < Math.max(before, after); index += 1) {
    const [from, to] = [itemAt(base, index), itemAt(head, index)];
    if (index < before && index < after) below(from, to, { member: `[${index}]` });
    else {
      const kind = index < after ? "prefix-item-added" : "prefix-item-removed";
      note(node, kind, from[0] ?? base.site, to[0] ?? head.site, { name: String(index) });
    }
  }
  const [from, to] = [restOf(base), restOf(head)];
  if (from.length > 0 || to.length > 0) below(from, to, { member: "[]" });
}

/** Schemas of the items behind every named position. */
function restOf(view: View): Site[] {
  const items = view.sites("items");
  // If items are described, none are left unevaluated, unless the description is inside a variant.
  return items.length > 0 && !view.isDynamic ? items : [...items, ...view.sites("unevaluatedItems")];
}

/** Schemas of the item at a position; a part whose `prefixItems` ends before it has `items`. */
function itemAt(view: View, index: number): Site[] {
  return view.parts.flatMap((part) => {
    const prefix = view.of(part, "prefixItems").flatMap(({ site }) => view.tree.items(site));
    return prefix[index] ?? view.of(part, "items").map(({ site }) => site);
  });
}

/** Two `contains` require two items, not one that matches both, so each is compared separately. */
function compareContains(pair: SchemaPair): void {
  const { base, head, node, apart, below } = pair;
  const contained = (view: View) =>
    view.parts.flatMap((part) => {
      const { minContains: least = 1, maxContains: most = Number.POSITIVE_INFINITY } = part.schema;
      return view.of(part, "contains").map(({ site }) => ({ site, least: Number(least), most: Number(most) }));
    });
  const isEqual = (from: Clause, to: Clause): boolean => apart([from.site], [to.site]).isEqual();
  compareClauses(
    pair,
    "contains",
    contained(base),
    contained(head),
    (from, to) => from.least === to.least && from.most === to.most && isEqual(from, to),
    (from, to) => {
      compareBound(pair, "min-contains", { value: from.least }, { value: to.least });
      compareBound(pair, "max-contains", { value: from.most }, { value: to.most });
      // If such items have a maximum, a wider schema counts more of them.
      const isCapped = Math.min(from.most, to.most) < Number.POSITIVE_INFINITY;
      if (!isCapped) below([from.site], [to.site], { member: "[]" });
      else if (!isEqual(from, to)) note(node, "contains-changed", from.site, to.site);
    },
  );
}

/** Two `not` exclude the values that either excludes, so each is compared separately, in the opposite direction. */
function compareNot(pair: SchemaPair, types: ReadonlySet<string>): void {
  const { base, head, node, apart, below, direction } = pair;
  // A value of another type is not excluded but refused, or a new type is reported as such.
  const excluded = (view: View): Clause[] =>
    view.sites("not").flatMap((site) => (typesOf(viewOf(view.tree, [site])).isDisjointFrom(types) ? [] : [{ site }]));
  compareClauses(
    pair,
    "not",
    excluded(base),
    excluded(head),
    (from, to) => apart([from.site], [to.site]).isEqual(),
    (from, to) => {
      const child = below([from.site], [to.site], { member: "" }, opposite(direction));
      if (child.has("lenient")) note(node, "not-changed", from.site, to.site);
    },
  );
}

/** `if` with its branches. */
interface Condition extends Clause {
  readonly branches: Readonly<Record<"then" | "else", readonly Clause[]>>;
}

/** Compares `if`, `then` and `else`; each part of an `allOf` can have its own. */
function compareConditions(pair: SchemaPair): void {
  const { base, head, apart, below } = pair;
  compareClauses(
    pair,
    "condition",
    conditions(base),
    conditions(head),
    (from, to) => apart([from.site], [to.site]).isEqual(),
    (from, to) => {
      compareTests(pair, from, to);
      for (const keyword of ["then", "else"] as const) {
        const [was, is] = [from.branches[keyword], to.branches[keyword]];
        const compare = (one: Clause, two: Clause) =>
          compareLimited(pair, below([one.site], [two.site], { member: "" }));
        compareClauses(pair, keyword, was, is, () => true, compare);
      }
    },
  );
}

/** Compares the `if` of two conditions, by the branches that values leave and enter. */
function compareTests({ node, apart, direction }: SchemaPair, from: Condition, to: Condition): void {
  const test = apart([from.site], [to.site]);
  if (test.isEqual()) return;
  const [loses, gains] = [!surelyLacks(test, LOSES[direction]), !surelyLacks(test, GAINS[direction])];
  const leaves = (branch: "then" | "else"): boolean => from.branches[branch].length > 0;
  const enters = (branch: "then" | "else"): boolean => to.branches[branch].length > 0;
  const isWider = (loses && leaves("then")) || (gains && leaves("else"));
  const isNarrower = (loses && enters("else")) || (gains && enters("then"));
  if (!isWider && !isNarrower) return;
  const kind = !isNarrower ? "widened" : isWider ? "changed" : "narrowed";
  note(node, `condition-${kind}`, from.site, to.site);
}

function conditions(view: View): Condition[] {
  return view.parts.flatMap((part) => {
    const at = (keyword: string): Clause[] => view.of(part, keyword);
    // biome-ignore lint/suspicious/noThenProperty: keyword of JSON Schema; this object is never awaited.
    return at("if").map(({ site }) => ({ site, branches: { then: at("then"), else: at("else") } }));
  });
}
