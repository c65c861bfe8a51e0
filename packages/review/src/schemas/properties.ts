import { isObject } from "@numbers-api/openapi/reference";
import type { Direction } from "@numbers-api/openapi/validation";
import { note } from "../compare/comparison.ts";
import type { Site } from "../model/site.ts";
import { compareLimited } from "./additions.ts";
import type { SchemaPair } from "./pair.ts";
import { isNever, typesOf } from "./view/acceptance.ts";
import { viewOf } from "./view/build-view.ts";
import type { View } from "./view/view.ts";

/** Compares the members of an object: the named ones, and those that no name describes. */
export function compareProperties(pair: SchemaPair): void {
  if (!typesOf(pair.base).has("object") || !typesOf(pair.head).has("object")) return;
  const [before, after] = [described(pair.base), described(pair.head)];
  const lists = [before, after, pair.base.required(), pair.head.required()];
  for (const name of new Set(lists.flatMap((map) => [...map.keys()])))
    compareProperty(pair, name, before.get(name), after.get(name));
  compareForbidden(pair);
  comparePatterns(pair);
  compareRests(pair);
  compareDependentRequired(pair);
  compareDependentSchemas(pair);
}

/** Named members that may be present: `a: false` forbids one. */
function described(view: View): Map<string, readonly Site[]> {
  const names = [...view.map("properties").keys()].map((name) => [name, view.member(name)] as const);
  return new Map(names.filter(([, sites]) => !isNever(viewOf(view.tree, sites))));
}

/** Compares members that one side forbids and the other does not name. */
function compareForbidden({ base, head, node }: SchemaPair): void {
  const [before, after] = [base.map("properties"), head.map("properties")];
  for (const [name, [site]] of after)
    if (!before.has(name) && isNever(memberView(head, name)) && mayHave(base, name))
      note(node, "property-forbidden", base.site, site, { name });
  for (const [name, [site]] of before)
    if (!after.has(name) && isForbidden(base, name) && mayHave(head, name))
      note(node, "property-no-longer-forbidden", site, head.site, { name });
}

/** A variant or a condition may describe a member that is refused otherwise. */
function mayHave(view: View, name: string): boolean {
  return view.isDynamic || !isNever(memberView(view, name));
}

function memberView(view: View, name: string): View {
  return viewOf(view.tree, view.member(name));
}

/** Checks that a member is named, and that its schemas refuse every value. */
function isForbidden(view: View, name: string): boolean {
  return view.map("properties").has(name) && isNever(memberView(view, name));
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
  // A member that the other side alone sends is neither sent nor required here.
  if ((hidden || !before) && (willHide || !after) && (hidden || willHide)) return;
  const named = { name };
  if (before && after && willHide) note(node, `property-became-${willHide.keyword}`, before[0], willHide.site, named);
  else if (before && after && hidden) {
    note(node, `property-no-longer-${hidden.keyword}${willBe ? "-required" : ""}`, hidden.site, after[0], named);
  } else if (after && !before && isForbidden(base, name)) {
    note(node, "property-no-longer-forbidden", base.map("properties").get(name)?.[0], after[0], named);
    if (willBe && !isRequired) note(node, "property-became-required", undefined, willBe, named);
  } else if (before && !after) {
    const isAsked = willBe !== undefined && isRequired === undefined;
    const isAccepted = head.member(name).length === 0 && !head.isDynamic && !isAsked;
    note(node, "property-removed", before[0], head.site, { name, isAccepted });
  } else if (after && !before) {
    if (isRequired && !willBe) note(node, "property-became-optional", isRequired, undefined, named);
    const isNew = !isRequired && !base.rest().some(isClosed) && !base.isDynamic;
    const kind = willBe && !isRequired ? "property-added-required" : "property-added";
    note(node, kind, base.site, after[0], { name, added: isNew ? after : undefined });
    // A name that was one of the free ones had to satisfy their schema, and now has its own.
    const rest = base.member(name);
    const isKnown = isRequired !== undefined && rest.length === 0;
    const isFree = isKnown || base.isDynamic;
    if (!isFree && rest.length > 0 && !rest.some(isClosed)) pair.below(rest, after, { member: `.${name}` });
    else if (isFree || describesInside(base, name)) pair.below([], after, { member: `.${name}` });
  } else {
    if (isRequired && !willBe) note(node, "property-became-optional", isRequired, undefined, named);
    if (willBe && !isRequired) note(node, "property-became-required", undefined, willBe, named);
  }
  if (before && after && !willHide && !hidden) pair.below(before, after, { member: `.${name}` });
}

/** Checks that a variant or a condition describes a member, so that consumers know it. */
function describesInside({ unions, parts, free, tree }: View, name: string): boolean {
  const describes = (view: View): boolean => view.member(name).length > 0 || describesInside(view, name);
  const conditions = parts.flatMap(({ site, schema }) =>
    ["then", "else"].flatMap((keyword) => (schema[keyword] === undefined ? [] : (tree.child(site, keyword) ?? []))),
  );
  return (
    unions.some(({ branches }) => branches.some(({ view }) => describes(view))) ||
    [...conditions, ...free].some((site) => describes(viewOf(tree, [site])))
  );
}

interface Hidden {
  readonly keyword: "read-only" | "write-only";
  readonly site: Site;
}

/** Finds the keyword that excludes a property from this direction. */
function hiddenBy({ tree }: View, sites: readonly Site[] | undefined, direction: Direction): Hidden | undefined {
  const [keyword, name] =
    direction === "request" ? (["readOnly", "read-only"] as const) : (["writeOnly", "write-only"] as const);
  const found =
    sites &&
    viewOf(tree, sites)
      .all(keyword)
      .find(({ value }) => value === true);
  return found && { keyword: name, site: found.site };
}

function comparePatterns(pair: SchemaPair): void {
  const { base, head, node, below } = pair;
  const [before, after] = [base.map("patternProperties"), head.map("patternProperties")];
  for (const [name, [site]] of before) {
    const rest = head.rest(name);
    if (after.has(name)) below(base.rest(name), rest, { member: `./${name}/` });
    else if (rest.some(isClosed)) note(node, "pattern-property-refused", site, head.site, { name });
    else if (rest.length > 0) below(base.rest(name), rest, { member: `./${name}/` });
    else note(node, "pattern-property-removed", site, head.site, { name });
  }
  for (const [name, [site]] of after) {
    if (before.has(name)) continue;
    const rest = base.rest(name);
    const isAlone = before.size === 0 && !base.isDynamic;
    if (rest.some(isClosed) && isAlone) note(node, "pattern-property-allowed", base.site, site, { name });
    else if (rest.length > 0 && isAlone) below(rest, head.rest(name), { member: `./${name}/` });
    // With several patterns, names that match two of them must satisfy both.
    else note(node, "pattern-property-added", base.site, site, { name });
  }
}

function isClosed({ value }: Site): boolean {
  return value === false;
}

/** Compares members without a name in the schema: any, none, or values of a schema. */
function compareRests(pair: SchemaPair): void {
  const { base, head } = pair;
  if (!base.isDynamic && !head.isDynamic) {
    // Without dynamic scopes, both keywords describe the rest alike.
    compareRest(pair, base.rest(), head.rest());
    return;
  }
  for (const keyword of ["additionalProperties", "unevaluatedProperties"] as const) {
    const [before, after] = [base, head].map((view) => view.all(keyword).map(({ site }) => site));
    const isClosedOtherwise = (view: View): boolean => !view.isDynamic && view.rest().some(isClosed);
    const isClosing = after?.some(isClosed) && isClosedOtherwise(base);
    const isOpening = before?.some(isClosed) && isClosedOtherwise(head);
    if (!isClosing && !isOpening) compareRest(pair, before ?? [], after ?? []);
  }
}

function compareRest({ base, head, node, below }: SchemaPair, before: readonly Site[], after: readonly Site[]): void {
  const [was, is] = [before.find(isClosed), after.find(isClosed)];
  const kindOf = ({ key }: Site) =>
    key.endsWith("/unevaluatedProperties") ? ("unevaluated-properties" as const) : ("additional-properties" as const);
  if (is && !was) {
    // Consumers read a map that is described; they do not rely on undescribed members.
    const isMap = before.some(({ value }) => isObject(value));
    note(node, isMap ? "map-closed" : `${kindOf(is)}-closed`, before[0] ?? base.site, is);
  } else if (was && !is) note(node, `${kindOf(was)}-opened`, was, after[0] ?? head.site);
  else if (!was && before.length + after.length > 0) below(before, after, { member: ".*" });
}

function compareDependentRequired({ base, head, node }: SchemaPair): void {
  const pairs = (view: View): Map<string, Site> => {
    const found = new Map<string, Site>();
    for (const [name, lists] of view.map("dependentRequired")) {
      // A member that is required anyway, or that requires itself, is not limited.
      for (const item of lists.flatMap((list) => view.tree.items(list)))
        if (item.value !== name && !view.required().has(String(item.value)))
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

function compareDependentSchemas(pair: SchemaPair): void {
  const { base, head, node, below } = pair;
  const [before, after] = [base.map("dependentSchemas"), head.map("dependentSchemas")];
  for (const [name, sites] of after) {
    const others = before.get(name);
    if (others) compareLimited(pair, below(others, sites, { member: "" }));
    else note(node, "dependent-schema-added", undefined, sites[0], { name });
  }
  for (const [name, sites] of before)
    if (!after.has(name)) note(node, "dependent-schema-removed", sites[0], undefined, { name });
}
