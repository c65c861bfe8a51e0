import { isObject } from "@numbers-api/openapi/reference";
import { note } from "../compare/comparison.ts";
import type { Site } from "../model/site.ts";
import { compareLimited } from "./additions.ts";
import { type Clause, compareClauses } from "./clauses.ts";
import type { SchemaPair } from "./pair.ts";
import { isNever, typesOf } from "./view/acceptance.ts";
import { viewOf } from "./view/build-view.ts";
import type { View } from "./view/view.ts";

/** Member of an object on one side. */
interface Member {
  /** Place where it is named. */
  readonly named: Site | undefined;
  /** Schemas of a named member that may be present: `a: false` forbids one. */
  readonly described: readonly Site[] | undefined;
  readonly isForbidden: boolean;
  /** Place of the keyword that excludes it from this direction. */
  readonly hidden: Site | undefined;
  readonly required: Site | undefined;
}

/** Compares the members of an object: the named ones, and those that no name describes. */
export function compareProperties(pair: SchemaPair): void {
  const { base, head, below, direction } = pair;
  if (!typesOf(base).has("object") || !typesOf(head).has("object")) return;
  const hiding = direction === "request" ? "readOnly" : "writeOnly";
  const maps = [base.map("properties"), base.required(), head.map("properties"), head.required()] as const;
  const [before, beforeRequired, after, afterRequired] = maps;
  const memberOf = (view: View, name: string, [named]: readonly Site[] = [], required: Site | undefined): Member => {
    const sites = view.member(name);
    const own = viewOf(view.tree, sites);
    const isForbidden = isNever(own);
    const described = named && !isForbidden ? sites : undefined;
    const hidden = described && own.all(hiding).find(({ value }) => value === true)?.site;
    return { named, described, isForbidden, hidden, required };
  };
  for (const name of new Set(maps.flatMap((map) => [...map.keys()]))) {
    const from = memberOf(base, name, before.get(name), beforeRequired.get(name));
    const to = memberOf(head, name, after.get(name), afterRequired.get(name));
    compareProperty(pair, name, from, to);
  }
  comparePatterns(pair);
  compareRests(pair);
  const isSame = (): boolean => true;
  compareClauses(pair, "dependent-required", dependentNames(base), dependentNames(head), isSame, () => undefined);
  compareClauses(pair, "dependent-schema", dependentSchemas(base), dependentSchemas(head), isSame, (from, to) =>
    compareLimited(pair, below(from.sites, to.sites, { member: "" })),
  );
}

function compareProperty(pair: SchemaPair, name: string, from: Member, to: Member): void {
  const { base, head, node, direction } = pair;
  const named = { name };
  const isSent = ({ described, hidden }: Member): boolean => described !== undefined && !hidden;
  if (from.hidden || to.hidden) {
    // A member that the other side alone sends is neither sent nor required here.
    if (!isSent(from) && !isSent(to)) return;
    const keyword = direction === "request" ? "read-only" : "write-only";
    const change = `property-no-longer-${keyword}${to.required ? "-required" : ""}` as const;
    if (to.hidden && from.described) note(node, `property-became-${keyword}`, from.described[0], to.hidden, named);
    else note(node, change, from.hidden, to.described?.[0], named);
    return;
  }
  if (from.described && !to.described) {
    const isAsked = to.required !== undefined && from.required === undefined;
    const isAccepted = head.member(name).length === 0 && !head.isDynamic && !isAsked;
    note(node, "property-removed", from.described[0], head.site, { name, isAccepted });
    return;
  }
  const isNew = to.described !== undefined && !from.named;
  if (from.required && !to.required) note(node, "property-became-optional", from.required, undefined, named);
  if (to.required && !from.required && !isNew) note(node, "property-became-required", undefined, to.required, named);
  if (isNew) compareNew(pair, name, from, to);
  else if (from.described && to.described) pair.below(from.described, to.described, { member: `.${name}` });
  else if (!from.named && to.named && mayHave(base, from)) note(node, "property-forbidden", base.site, to.named, named);
  else if (from.named && (to.described || (!to.named && mayHave(head, to))))
    note(node, "property-no-longer-forbidden", from.named, to.named ?? head.site, named);
}

/** A variant or a condition may describe a member that is refused otherwise. */
function mayHave(view: View, { isForbidden }: Member): boolean {
  return view.isDynamic || !isForbidden;
}

/** Compares a member that has a name now with what held for it before. */
function compareNew({ base, node, below }: SchemaPair, name: string, from: Member, to: Member): void {
  const after = to.described ?? [];
  const isUnsent = !from.required && !base.rest().some(isClosed) && !base.isDynamic;
  const kind = to.required && !from.required ? "property-added-required" : "property-added";
  note(node, kind, base.site, after[0], { name, added: isUnsent ? after : undefined });
  // A name that was one of the free ones had to satisfy their schema, and now has its own.
  const rest = base.member(name);
  const before = base.isDynamic || rest.some(isClosed) ? [] : rest;
  const isKnown = from.required !== undefined && rest.length === 0;
  if (before.length > 0 || isKnown || base.isDynamic || describesInside(base, name))
    below(before, after, { member: `.${name}` });
}

/** Checks that a variant or a condition describes a member, so that consumers know it. */
function describesInside(view: View, name: string): boolean {
  const sites = [...view.sites("then"), ...view.sites("else"), ...view.free];
  const branches = view.unions.flatMap((union) => union.branches.map((branch) => branch.view));
  return [...branches, ...sites.map((site) => viewOf(view.tree, [site]))].some(
    (inner) => inner.member(name).length > 0 || describesInside(inner, name),
  );
}

function comparePatterns({ base, head, node, below }: SchemaPair): void {
  const [before, after] = [base.map("patternProperties"), head.map("patternProperties")];
  // With several patterns, names that match two of them must satisfy both.
  const isAlone = before.size === 0 && !base.isDynamic;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [[was], [is]] = [before.get(name) ?? [], after.get(name) ?? []];
    const [from, to] = [base.rest(name), head.rest(name)];
    const other = was ? to : from;
    const isOpen = other.length === 0 || (!was && !isAlone);
    if (was && is) below(from, to, { member: `./${name}/` });
    else if (isOpen)
      note(node, `pattern-property-${was ? "removed" : "added"}`, was ?? base.site, is ?? head.site, { name });
    else if (other.some(isClosed))
      note(node, `pattern-property-${was ? "refused" : "allowed"}`, was ?? base.site, is ?? head.site, { name });
    else below(from, to, { member: `./${name}/` });
  }
}

function isClosed({ value }: Site): boolean {
  return value === false;
}

/** Compares members without a name in the schema: any, none, or values of a schema. */
function compareRests(pair: SchemaPair): void {
  const { base, head } = pair;
  // Without dynamic scopes, both keywords describe the rest alike.
  if (!base.isDynamic && !head.isDynamic) {
    compareRest(pair, base.rest(), head.rest());
    return;
  }
  const isClosedOtherwise = (view: View): boolean => !view.isDynamic && view.rest().some(isClosed);
  for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
    const [before, after] = [base.sites(keyword), head.sites(keyword)];
    const isClosing = after.some(isClosed) && isClosedOtherwise(base);
    const isOpening = before.some(isClosed) && isClosedOtherwise(head);
    if (!isClosing && !isOpening) compareRest(pair, before, after);
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

/** Members that another member requires. One that is required anyway, or that requires itself, is not limited. */
function dependentNames(view: View): Clause[] {
  const required = view.required();
  const limited = [...view.map("dependentRequired")].flatMap(([name, lists]) =>
    lists.flatMap((list) => view.tree.items(list).map((site) => ({ name: `${name} → ${site.value}`, of: name, site }))),
  );
  const isLimited = ({ of, site }: { of: string; site: Site }): boolean =>
    site.value !== of && !required.has(String(site.value));
  return [...new Map(limited.filter(isLimited).map((each) => [each.name, each])).values()];
}

function dependentSchemas(view: View): (Clause & { readonly sites: readonly Site[] })[] {
  return [...view.map("dependentSchemas")].flatMap(([name, sites]) =>
    sites.slice(0, 1).map((site) => ({ name, site, sites })),
  );
}
