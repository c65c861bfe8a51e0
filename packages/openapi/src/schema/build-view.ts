import { isObject, referenceOf } from "../document/reference.ts";
import { isNever, listTypesOrValues, TYPES, typeOf, typesOf } from "./acceptance.ts";
import { canonical } from "./canonical.ts";
import { ANY_TEXT, passesAll, passesNone, withoutNoOps } from "./no-op-keywords.ts";
import { componentName, type Site, type Tree } from "./tree.ts";
import { type Branch, type Part, View } from "./view.ts";

const VIEWS = new WeakMap<Tree, Map<string, View>>();

/** View of the schemas at several sites, all of which a value has to satisfy. */
export function viewOf(tree: Tree, sites: readonly Site[]): View {
  const views = VIEWS.get(tree) ?? new Map<string, View>();
  VIEWS.set(tree, views);
  const key = sites.map((site) => site.key).join(" ");
  const known = views.get(key);
  if (known) return known;
  const view = new View(tree);
  // Known before it is filled, so that a schema that is a part of itself ends.
  views.set(key, view);
  for (const site of sites) flatten(view, site, false);
  view.isComplete = true;
  return view;
}

/** Adds the constraints of a schema to a view; with `orNull`, they do not concern null. */
function flatten(view: View, site: Site, orNull: boolean): void {
  const { tree } = view;
  const { value } = site;
  if (value === false || (isObject(value) && passesAll(value["not"], tree.resolve))) view.false ??= site;
  if (!isObject(value) || view.schemas.has(site.key)) return;
  view.schemas.add(site.key);
  const reference = referenceOf(value) ?? value["$dynamicRef"];
  const target = typeof reference === "string" ? tree.target(reference) : undefined;
  if (!target && referenceOf(value) !== undefined) view.unresolved.push(String(reference));
  // A reference of 3.0 replaces what is beside it.
  const isReplaced = target !== undefined && tree.is30;
  // Strictly, 3.0 allows null only next to a type, but authors who write it next to a reference mean it.
  const nullable = tree.nullable(value);
  const orNullBelow = orNull || nullable === "yes";
  const { not, ...limits } = withoutNoOps(value, tree.resolve);
  // A schema under a double negation limits a value as if it stood alone.
  const isNegation = isObject(not) && Object.keys(not).join() === "not";
  const negated = not === undefined ? undefined : tree.child(site, "not");
  const chosen = chosenBranch(limits, tree);
  const { if: _if, then: _then, else: _else, ...others } = limits;
  const asserted = [isNegation ? tree.child(negated, "not") : undefined, chosen && tree.child(site, chosen)];
  const rest = { ...(chosen ? others : limits), ...(negated && !isNegation && { not }) };
  const part = isReplaced ? undefined : addPart(view, site, rest, orNullBelow);
  if (target) {
    const name = componentName(target);
    if (name) view.components.push(name);
    flatten(view, target, orNull);
  }
  if (!part) return;
  view.mayBeNull ||= nullable === "unclear";
  for (const member of tree.items(tree.child(site, "allOf"))) flatten(view, member, orNullBelow);
  for (const keyword of ["anyOf", "oneOf"] as const) flattenUnion(view, site, keyword, orNullBelow);
  for (const inner of asserted) if (inner) flatten(view, inner, orNullBelow);
  part.end = view.parts.length;
}

/** The only branch of a condition that can hold: every value satisfies its `if`, or none, or each has to. */
function chosenBranch({ if: test, then: yes, else: no }: Part["schema"], tree: Tree): string | undefined {
  if (test === undefined) return undefined;
  if (passesAll(test, tree.resolve)) return "then";
  if (passesNone(test, tree.resolve)) return "else";
  return yes === undefined && passesNone(no, tree.resolve) ? "if" : undefined;
}

/** Writes the rest of an object in one way: a pattern for all names describes it, and a schema for no value closes it. */
function moveRest(tree: Tree, site: Site, schema: Part["schema"]): readonly [Part["schema"], Map<string, Site>] {
  const { patternProperties, properties, ...others } = schema;
  const [pattern = "?", ...more] = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  const every =
    properties === undefined && more.length === 0 && ANY_TEXT.has(pattern)
      ? tree.child(tree.child(site, "patternProperties"), pattern)
      : undefined;
  const rest: Record<string, unknown> = every ? { ...others, additionalProperties: every.value } : { ...schema };
  const moved = new Map(every ? [["additionalProperties", every]] : []);
  for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
    const closing = moved.get(keyword) ?? tree.child(site, keyword);
    const { not } = isObject(closing?.value) ? closing.value : {};
    if (!closing || !passesAll(not, tree.resolve)) continue;
    rest[keyword] = false;
    moved.set(keyword, { ...closing, value: false });
  }
  return [withoutNoOps(rest, tree.resolve), moved];
}

function addPart(view: View, site: Site, written: Part["schema"], orNull: boolean): Part {
  const { tree } = view;
  const [{ not, ...limits }, moved] = moveRest(tree, site, written);
  const negated = not === undefined ? undefined : tree.child(site, "not");
  const excluded = negated && viewOf(tree, [negated]);
  // The exclusion of null is one of a type.
  const isNotNull = excluded !== undefined && isNull(excluded);
  const schema = not === undefined || isNotNull ? limits : { ...limits, not };
  const { type, enum: list } = schema;
  const constant = "const" in schema ? tree.child(site, "const") : undefined;
  const lists = [
    ...(constant ? [[constant]] : []),
    ...(Array.isArray(list) ? [tree.items(tree.child(site, "enum"))] : []),
  ];
  const names = [type ?? []].flat().flatMap((name) => (name === "number" ? [name, "integer"] : [String(name)]));
  const ofValues = lists.map((reads) => reads.map(({ value }) => typeOf(value)));
  const types = [...(type === undefined ? [] : [names]), ...ofValues].map((all) => new Set(all));
  if (isNotNull) types.push(new Set(TYPES.filter((name) => name !== "null")));
  const values = lists.map((reads) => new Map(reads.map((read) => [canonical(read.value), read] as const)));
  for (const set of orNull ? types : []) set.add("null");
  for (const map of orNull ? values : []) map.set("null", { ...site, value: null });
  const part = { site, schema, orNull, types, values, excluded, moved, end: view.parts.length + 1 };
  view.parts.push(part);
  return part;
}

/** Adds a list that stands for a union. */
function addList(view: View, union: Site, schema: Part["schema"], orNull: boolean): void {
  addPart(view, { ...union, value: schema }, withoutNoOps(schema), orNull);
}

function flattenUnion(view: View, owner: Site, keyword: "anyOf" | "oneOf", orNull: boolean): void {
  const { tree } = view;
  const site = tree.child(owner, keyword);
  const all = tree
    .items(site)
    .flatMap((branch) => (keyword === "anyOf" ? variantsOf(tree, branch) : toBranch(tree, branch)));
  if (!site || all.length === 0) return;
  const branches = all.filter((branch) => !isNever(branch.view));
  if (keyword === "anyOf" && branches.some((branch) => passesAll(tree.follow(branch.site).value, tree.resolve))) {
    view.free.push(...branches.map((branch) => branch.site));
    return;
  }
  // Two branches that let null pass make `oneOf` refuse it.
  const takeNull = branches.filter((branch) => typesOf(branch.view).has("null"));
  const isSplit = keyword === "oneOf" && takeNull.length > 1 && branches.some((branch) => isNull(branch.view));
  const others = isSplit ? branches : branches.filter((branch) => !isNull(branch.view));
  const union = { keyword, site, branches: others, orNull: orNull || others.length < branches.length };
  const [only, ...more] = others;
  if (branches.length === 0) view.false ??= site;
  else if (!only) addList(view, site, { type: "null" }, orNull);
  else if (more.length === 0) flatten(view, only.site, union.orNull);
  else {
    const list = listOf(
      others.map((branch) => branch.view),
      keyword === "oneOf",
    );
    // A discriminator names the variants, so that they are more than a list.
    const both = list?.["type"] && union.orNull ? { type: [list["type"], "null"].flat() } : list;
    if (both && !view.first("discriminator")) addList(view, site, both, union.orNull);
    else view.unions.push(union);
  }
}

function toBranch(tree: Tree, site: Site): Branch {
  return { site, view: viewOf(tree, [site]) };
}

/** Variants of `anyOf` for a branch, which may be another union. One with a name of its own is a variant as a whole. */
function variantsOf(tree: Tree, site: Site): readonly Branch[] {
  const branch = toBranch(tree, site);
  const { isComplete, isUnion, unions, components, false: never } = branch.view;
  const [union] = isComplete && isUnion && !never && components.length === 0 ? unions : [];
  if (union?.keyword !== "anyOf" || union.orNull || branch.view.first("discriminator")) return [branch];
  return union.branches;
}

/** List of types, or of values, that is the same as a union of them. */
function listOf(branches: readonly View[], isExclusive: boolean): Part["schema"] | undefined {
  const lists = branches.map(listTypesOrValues);
  const [types, values] = [lists.flatMap((list) => list.types ?? []), lists.flatMap((list) => list.values ?? [])];
  const sets = [types, values].find(({ length }) => length === branches.length);
  const all = sets?.flatMap((set) => [...set]);
  if (!all || (isExclusive && new Set(all).size < all.length)) return undefined;
  return sets === types ? { type: all } : { enum: all.map((text) => JSON.parse(text)) };
}

function isNull(view: View): boolean {
  const { types, values } = listTypesOrValues(view);
  return [...(types ?? values ?? [])].join() === "null";
}
