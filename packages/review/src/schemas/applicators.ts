import { maxItemsOf, type Site, typesOf, type View, viewOf } from "@numbers-api/openapi/schema-view";
import { type Node, opposite } from "../model/graph.ts";
import { compareLimited } from "./additions.ts";
import { type Clause, compareClauses } from "./clauses.ts";
import { compareBound } from "./limits.ts";
import type { SchemaPair } from "./pair.ts";

/** Compares the keywords that apply a schema to a part of the value, or to the value itself. */
export function compareApplicators(pair: SchemaPair): void {
  if (pair.types.has("array")) {
    compareItems(pair);
    compareContains(pair);
  }
  if (pair.types.has("string")) compareWhole(pair, "contentSchema", "content-schema");
  if (pair.types.has("object")) compareWhole(pair, "propertyNames", "property-names");
  compareNot(pair);
  compareConditions(pair);
}

/** Compares a keyword whose absence means more than a schema that lets everything pass. */
function compareWhole(pair: SchemaPair, keyword: string, kind: "content-schema" | "property-names"): void {
  const [base, head] = pair.both((view) => view.all(keyword));
  compareClauses(pair, kind, [base.slice(0, 1), head.slice(0, 1)], () => pair.below(base, head, ""));
}

/** Compares items by position, then those behind every named position. */
function compareItems(pair: SchemaPair): void {
  const { base, head } = pair;
  const [before, after] = pair.both((view) =>
    Math.max(0, ...view.all("prefixItems").map((site) => view.tree.items(site).length)),
  );
  for (let index = 0; index < Math.max(before, after); index += 1) {
    const [from, to] = [itemAt(base, index), itemAt(head, index)];
    if (index < before && index < after) pair.below(from, to, `[${index}]`);
    else {
      const kind = index < after ? "prefix-item-added" : "prefix-item-removed";
      const tell = (): void => pair.note(kind, from[0], to[0], { name: String(index) });
      // A position that is described like the rest has no meaning of its own.
      if (from.length * to.length > 0) pair.ifDifferent(pair.apart(from, to), tell);
      else tell();
    }
  }
  const [from, to] = pair.both(restOf);
  const hasRest = maxItemsOf(base) > before || maxItemsOf(head) > after;
  if (hasRest && (from.length > 0 || to.length > 0)) pair.below(from, to, "[]");
}

/** Schemas of the items behind every named position. */
function restOf(view: View): Site[] {
  const items = view.all("items");
  // If items are described, none are left unevaluated, unless the description is inside a variant.
  return items.length > 0 && !view.isDynamic ? items : [...items, ...view.all("unevaluatedItems")];
}

/** Schemas of the item at a position; a part whose `prefixItems` ends before it has `items`. */
function itemAt(view: View, index: number): Site[] {
  return view.parts.flatMap((part) => {
    const prefix = view.tree.items(view.of(part, "prefixItems"));
    return prefix[index] ?? view.of(part, "items") ?? [];
  });
}

interface Contained extends Clause {
  readonly least: number;
  readonly most: number;
}

/** Two `contains` require two items, not one that matches both, so each is compared separately. */
function compareContains(pair: SchemaPair): void {
  const contained = pair.both((view) =>
    view.parts.flatMap((part): Contained[] => {
      const { minContains: least = 1, maxContains: most = Number.POSITIVE_INFINITY } = part.schema;
      const site = view.of(part, "contains");
      return site ? [{ ...site, least: Number(least), most: Number(most) }] : [];
    }),
  );
  const compare = (from: Contained, to: Contained): void => {
    compareBound(pair, "min-contains", { value: from.least }, { value: to.least });
    compareBound(pair, "max-contains", { value: from.most }, { value: to.most });
    // If such items have a maximum, a wider schema counts more of them.
    const isCapped = Math.min(from.most, to.most) < Number.POSITIVE_INFINITY;
    if (!isCapped) pair.below([from], [to], "[]");
    else pair.ifDifferent(pair.apart([from], [to]), () => pair.note("contains-changed", from, to));
  };
  const isSame = (from: Contained, to: Contained): boolean =>
    from.least === to.least && from.most === to.most && pair.areEqual(from, to);
  compareClauses(pair, "contains", contained, compare, isSame);
}

/** Two `not` exclude the values that either excludes, so each is compared separately, in the opposite direction. */
function compareNot(pair: SchemaPair): void {
  // A value of another type is not excluded but refused, or a new type is reported as such.
  const [before, after] = pair.both((view) => view.all("not").length);
  const excluded = pair.both((view) =>
    view
      .all("not")
      // To exclude either of two is to exclude both.
      .flatMap((site) => {
        const { isUnion, unions } = viewOf(view.tree, [site]);
        const [union] = before !== after && isUnion ? unions : [];
        return union?.keyword === "anyOf" && !union.orNull ? union.branches.map((branch) => branch.site) : [site];
      })
      .filter((site) => !typesOf(viewOf(view.tree, [site])).isDisjointFrom(pair.types)),
  );
  compareClauses(pair, "not", excluded, (from, to) => {
    const child = pair.below([from], [to], "(not)", opposite(pair.node.direction));
    if (child.has("lenient")) pair.note("not-changed", from, to);
  });
}

interface Condition extends Clause {
  readonly branches: Readonly<Record<"then" | "else", readonly Site[]>>;
}

/** Compares `if`, `then` and `else`; each part of an `allOf` can have its own. */
function compareConditions(pair: SchemaPair): void {
  const conditions = pair.both((view) =>
    view.parts.flatMap((part): Condition[] => {
      const at = (keyword: string): Site[] => [view.of(part, keyword) ?? []].flat();
      // biome-ignore lint/suspicious/noThenProperty: keyword of JSON Schema; this object is never awaited.
      return at("if").map((site) => ({ ...site, branches: { then: at("then"), else: at("else") } }));
    }),
  );
  compareClauses(pair, "condition", conditions, (from, to) => {
    const test = pair.apart([from], [to]);
    pair.ifDifferent(test, () => compareTests(pair, test, from, to));
    for (const keyword of ["then", "else"] as const)
      compareClauses(pair, keyword, [from.branches[keyword], to.branches[keyword]], (was, is) =>
        compareLimited(pair, pair.below([was], [is], "")),
      );
  });
}

/** Compares the `if` of two conditions, by the branches that values leave and enter. */
function compareTests(pair: SchemaPair, test: Node, from: Condition, to: Condition): void {
  const [loses, gains] = [pair.loses(test, true), pair.gains(test, true)];
  const has = ({ branches }: Condition, keyword: "then" | "else"): boolean => branches[keyword].length > 0;
  const isWider = (loses && has(from, "then")) || (gains && has(from, "else"));
  const isNarrower = (loses && has(to, "else")) || (gains && has(to, "then"));
  if (!isWider && !isNarrower) return;
  pair.note(`condition-${!isNarrower ? "widened" : isWider ? "changed" : "narrowed"}`, from, to);
}
