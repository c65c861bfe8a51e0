import { isObject } from "@numbers-api/openapi/reference";
import { isNever, type Site, type View, viewOf } from "@numbers-api/openapi/schema-view";
import { conclude } from "../compare/comparison.ts";
import { alternativesOf, compareLimited } from "./additions.ts";
import { type Clause, compareClauses } from "./clauses.ts";
import type { SchemaPair } from "./pair.ts";

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
  if (!pair.types.has("object")) return;
  const hiding = pair.node.direction === "request" ? "readOnly" : "writeOnly";
  const [before, after] = pair.both((view) => {
    const [properties, required] = [view.map("properties"), view.required()];
    const read = (name: string): Member => {
      const sites = view.member(name);
      const [own, named] = [viewOf(view.tree, sites), properties.get(name)?.[0]];
      const isForbidden = isNever(own);
      const described = named && !isForbidden ? sites : undefined;
      const hidden = described && own.all(hiding).find(({ value }) => value === true);
      return { named, described, isForbidden, hidden, required: required.get(name) };
    };
    return { read, names: new Set([...properties.keys(), ...required.keys()]) };
  });
  for (const name of before.names.union(after.names)) compareProperty(pair, name, before.read(name), after.read(name));
  comparePatterns(pair);
  compareRests(pair);
}

function compareProperty(pair: SchemaPair, name: string, from: Member, to: Member): void {
  const { base, head } = pair;
  const named = { name };
  const isSent = ({ described, hidden }: Member): boolean => described !== undefined && !hidden;
  if (from.hidden || to.hidden) {
    // A member that the other side alone sends is neither sent nor required here.
    if (!isSent(from) && !isSent(to)) return;
    const keyword = pair.node.direction === "request" ? "read-only" : "write-only";
    const change = `property-no-longer-${keyword}${to.required ? "-required" : ""}` as const;
    if (to.hidden && from.described) pair.note(`property-became-${keyword}`, from.described[0], to.hidden, named);
    else pair.note(change, from.hidden, to.described?.[0], named);
    return;
  }
  if (from.described && !to.described) {
    const isAsked = to.required !== undefined && from.required === undefined;
    const isAccepted = head.member(name).length === 0 && !head.isDynamic && !isAsked;
    pair.note("property-removed", from.described[0], head.site, { name, isAccepted });
    return;
  }
  const isNew = to.described !== undefined && !from.named;
  if (from.required && !to.required) pair.note("property-became-optional", from.required, undefined, named);
  if (to.required && !from.required && !isNew) pair.note("property-became-required", undefined, to.required, named);
  if (isNew) compareNew(pair, name, from, to);
  else if (from.described && to.described) pair.below(from.described, to.described, `.${name}`);
  else if (!from.named && to.named && mayHave(base, from)) pair.note("property-forbidden", base.site, to.named, named);
  else if (from.named && (to.described || (!to.named && mayHave(head, to))))
    pair.note("property-no-longer-forbidden", from.named, to.named ?? head.site, named);
}

/** A variant or a condition may describe a member that is refused otherwise. */
function mayHave(view: View, { isForbidden }: Member): boolean {
  return view.isDynamic || !isForbidden;
}

/** Compares a member that has a name now with what held for it before. */
function compareNew(pair: SchemaPair, name: string, from: Member, to: Member): void {
  const { base } = pair;
  const after = to.described ?? [];
  const isUnsent = !from.required && !base.rest().some(isClosed) && !base.isDynamic;
  const kind = to.required && !from.required ? "property-added-required" : "property-added";
  pair.note(kind, base.site, after[0], { name, added: isUnsent ? after : undefined });
  // A name that was one of the free ones had to satisfy their schema, and now has its own.
  const rest = base.member(name);
  const before = base.isDynamic || rest.some(isClosed) ? [] : rest;
  const isKnown = from.required !== undefined && rest.length === 0;
  if (
    before.length > 0 ||
    isKnown ||
    base.isDynamic ||
    alternativesOf(base).some((view) => view !== base && view.member(name).length > 0)
  )
    pair.below(before, after, `.${name}`);
}

function comparePatterns(pair: SchemaPair): void {
  const { base, head } = pair;
  const [before, after] = pair.both((view) => view.map("patternProperties"));
  // With several patterns, names that match two of them must satisfy both.
  const isAlone = before.size === 0 && !base.isDynamic;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [[was], [is]] = [before.get(name) ?? [], after.get(name) ?? []];
    const [from, to] = [base.rest(name), head.rest(name)];
    const other = was ? to : from;
    const isOpen = other.length === 0 || (!was && !isAlone);
    if (was && is) pair.below(from, to, `./${name}/`);
    else if (isOpen) pair.note(`pattern-property-${was ? "removed" : "added"}`, was, is, { name });
    else if (other.some(isClosed)) pair.note(`pattern-property-${was ? "refused" : "allowed"}`, was, is, { name });
    else pair.below(from, to, `./${name}/`);
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
  const [evaluated, nowEvaluated] = pair.both((view) => view.all("additionalProperties").length > 0);
  // Members that it describes are evaluated.
  if (evaluated !== nowEvaluated)
    conclude(pair.comparison, pair.node, () => {
      if (!pair.node.has("breaks")) pair.note("unevaluated-changed");
    });
  const isClosedOtherwise = (view: View): boolean => !view.isDynamic && view.rest().some(isClosed);
  for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
    const [before, after] = pair.both((view) => view.all(keyword));
    const isClosing = after.some(isClosed) && isClosedOtherwise(base);
    const isOpening = before.some(isClosed) && isClosedOtherwise(head);
    if (!isClosing && !isOpening) compareRest(pair, before, after);
  }
}

function compareRest(pair: SchemaPair, before: readonly Site[], after: readonly Site[]): void {
  const [was, is] = [before.find(isClosed), after.find(isClosed)];
  const kindOf = ({ key }: Site) =>
    key.endsWith("/unevaluatedProperties") ? ("unevaluated-properties" as const) : ("additional-properties" as const);
  if (is && !was) {
    // Consumers read a map that is described; they do not rely on undescribed members.
    const isMap = before.some(({ value }) => isObject(value));
    pair.note(isMap ? "map-closed" : `${kindOf(is)}-closed`, before[0], is);
  } else if (was && !is) pair.note(`${kindOf(was)}-opened`, was, after[0]);
  else if (!was && before.length + after.length > 0) pair.below(before, after, ".*");
}

/** Compares what members demand, which is written as names, or as schemas that require them. */
export function compareDependent(pair: SchemaPair): void {
  const [base, head] = pair.both((view) => {
    const schemas = [...view.map("dependentSchemas")].flatMap(([name, sites]) =>
      sites.map((site) => ({ ...site, name })),
    );
    return { names: dependentNames(view), schemas };
  });
  const namesIn = ({ name, value }: Clause): string[] => {
    const isOnly = isObject(value) && Object.keys(value).join() === "required" && Array.isArray(value["required"]);
    return isOnly ? [value["required"]].flat().map((each) => `${name} → ${each}`) : [];
  };
  const left = (own: typeof base, other: typeof base) => {
    const [names, required] = [new Set(other.names.map(({ name }) => name)), new Set(other.schemas.flatMap(namesIn))];
    const isTold = (found: readonly string[]): boolean => found.length > 0 && found.every((name) => names.has(name));
    return {
      names: own.names.filter(({ name = "" }) => !required.has(name)),
      schemas: own.schemas.filter((schema) => !isTold(namesIn(schema))),
    };
  };
  const [before, after] = [left(base, head), left(head, base)];
  compareClauses(pair, "dependent-required", [before.names, after.names], () => undefined);
  compareClauses(pair, "dependent-schema", [before.schemas, after.schemas], (from, to) =>
    compareLimited(pair, pair.below([from], [to], "")),
  );
}

/** Members that another member requires. One that is required anyway, or that requires itself, is not limited. */
function dependentNames(view: View): Clause[] {
  const required = view.required();
  const found = new Map<string, Clause>();
  for (const [owner, lists] of view.map("dependentRequired"))
    for (const site of lists.flatMap((list) => view.tree.items(list))) {
      const name = `${owner} → ${site.value}`;
      if (site.value !== owner && !required.has(String(site.value))) found.set(name, { ...site, name });
    }
  return [...found.values()];
}
