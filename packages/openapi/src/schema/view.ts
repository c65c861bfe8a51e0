import { isObject } from "../document/reference.ts";
import { ANNOTATIONS, passesAll } from "./no-op-keywords.ts";
import type { Site, Tree } from "./tree.ts";

/** Schema that is part of the constraints of a value. */
export interface Part {
  readonly site: Site;
  /** Keywords that limit something. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Null always passes this part: it is nullable, or the other branch of a union with null. */
  readonly orNull: boolean;
  /** Types of `type` and of every list of values, null included. */
  readonly types: readonly ReadonlySet<string>[];
  /** Values of `const` and `enum` by their JSON texts, null included. */
  readonly values: readonly ReadonlyMap<string, Site>[];
  /** Schema of the values that `not` excludes. */
  readonly excluded: View | undefined;
  /** Values of keywords that are written otherwise in the document. */
  readonly moved: ReadonlyMap<string, Site>;
  /** Index after the last part below this one: the parts that its `unevaluatedProperties` sees. */
  end: number;
}

/** `anyOf` or `oneOf` with at least two branches, null not counted. */
export interface Union {
  readonly keyword: "anyOf" | "oneOf";
  readonly site: Site;
  readonly branches: readonly Branch[];
  readonly orNull: boolean;
}

export interface Branch {
  readonly site: Site;
  readonly view: View;
}

/**
 * Constraints on a value, however they are written: references are followed, `allOf` and unions with one branch are
 * dissolved, unions of types or of values are lists, and null is null in both versions of OpenAPI. Schemas that differ
 * only in such ways have equal views.
 */
export class View {
  readonly parts: Part[] = [];
  readonly unions: Union[] = [];
  /** Variants of unions that let everything pass, whose members are described all the same. */
  readonly free: Site[] = [];
  /** References that cannot be followed, whose meaning is unknown. */
  readonly unresolved: string[] = [];
  /** Place of the `false` that refuses every value. */
  false: Site | undefined;
  /** The text of 3.0 refuses null where its author allows it. */
  mayBeNull = false;
  /** Names of the components that were followed, the outermost first. */
  readonly components: string[] = [];
  readonly tree: Tree;
  /** Keys of the schemas that it consists of. */
  readonly schemas = new Set<string>();
  /** Set when all constraints are known: a schema that is a part of itself sees its own view before that. */
  isComplete = false;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  /** Value of a keyword of a part; none without the keyword. */
  of({ site, schema, moved }: Part, keyword: string): Site | undefined {
    return schema[keyword] === undefined ? undefined : (moved.get(keyword) ?? this.tree.child(site, keyword));
  }

  all(keyword: string): Site[] {
    return this.parts.flatMap((part) => this.of(part, keyword) ?? []);
  }

  /** Value of the outermost part that has a keyword. */
  first(keyword: string): Site | undefined {
    return this.all(keyword)[0];
  }

  /** Place of the schema: a finding about it as a whole points here. */
  get site(): Site | undefined {
    const telling = this.parts.find(({ schema }) => Object.keys(schema).some((key) => !ANNOTATIONS.has(key)));
    return (telling ?? this.parts[0])?.site ?? this.unions[0]?.site ?? this.false;
  }

  /** Choice of variants without other constraints. */
  get isUnion(): boolean {
    return this.unions.length === 1 && this.hasOnly("discriminator");
  }

  /** Lets every value pass, as far as a validator is concerned. */
  get isAnything(): boolean {
    const isFree = ({ value }: Site): boolean => passesAll(value, this.tree.resolve);
    const isPlain = this.isComplete && !this.false && this.unions.length === 0 && this.hasOnly("properties");
    return isPlain && [...this.map("properties").values()].flat().every(isFree);
  }

  /** Has a keyword about undescribed members or items, and parts that describe some only for some values. */
  get isDynamic(): boolean {
    return (
      (this.#has("unevaluatedProperties") && (this.isSplit || this.#has("dependentSchemas"))) ||
      (this.#has("unevaluatedItems") && (this.isSplit || this.#has("contains")))
    );
  }

  /** Has variants or conditions, which describe members for some values only. */
  get isSplit(): boolean {
    return this.unions.length > 0 || this.free.length > 0 || this.#has("if");
  }

  #has(keyword: string): boolean {
    return this.parts.some(({ schema }) => keyword in schema);
  }

  /** Checks that its parts limit a value by these keywords only, unions not counted. */
  hasOnly(...keywords: string[]): boolean {
    const isFree = (key: string): boolean => ANNOTATIONS.has(key) || keywords.includes(key) || key.startsWith("x-");
    const isFreePart = ({ schema, types }: Part): boolean =>
      [...Object.keys(schema), ...(types.length > 0 ? ["type"] : [])].every(isFree);
    return this.unresolved.length === 0 && this.parts.every(isFreePart);
  }

  /** Members of a map keyword (`properties`, `patternProperties`) with every schema that each has to satisfy. */
  map(keyword: string): Map<string, Site[]> {
    const members = this.all(keyword).flatMap((site) =>
      keysOf(site).flatMap((key) => this.tree.child(site, key) ?? []),
    );
    return Map.groupBy(members, ({ at }) => String(at.at(-1)));
  }

  required(): Map<string, Site> {
    const items = this.all("required").flatMap((site) => this.tree.items(site));
    return new Map(items.map((item) => [String(item.value), item]));
  }

  /**
   * Schemas that a member has to satisfy: those of its name and of the patterns that match it, and those for all other
   * names in each part that does not know it (JSON Schema 2020-12, sections 10.3.2 and 11.3).
   */
  member(name: string): Site[] {
    return this.#applying((properties, patterns) => [
      this.tree.child(properties, name),
      ...keysOf(patterns).map((pattern) => (matches(pattern, name) ? this.tree.child(patterns, pattern) : undefined)),
    ]);
  }

  /** Schemas that the members of a pattern have to satisfy; of members that no name or pattern describes, without one. */
  rest(pattern?: string): Site[] {
    return this.#applying((_, patterns) => [pattern === undefined ? undefined : this.tree.child(patterns, pattern)]);
  }

  #applying(describe: (properties: Site | undefined, patterns: Site | undefined) => (Site | undefined)[]): Site[] {
    const described = this.parts.map((part) => {
      const found = describe(this.of(part, "properties"), this.of(part, "patternProperties"));
      return found.filter((site) => site !== undefined);
    });
    const isKnown = (_: unknown, index: number): boolean => described[index]?.length !== 0;
    return this.parts.flatMap((part, index) => {
      const additional = isKnown(part, index) ? undefined : this.of(part, "additionalProperties");
      const unevaluated = this.of(part, "unevaluatedProperties");
      const isEvaluated = (): boolean =>
        this.parts.some(
          (inner, place) =>
            place >= index &&
            place < part.end &&
            (isKnown(inner, place) || "additionalProperties" in { ...inner.schema, ...(inner.site.value ?? {}) }),
        );
      const rest = [additional, unevaluated && !isEvaluated() ? unevaluated : undefined];
      return [...(described[index] ?? []), ...rest.filter((site) => site !== undefined)];
    });
  }
}

function keysOf(site: Site | undefined): string[] {
  return isObject(site?.value) ? Object.keys(site.value) : [];
}

/** Tests a text against a pattern of JSON Schema; an invalid regular expression never matches. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}
