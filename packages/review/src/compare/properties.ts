import type { Direction } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { View } from "../model/view.ts";
import { note } from "./comparison.ts";
import { compareFreeNames, restOf } from "./free-names.ts";
import type { SchemaPair } from "./schema.ts";

/** Compares the members of an object: the named ones, and what may stand beside them. */
export function compareProperties(pair: SchemaPair): void {
  compareNamed(pair);
  compareFreeNames(pair);
  compareDependentRequired(pair);
  compareDependentSchemas(pair);
}

function compareNamed(pair: SchemaPair): void {
  const [before, after] = [described(pair.base), described(pair.head)];
  const names = new Set([
    ...before.keys(),
    ...after.keys(),
    ...pair.base.required().keys(),
    ...pair.head.required().keys(),
  ]);
  for (const name of names) compareProperty(pair, name, before.get(name), after.get(name));
}

/** The members that may be there: `a: false` says that one may not. */
function described(view: View): Map<string, Site[]> {
  return new Map([...view.map("properties")].filter(([, sites]) => !new View(view.tree, sites).never));
}

function compareProperty(
  pair: SchemaPair,
  name: string,
  before: readonly Site[] | undefined,
  after: readonly Site[] | undefined,
): void {
  const { base, head, node, direction } = pair;
  const [isRequired, willBe] = [base.required().get(name), head.required().get(name)];
  const [hidden, willHide] = [hiddenBy(base, before, direction), hiddenBy(head, after, direction)];
  if (hidden && willHide) return;
  const named = { name };
  if (before && after && willHide) note(node, `property-became-${willHide.keyword}`, before[0], willHide.site, named);
  else if (before && after && hidden) {
    note(node, `property-no-longer-${hidden.keyword}${willBe ? "-required" : ""}`, hidden.site, after[0], named);
  } else if (before && !after) note(node, "property-removed", before[0], head.site, named);
  else if (after && !before && willHide) return;
  else if (after && !before) {
    note(node, willBe ? "property-added-required" : "property-added", base.site, after[0], named);
    compareWithRest(pair, name, after);
  } else {
    if (isRequired && !willBe) note(node, "property-became-optional", isRequired, undefined, named);
    if (willBe && !isRequired) note(node, "property-became-required", undefined, willBe, named);
  }
  if (before && after && !willHide && !hidden) pair.below(before, after, { member: `.${name}` });
}

/** A name that was one of the free ones had to satisfy their schema, and now has its own. */
function compareWithRest(pair: SchemaPair, name: string, after: readonly Site[]): void {
  const rest = restOf(pair.base).filter(({ value }) => value !== false);
  if (rest.length > 0) pair.below(rest, after, { member: `.${name}` });
}

interface Hidden {
  readonly keyword: "read-only" | "write-only";
  readonly site: Site;
}

/** What keeps a property out of this direction, if anything does. */
function hiddenBy({ tree }: View, sites: readonly Site[] | undefined, direction: Direction): Hidden | undefined {
  const [keyword, name] =
    direction === "request" ? (["readOnly", "read-only"] as const) : (["writeOnly", "write-only"] as const);
  const found = sites && new View(tree, sites).all(keyword).find(({ value }) => value === true);
  return found && { keyword: name, site: found.site };
}

function compareDependentRequired({ base, head, node }: SchemaPair): void {
  const pairs = (view: View): Map<string, Site> => {
    const found = new Map<string, Site>();
    for (const [name, lists] of view.map("dependentRequired")) {
      for (const item of lists.flatMap((list) => view.tree.items(list)))
        found.set(`${name} → ${String(item.value)}`, item);
    }
    return found;
  };
  const [before, after] = [pairs(base), pairs(head)];
  for (const [name, site] of after)
    if (!before.has(name)) note(node, "dependent-required-added", undefined, site, { name });
  for (const [name, site] of before)
    if (!after.has(name)) note(node, "dependent-required-removed", site, undefined, { name });
}

function compareDependentSchemas({ base, head, node, below }: SchemaPair): void {
  const [before, after] = [base.map("dependentSchemas"), head.map("dependentSchemas")];
  for (const [name, sites] of after) {
    const others = before.get(name);
    if (others) below(others, sites, { member: "" });
    else note(node, "dependent-schema-added", undefined, sites[0], { name });
  }
  for (const [name, sites] of before)
    if (!after.has(name)) note(node, "dependent-schema-removed", sites[0], undefined, { name });
}
