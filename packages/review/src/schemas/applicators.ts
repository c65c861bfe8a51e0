import { note } from "../compare/comparison.ts";
import { opposite } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { compareLimited } from "./additions.ts";
import { compareBound } from "./bounds.ts";
import { match } from "./match.ts";
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
  compareNot(pair);
  compareConditions(pair);
}

function sitesOf(view: View, keyword: string): Site[] {
  return view.all(keyword).map(({ site }) => site);
}

/** Compares a keyword whose absence means more than a schema that lets everything pass. */
function compareAdded(pair: SchemaPair, keyword: string, kind: "content-schema" | "property-names"): void {
  const [base, head] = [sitesOf(pair.base, keyword), sitesOf(pair.head, keyword)];
  if (base.length > 0 && head.length > 0) pair.below(base, head, { member: "" });
  else if (head.length > 0) note(pair.node, `${kind}-added`, undefined, head[0]);
  else if (base.length > 0) note(pair.node, `${kind}-removed`, base[0], undefined);
}

/** Compares items by position, then those behind every named position. */
function compareItems(pair: SchemaPair): void {
  const { base, head, node, below } = pair;
  const length = (view: View): number =>
    Math.max(0, ...view.all("prefixItems").map(({ value }) => (Array.isArray(value) ? value.length : 0)));
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
  const items = sitesOf(view, "items");
  // If items are described, none are left unevaluated, unless the description is inside a variant.
  return items.length > 0 && !view.isDynamic ? items : [...items, ...sitesOf(view, "unevaluatedItems")];
}

/** Schemas of the item at a position; a part whose `prefixItems` ends before it has `items`. */
function itemAt({ parts, tree }: View, index: number): Site[] {
  return parts.flatMap(({ site, schema }) => {
    const prefix = tree.items(tree.child(site, "prefixItems"));
    const found = prefix[index] ?? (schema["items"] === undefined ? undefined : tree.child(site, "items"));
    return found ? [found] : [];
  });
}

/** `contains` with its limits. */
interface Contained {
  readonly site: Site;
  readonly least: number;
  readonly most: number | undefined;
}

/** Two `contains` require two items, not one that matches both, so each is compared separately. */
function compareContains(pair: SchemaPair): void {
  const { base, head, node, apart, below } = pair;
  const isEqual = (from: Contained, to: Contained): boolean => apart([from.site], [to.site]).isEqual();
  const isSame = (from: Contained, to: Contained): boolean =>
    from.least === to.least && from.most === to.most && isEqual(from, to);
  const first = match(contained(base), contained(head), isSame);
  for (const { site } of first.gone) note(node, "contains-removed", site, undefined);
  for (const { site } of first.come) note(node, "contains-added", undefined, site);
  for (const [from, to] of first.pairs) {
    const bound = (value: number | undefined) =>
      value === undefined ? undefined : { value, exclusive: false, site: undefined };
    compareBound(pair, "min-contains", true, bound(from.least), bound(to.least));
    compareBound(pair, "max-contains", false, bound(from.most), bound(to.most));
    // If such items have a maximum, a wider schema counts more of them.
    const isCapped = from.most !== undefined || to.most !== undefined;
    if (!isCapped) below([from.site], [to.site], { member: "[]" });
    else if (!isEqual(from, to)) note(node, "contains-changed", from.site, to.site);
  }
}

function contained({ parts, tree }: View): Contained[] {
  return parts.flatMap(({ site, schema }) => {
    const found = schema["contains"] === undefined ? undefined : tree.child(site, "contains");
    const { minContains: least, maxContains: most } = schema;
    const limits = { least: typeof least === "number" ? least : 1, most: typeof most === "number" ? most : undefined };
    return found ? [{ site: found, ...limits }] : [];
  });
}

/** Two `not` exclude the values that either excludes, so each is compared separately, in the opposite direction. */
function compareNot({ base, head, node, apart, below, direction }: SchemaPair): void {
  const isEqual = (from: Site, to: Site): boolean => apart([from], [to]).isEqual();
  const types = typesOf(base).intersection(typesOf(head));
  // A value of another type is not excluded but refused, or a new type is reported as such.
  const excluded = (view: View): Site[] =>
    sitesOf(view, "not").filter((site) => !typesOf(viewOf(view.tree, [site])).isDisjointFrom(types));
  const { pairs, gone, come } = match(excluded(base), excluded(head), isEqual);
  for (const site of gone) note(node, "not-removed", site, undefined);
  for (const site of come) note(node, "not-added", undefined, site);
  for (const [from, to] of pairs) {
    const child = below([from], [to], { member: "" }, opposite(direction));
    if (child.has("lenient")) note(node, "not-changed", from, to);
  }
}

/** `if` with its branches. */
interface Condition {
  readonly test: Site;
  /** Branches by keyword. */
  readonly branches: Readonly<Record<"then" | "else", Site | undefined>>;
}

/** Compares `if`, `then` and `else`; each part of an `allOf` can have its own. */
function compareConditions(pair: SchemaPair): void {
  const { node, apart } = pair;
  const isEqual = (from: Condition, to: Condition): boolean => apart([from.test], [to.test]).isEqual();
  const { pairs, gone, come } = match(conditions(pair.base), conditions(pair.head), isEqual);
  for (const { test: site } of gone) note(node, "condition-removed", site, undefined);
  for (const { test: site } of come) note(node, "condition-added", undefined, site);
  for (const [from, to] of pairs) {
    compareTests(pair, from, to);
    for (const keyword of ["then", "else"] as const) {
      const [was, is] = [from.branches[keyword], to.branches[keyword]];
      if (was && is) compareLimited(pair, pair.below([was], [is], { member: "" }));
      else if (is) note(node, `${keyword}-added`, undefined, is);
      else if (was) note(node, `${keyword}-removed`, was, undefined);
    }
  }
}

/** Compares the `if` of two conditions, by the branches that values leave and enter. */
function compareTests({ node, apart, direction }: SchemaPair, from: Condition, to: Condition): void {
  const test = apart([from.test], [to.test]);
  if (test.isEqual()) return;
  const moves = [
    !surelyLacks(test, LOSES[direction]) && ([from.branches.then, to.branches.else] as const),
    !surelyLacks(test, GAINS[direction]) && ([from.branches.else, to.branches.then] as const),
  ].filter((move) => move !== false);
  const [isWider, isNarrower] = [moves.some(([left]) => left), moves.some(([, entered]) => entered)];
  if (!isWider && !isNarrower) return;
  const kind = !isNarrower ? "widened" : isWider ? "changed" : "narrowed";
  note(node, `condition-${kind}`, from.test, to.test);
}

function conditions({ parts, tree }: View): Condition[] {
  return parts.flatMap(({ site, schema }) => {
    const at = (keyword: string): Site | undefined => (keyword in schema ? tree.child(site, keyword) : undefined);
    const test = at("if");
    // biome-ignore lint/suspicious/noThenProperty: keyword of JSON Schema; this object is never awaited.
    return test ? [{ test, branches: { then: at("then"), else: at("else") } }] : [];
  });
}
