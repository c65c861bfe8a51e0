import { isObject, parsePointer, referenceOf } from "@numbers-api/openapi/reference";
import { canonical } from "../../model/json.ts";
import type { Site, Tree } from "../../model/site.ts";
import { isNever, listTypesOrValues, typeOf, typesOf } from "./acceptance.ts";
import { passesAll, withoutNoOps } from "./no-op-keywords.ts";
import { type Branch, type Part, type Read, type Union, View } from "./view.ts";

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
  const builder = new Builder(view);
  for (const site of sites) builder.flatten(site, false, 0);
  view.isComplete = true;
  return view;
}

/** Adds the constraints of schemas to a view. */
class Builder {
  readonly #view: View;
  readonly #tree: Tree;
  readonly #seen = new Set<string>();

  constructor(view: View) {
    this.#view = view;
    this.#tree = view.tree;
  }

  flatten(site: Site, orNull: boolean, depth: number): void {
    const { value } = site;
    const [view, tree] = [this.#view, this.#tree];
    if (value === false || (isObject(value) && passesAll(value["not"], tree.resolve))) view.false ??= site;
    if (!isObject(value) || this.#seen.has(site.key)) return;
    this.#seen.add(site.key);
    const reference = referenceOf(value) ?? value["$dynamicRef"];
    const target = typeof reference === "string" ? tree.target(reference) : undefined;
    if (target === undefined && referenceOf(value) !== undefined) view.unresolved.push(String(reference));
    // Strictly, 3.0 allows null only next to a type, but authors who write it next to a reference mean it.
    const nullable = tree.nullable(value);
    const orNullBelow = orNull || nullable === "yes";
    const asserted = this.#asserted(site);
    const { not, ...others } = withoutNoOps(value, tree.resolve);
    // A reference of 3.0 replaces what is beside it.
    const isReplaced = target !== undefined && tree.is30;
    const limits = asserted || not === undefined ? others : { ...others, not };
    const part = isReplaced ? undefined : this.#addPart(site, limits, orNullBelow, depth);
    if (target) {
      const [, , name] = /^#\/components\/schemas\/[^/]+$/.test(String(reference))
        ? parsePointer(String(reference))
        : [];
      if (name) view.components.push(name);
      this.flatten(target, orNull, depth + 1);
    }
    if (!part) return;
    view.mayBeNull ||= nullable === "unclear";
    for (const member of tree.items(tree.child(site, "allOf"))) this.flatten(member, orNullBelow, depth + 1);
    for (const keyword of ["anyOf", "oneOf"] as const) this.#flattenUnion(site, keyword, orNullBelow, depth);
    if (asserted) this.flatten(asserted, orNullBelow, depth + 1);
    part.end = view.parts.length;
  }

  #addPart(site: Site, schema: Part["schema"], orNull: boolean, depth: number): Part {
    const read = (value: unknown, at: Site | undefined): [string, Read] => [
      canonical(value),
      { value, site: at ?? site },
    ];
    const { type, const: constant, enum: list } = schema;
    const listed = this.#tree.child(site, "enum");
    const values = [
      ...("const" in schema ? [new Map([read(constant, this.#tree.child(site, "const"))])] : []),
      ...(Array.isArray(list)
        ? [new Map(list.map((value, index) => read(value, this.#tree.child(listed, index))))]
        : []),
    ];
    const declared = [type ?? []].flat().flatMap((name) => (name === "number" ? [name, "integer"] : [String(name)]));
    const types = [
      ...(type === undefined ? [] : [new Set(declared)]),
      ...values.map((map) => new Set([...map.values()].map(({ value }) => typeOf(value)))),
    ];
    if (orNull) for (const set of types) set.add("null");
    if (orNull) for (const map of values) map.set("null", { value: null, site });
    const part = { site, schema, orNull, types, values, depth, end: this.#view.parts.length + 1 };
    this.#view.parts.push(part);
    return part;
  }

  /** Schema under a double negation, which limits a value as if it stood alone. */
  #asserted(site: Site): Site | undefined {
    const outer = this.#tree.child(site, "not");
    const isNegation = isObject(outer?.value) && Object.keys(outer.value).every((key) => key === "not");
    return isNegation ? this.#tree.child(outer, "not") : undefined;
  }

  #flattenUnion(owner: Site, keyword: "anyOf" | "oneOf", orNull: boolean, depth: number): void {
    const [view, tree] = [this.#view, this.#tree];
    const site = tree.child(owner, keyword);
    const all = tree.items(site).map((branch): Branch => ({ site: branch, view: viewOf(tree, [branch]) }));
    if (!site || all.length === 0) return;
    const branches = all.filter((branch) => !isNever(branch.view));
    if (branches.length === 0) {
      view.false ??= site;
      return;
    }
    if (keyword === "anyOf" && branches.some((branch) => passesAll(tree.follow(branch.site).value, tree.resolve))) {
      view.free.push(...branches.map((branch) => branch.site));
      return;
    }
    const others = branches.filter((branch) => !isNull(branch.view));
    const nulls = branches.length - others.length;
    // Two branches that let null pass make `oneOf` refuse it.
    const isExclusive = keyword === "oneOf" && nulls > 0;
    if (isExclusive && (nulls > 1 || others.some((branch) => typesOf(branch.view).has("null")))) {
      view.unions.push({ keyword, site, branches, orNull });
      return;
    }
    const nullable = orNull || nulls > 0;
    const [only] = others;
    if (!only) this.#addPart(site, { type: "null" }, orNull, depth);
    else if (others.length === 1) this.flatten(only.site, nullable, depth + 1);
    else this.#addUnion({ keyword, site, branches: others, orNull: nullable }, depth);
  }

  /** Adds a union; one of types, or of values, is the same as a list of them. */
  #addUnion(union: Union, depth: number): void {
    const { site, orNull, keyword } = union;
    const lists = union.branches.map(({ view }) => listTypesOrValues(view));
    const [types, values] = [lists.flatMap((list) => list.types ?? []), lists.flatMap((list) => list.values ?? [])];
    const sets = [types, values].find(({ length }) => length === lists.length);
    const areApart = sets?.every((one, index) => sets.slice(index + 1).every((two) => one.isDisjointFrom(two)));
    // A discriminator names the variants, so that they are more than a list.
    if (!sets || (keyword === "oneOf" && !areApart) || this.#view.first("discriminator")) {
      this.#view.unions.push(union);
      return;
    }
    const all = sets.flatMap((set) => [...set]);
    const schema = sets === types ? { type: all } : { enum: all.map((text) => JSON.parse(text)) };
    this.#addPart(site, schema, orNull, depth);
  }
}

function isNull(view: View): boolean {
  const { types, values } = listTypesOrValues(view);
  return types ? types.size === 1 && types.has("null") : values?.size === 1 && values.has("null");
}
