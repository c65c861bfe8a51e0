import { isObject } from "../../reference.ts";
import { canonical } from "./json.ts";
import { passesAll, withoutSilence } from "./silent.ts";
import type { Site, Tree } from "./site.ts";

/** An object schema that takes part in what a value has to satisfy. */
interface Part {
  readonly site: Site;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Whether null passes this part whatever it says: it is the other branch of a union with null. */
  readonly orNull: boolean;
  /** How many references and `allOf` are between it and the schema itself. */
  readonly depth: number;
}

/** An `anyOf` or `oneOf` with at least two branches, null not counted. */
export interface Union {
  readonly keyword: "anyOf" | "oneOf";
  readonly site: Site;
  readonly branches: readonly Site[];
  readonly orNull: boolean;
}

/** A keyword's value, and where it stands. */
export interface Read {
  readonly value: unknown;
  readonly site: Site;
}

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"] as const;

/** Keywords that let every value pass, or of which the effect is in the other parts of a view. */
const SAYS_NOTHING = new Set(
  "$comment $defs $id $schema $anchor $dynamicAnchor title description deprecated example examples externalDocs default xml readOnly writeOnly allOf $ref $dynamicRef nullable".split(
    " ",
  ),
);

/**
 * What a value has to satisfy, whichever way it is written: references are followed, `allOf` and unions with one branch
 * are dissolved, and null is null in both versions of OpenAPI. Two documents that differ only in this have equal views.
 */
export class View {
  readonly parts: Part[] = [];
  readonly unions: Union[] = [];
  /** Whether nothing satisfies it (`false`), and where it says so. */
  never: Site | undefined;
  /** The components that were followed, the outermost first. */
  readonly components: string[] = [];
  readonly tree: Tree;
  readonly #seen = new Set<string>();

  constructor(tree: Tree, sites: readonly Site[]) {
    this.tree = tree;
    for (const site of sites) this.#flatten(site, false, 0);
  }

  #flatten(site: Site, orNull: boolean, depth: number): void {
    const { value } = site;
    if (value === false || (isObject(value) && passesAll(value["not"]))) this.never ??= site;
    if (!isObject(value) || this.#seen.has(site.key)) return;
    this.#seen.add(site.key);
    const reference = value["$ref"] ?? value["$dynamicRef"];
    const target = typeof reference === "string" ? this.tree.target(reference, site.route) : undefined;
    if (target) {
      const name = /^#\/components\/schemas\/([^/]+)$/.exec(String(reference))?.[1];
      if (name) this.components.push(decodeURIComponent(name));
      this.#flatten(target, orNull, depth + 1);
    }
    if (target && this.tree.is30) return;
    // A reference that leads nowhere is left in the part, where it is compared by its text.
    this.parts.push({ site, schema: withoutSilence(value), orNull, depth });
    // To the letter, 3.0 lets null pass only beside a type; authors who write it beside a reference mean it all the same.
    const orNullBelow = orNull || (this.tree.is30 && value["nullable"] === true);
    for (const member of this.tree.items(this.tree.child(site, "allOf"))) this.#flatten(member, orNullBelow, depth + 1);
    for (const keyword of ["anyOf", "oneOf"] as const) this.#flattenUnion(site, keyword, orNullBelow, depth);
  }

  #flattenUnion(site: Site, keyword: "anyOf" | "oneOf", orNull: boolean, depth: number): void {
    const list = this.tree.child(site, keyword);
    const branches = this.tree.items(list);
    if (!list || branches.length === 0) return;
    const others = branches.filter((branch) => !isNull(this.tree.follow(branch).value));
    const nullable = orNull || others.length < branches.length;
    const [only] = others;
    if (only && others.length === 1) this.#flatten(only, nullable, depth + 1);
    else if (only) this.unions.push({ keyword, site: list, branches: others, orNull: nullable });
    else this.parts.push({ site: list, schema: { type: "null" }, orNull, depth });
  }

  /** Every value of a keyword, and where it stands. */
  all(keyword: string): Read[] {
    return this.parts.flatMap(({ site, schema }) => {
      const found = schema[keyword] === undefined ? undefined : this.tree.child(site, keyword);
      return found ? [{ value: found.value, site: found }] : [];
    });
  }

  /** The first value of a keyword. */
  first(keyword: string): Read | undefined {
    return this.all(keyword)[0];
  }

  /** The value of a remark, of which the one nearest to the schema itself counts. */
  nearest(keyword: string): Read | undefined {
    const [part] = this.parts
      .filter(({ schema }) => schema[keyword] !== undefined)
      .toSorted((a, b) => a.depth - b.depth);
    const site = part && this.tree.child(part.site, keyword);
    return site && { value: site.value, site };
  }

  /** Where the schema stands: what a finding about it as a whole points at. */
  get site(): Site | undefined {
    return this.parts[0]?.site ?? this.unions[0]?.site ?? this.never;
  }

  /** Whether it is one of several variants, and nothing else is said of it. */
  get isUnion(): boolean {
    return this.unions.length === 1 && this.#partsSayNothing(new Set(["anyOf", "oneOf", "discriminator"]));
  }

  /** Whether every value passes, as far as a validator is concerned. */
  get isAnything(): boolean {
    if (this.never || this.unions.length > 0) return false;
    return this.#partsSayNothing(new Set());
  }

  #partsSayNothing(besides: ReadonlySet<string>): boolean {
    const isSilent = (key: string): boolean => SAYS_NOTHING.has(key) || besides.has(key) || key.startsWith("x-");
    return this.parts.every(({ schema, site }) =>
      Object.keys(schema).every((key) => isSilent(key) && !this.#isUnresolved(site, key)),
    );
  }

  /** Whether a keyword is a reference that leads nowhere, of which nobody knows what it says. */
  #isUnresolved(site: Site, key: string): boolean {
    const reference = key === "$ref" ? this.tree.child(site, key)?.value : undefined;
    return typeof reference === "string" && !this.tree.target(reference, site.route);
  }

  /** The types that may pass; a number may be an integer, so `number` brings `integer` along. */
  types(withUnions: boolean): Set<string> {
    let types = new Set<string>(TYPES);
    for (const { schema, orNull } of this.parts) {
      const listed = schema["type"] ?? this.#ownTypes(schema);
      if (listed === undefined) continue;
      const own = new Set([listed].flat().map(String));
      if (own.has("number")) own.add("integer");
      if (orNull || (this.tree.is30 && schema["nullable"] === true)) own.add("null");
      types = types.intersection(own);
    }
    for (const { branches, orNull } of withUnions ? this.unions : []) {
      const own = new Set(branches.flatMap((branch) => [...new View(this.tree, [branch]).types(false)]));
      if (orNull) own.add("null");
      types = types.intersection(own);
    }
    return types;
  }

  /** The types of the values of a list, where nothing else says them. */
  #ownTypes(schema: Part["schema"]): string[] | undefined {
    const values: unknown = "const" in schema ? [schema["const"]] : schema["enum"];
    return Array.isArray(values) ? values.map(typeOf) : undefined;
  }

  /**
   * Whether a union is another way to write a list of types or of values: `anyOf` of `{ type: string }` and
   * `{ type: integer }`, `oneOf` of constants.
   */
  isList({ keyword, branches }: Union): boolean {
    const views = branches.map((branch) => new View(this.tree, [branch]));
    const keywords = new Set(["type", "const", "enum"]);
    if (!views.every((view) => !view.never && view.unions.length === 0 && view.#partsSayNothing(keywords)))
      return false;
    const sets = views.map((view) => ({ values: view.values(), types: view.types(false) }));
    const withValues = sets.flatMap(({ values }) => (values ? [new Set(values.keys())] : []));
    if (withValues.length > 0 && withValues.length < sets.length) return false;
    const all: Set<string>[] = withValues.length > 0 ? withValues : sets.map(({ types }) => types);
    return (
      keyword === "anyOf" || all.every((one, index) => all.slice(index + 1).every((two) => one.isDisjointFrom(two)))
    );
  }

  /** The values that `enum` and `const` leave, by their JSON text; undefined when there is no such limit. */
  values(withUnions = false): Map<string, Read> | undefined {
    let values: Map<string, Read> | undefined;
    for (const { site, schema, orNull } of this.parts) {
      const own = this.#ownValues(site, schema);
      if (!own) continue;
      if (orNull || (this.tree.is30 && schema["nullable"] === true)) own.set("null", { value: null, site });
      const before: Map<string, Read> | undefined = values;
      values = before ? new Map([...before].filter(([key]) => own.has(key))) : own;
    }
    for (const union of withUnions ? this.unions : []) {
      if (!this.isList(union)) continue;
      const own = union.branches.map((branch) => new View(this.tree, [branch]).values());
      if (own.includes(undefined)) continue;
      const all = new Map(own.flatMap((map) => [...(map ?? [])]));
      const before: Map<string, Read> | undefined = values;
      values = before ? new Map([...before].filter(([key]) => all.has(key))) : all;
    }
    return values;
  }

  #ownValues(site: Site, schema: Part["schema"]): Map<string, Read> | undefined {
    const constant = "const" in schema ? this.tree.child(site, "const") : undefined;
    const sites = constant
      ? [constant]
      : Array.isArray(schema["enum"])
        ? this.tree.items(this.tree.child(site, "enum"))
        : undefined;
    return sites && new Map(sites.map((item) => [canonical(item.value), { value: item.value, site: item }]));
  }

  /** Whether null passes. */
  get allowsNull(): boolean {
    return this.types(true).has("null") && (this.values()?.has("null") ?? true) && !this.never;
  }

  /** The members of a map keyword (`properties`, `patternProperties`) with every schema that each has to satisfy. */
  map(keyword: string): Map<string, Site[]> {
    const members = new Map<string, Site[]>();
    for (const { site } of this.all(keyword)) {
      if (!isObject(site.value)) continue;
      for (const name of Object.keys(site.value)) {
        const member = this.tree.child(site, name);
        if (member) members.set(name, [...(members.get(name) ?? []), member]);
      }
    }
    return members;
  }

  /** The members that have to be there, and where it says so. */
  required(): Map<string, Site> {
    const items = this.all("required").flatMap(({ site }) => this.tree.items(site));
    return new Map(items.map((item) => [String(item.value), item]));
  }
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function isNull(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, const: constant, enum: list } = value;
  return (
    (Array.isArray(type) ? type.length === 1 && type[0] === "null" : type === "null") ||
    (constant === null && type === undefined) ||
    (Array.isArray(list) && list.length === 1 && list[0] === null)
  );
}
