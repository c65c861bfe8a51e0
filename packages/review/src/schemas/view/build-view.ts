import { isObject, referenceOf } from "@numbers-api/openapi/reference";
import type { Site, Tree } from "../../model/site.ts";
import { isNever, listTypesOrValues, typesOf } from "./acceptance.ts";
import { passesAll, withoutNoOps } from "./no-op-keywords.ts";
import { type Branch, type Part, type Union, View } from "./view.ts";

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
  readonly #seen = new Set<string>();

  constructor(view: View) {
    this.#view = view;
  }

  flatten(site: Site, orNull: boolean, depth: number): void {
    const { value } = site;
    if (value === false || (isObject(value) && passesAll(value["not"], this.#view.tree.resolve)))
      this.#view.false ??= site;
    if (!isObject(value) || this.#seen.has(site.key)) return;
    this.#seen.add(site.key);
    const reference = referenceOf(value) ?? value["$dynamicRef"];
    const target = typeof reference === "string" ? this.#view.tree.target(reference) : undefined;
    const limits = withoutNoOps(value, this.#view.tree.resolve);
    const asserted = this.#asserted(site);
    const { not: _, ...others } = limits;
    const part: Part = { site, schema: asserted ? others : limits, orNull, depth, end: 0 };
    // An unresolvable reference is kept in the part, and compared by its text.
    const isReplaced = target !== undefined && this.#view.tree.is30;
    if (!isReplaced) this.#view.parts.push(part);
    if (target) {
      const name = /^#\/components\/schemas\/([^/]+)$/.exec(String(reference))?.[1];
      if (name) this.#view.components.push(decodeURIComponent(name));
      this.flatten(target, orNull, depth + 1);
    }
    if (!isReplaced) {
      // Strictly, 3.0 allows null only next to a type, but authors who write it next to a reference mean it.
      const nullable = this.#view.tree.nullable(value);
      const orNullBelow = orNull || nullable === "yes";
      this.#view.mayBeNull ||= nullable === "unclear";
      for (const member of this.#view.tree.items(this.#view.tree.child(site, "allOf")))
        this.flatten(member, orNullBelow, depth + 1);
      for (const keyword of ["anyOf", "oneOf"] as const) this.#flattenUnion(site, keyword, orNullBelow, depth);
      if (asserted) this.flatten(asserted, orNullBelow, depth + 1);
    }
    part.end = this.#view.parts.length;
  }

  /** Schema under a double negation, which limits a value as if it stood alone. */
  #asserted(site: Site): Site | undefined {
    const { tree } = this.#view;
    const outer = tree.child(site, "not");
    const isNegation = isObject(outer?.value) && Object.keys(outer.value).every((key) => key === "not");
    return outer && isNegation ? tree.child(outer, "not") : undefined;
  }

  #flattenUnion(site: Site, keyword: "anyOf" | "oneOf", orNull: boolean, depth: number): void {
    const list = this.#view.tree.child(site, keyword);
    const all = this.#view.tree.items(list);
    if (!list || all.length === 0) return;
    const followed = (branch: Site): unknown => this.#view.tree.follow(branch).value;
    const branches = all.filter((branch) => !isNever(viewOf(this.#view.tree, [branch])));
    if (branches.length === 0) this.#view.false ??= list;
    if (branches.length === 0) return;
    if (keyword === "anyOf" && branches.some((branch) => passesAll(followed(branch), this.#view.tree.resolve))) {
      this.#view.free.push(...branches);
      return;
    }
    const others = branches.filter((branch) => !isNull(followed(branch)));
    const hasNull = others.length < branches.length;
    // Two branches that let null pass make `oneOf` refuse it.
    const letNullPass = (branch: Site): boolean => typesOf(viewOf(this.#view.tree, [branch])).has("null");
    if (hasNull && keyword === "oneOf" && (branches.length - others.length > 1 || others.some(letNullPass))) {
      this.#view.unions.push({ keyword, site: list, branches: this.#branches(branches), orNull });
      return;
    }
    const nullable = orNull || hasNull;
    const [only] = others;
    if (only && others.length === 1) this.flatten(only, nullable, depth + 1);
    else if (only) this.#addUnion({ keyword, site: list, branches: this.#branches(others), orNull: nullable }, depth);
    else
      this.#view.parts.push({ site: list, schema: { type: "null" }, orNull, depth, end: this.#view.parts.length + 1 });
  }

  /** Adds a union; one of types, or of values, is the same as a list of them. */
  #addUnion(union: Union, depth: number): void {
    const { site, orNull, keyword } = union;
    const lists = union.branches.map(({ view }) => listTypesOrValues(view));
    const types = lists.flatMap((list) => (list.types ? [list.types] : []));
    const values = lists.flatMap((list) => (list.values ? [list.values] : []));
    const sets = types.length === lists.length ? types : values.length === lists.length ? values : undefined;
    const areApart = sets?.every((one, index) => sets.slice(index + 1).every((two) => one.isDisjointFrom(two)));
    // A discriminator names the variants, so that they are more than a list.
    if (!sets || (keyword === "oneOf" && !areApart) || this.#view.first("discriminator")) {
      this.#view.unions.push(union);
      return;
    }
    const all = sets.flatMap((set) => [...set]);
    const schema = types.length === lists.length ? { type: all } : { enum: all.map((text) => JSON.parse(text)) };
    this.#view.parts.push({ site, schema, orNull, depth, end: this.#view.parts.length + 1 });
  }

  #branches(sites: readonly Site[]): Branch[] {
    return sites.map((site) => ({ site, view: viewOf(this.#view.tree, [site]) }));
  }
}

function isNull(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, const: constant, enum: list, ...rest } = value;
  // Combined, two of the keywords may contradict each other.
  if (!passesAll(rest) || [type, constant, list].filter((each) => each !== undefined).length > 1) return false;
  return (
    (Array.isArray(type) ? type.length === 1 && type[0] === "null" : type === "null") ||
    (constant === null && type === undefined) ||
    (Array.isArray(list) && list.length === 1 && list[0] === null)
  );
}
