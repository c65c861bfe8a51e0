import { isObject } from "@numbers-api/openapi/reference";
import { passesAll, withoutSilence } from "./silent.ts";
import type { Site, Tree } from "./site.ts";

/** An object schema that takes part in what a value has to satisfy. */
export interface Part {
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
    return this.unions.length === 1 && this.saysOnly(new Set(["anyOf", "oneOf", "discriminator"]));
  }

  /** Whether every value passes, as far as a validator is concerned. */
  get isAnything(): boolean {
    if (this.never || this.unions.length > 0) return false;
    return this.saysOnly(new Set());
  }

  /** Whether its parts limit a value by these keywords only, unions not counted. */
  saysOnly(keywords: ReadonlySet<string>): boolean {
    const isSilent = (key: string): boolean => SAYS_NOTHING.has(key) || keywords.has(key) || key.startsWith("x-");
    return this.parts.every(({ schema, site }) =>
      Object.keys(schema).every((key) => isSilent(key) && !this.#isUnresolved(site, key)),
    );
  }

  /** Whether a keyword is a reference that leads nowhere, of which nobody knows what it says. */
  #isUnresolved(site: Site, key: string): boolean {
    const reference = key === "$ref" ? this.tree.child(site, key)?.value : undefined;
    return typeof reference === "string" && !this.tree.target(reference, site.route);
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

function isNull(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, const: constant, enum: list } = value;
  return (
    (Array.isArray(type) ? type.length === 1 && type[0] === "null" : type === "null") ||
    (constant === null && type === undefined) ||
    (Array.isArray(list) && list.length === 1 && list[0] === null)
  );
}
