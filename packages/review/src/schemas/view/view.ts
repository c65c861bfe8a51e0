import { isObject, referenceOf } from "@numbers-api/openapi/reference";
import type { Site, Tree } from "../../model/site.ts";
import { ANNOTATIONS, passesAll } from "./no-op-keywords.ts";

/** Object schema that is part of the constraints of a value. */
export interface Part {
  readonly site: Site;
  /** Keywords that limit something. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Null always passes this part: it is the other branch of a union with null. */
  readonly orNull: boolean;
  /** Number of references and `allOf` between it and the schema itself. */
  readonly depth: number;
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

/** Variant of a union. */
export interface Branch {
  readonly site: Site;
  readonly view: View;
}

/** Value of a keyword and its place. */
export interface Read {
  readonly value: unknown;
  readonly site: Site;
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
  /** Place of the `false` that refuses every value. */
  false: Site | undefined;
  /** The text of 3.0 refuses null where its author allows it. */
  mayBeNull = false;
  /** Names of the components that were followed, the outermost first. */
  readonly components: string[] = [];
  readonly tree: Tree;
  /** Set when all constraints are known: a schema that is a part of itself sees its own view before that. */
  isComplete = false;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  /** All values of a keyword with their places. */
  all(keyword: string): Read[] {
    return this.parts.flatMap(({ site, schema }) => {
      const value = schema[keyword];
      return value === undefined ? [] : [{ value, site: this.tree.child(site, keyword) ?? site }];
    });
  }

  /** First value of a keyword. */
  first(keyword: string): Read | undefined {
    return this.all(keyword)[0];
  }

  /** Value of an annotation; the one nearest to the schema itself wins. */
  nearest(keyword: string): Read | undefined {
    const [part] = this.parts
      .filter(({ schema }) => schema[keyword] !== undefined)
      .toSorted((a, b) => a.depth - b.depth);
    const site = part && this.tree.child(part.site, keyword);
    return site && { value: site.value, site };
  }

  /** Place of the schema: a finding about it as a whole points here. */
  get site(): Site | undefined {
    const telling = this.parts.find(({ schema }) => Object.keys(schema).some((key) => !ANNOTATIONS.has(key)));
    return (telling ?? this.parts[0])?.site ?? this.unions[0]?.site ?? this.false;
  }

  /** Choice of variants without other constraints. */
  get isUnion(): boolean {
    return this.unions.length === 1 && this.hasOnly(new Set(["discriminator"]));
  }

  /** Lets every value pass, as far as a validator is concerned. */
  get isAnything(): boolean {
    const isFree = this.isComplete && !this.false && this.unions.length === 0 && this.hasOnly(new Set(["properties"]));
    return (
      isFree && [...this.map("properties").values()].flat().every(({ value }) => passesAll(value, this.tree.resolve))
    );
  }

  /**
   * Has a keyword about members or items that are not described otherwise, and parts that describe some only for some
   * values.
   */
  get isDynamic(): boolean {
    const has = (keywords: readonly string[]): boolean =>
      this.parts.some(({ schema }) => keywords.some((keyword) => keyword in schema));
    const isSplit = this.unions.length > 0 || this.free.length > 0 || has(["if"]);
    return (
      (has(["unevaluatedProperties"]) && (isSplit || has(["dependentSchemas"]))) ||
      (has(["unevaluatedItems"]) && (isSplit || has(["contains"])))
    );
  }

  /** Checks that its parts limit a value by these keywords only, unions not counted. */
  hasOnly(keywords: ReadonlySet<string>): boolean {
    const isFree = (key: string): boolean => ANNOTATIONS.has(key) || keywords.has(key) || key.startsWith("x-");
    return this.parts.every(({ schema }) => {
      const reference = referenceOf(schema);
      // The meaning of an unresolvable reference is unknown.
      if (reference !== undefined && !this.tree.target(reference)) return false;
      return Object.keys(schema).every(isFree);
    });
  }

  /** Members of a map keyword (`properties`, `patternProperties`) with every schema that each has to satisfy. */
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

  /** Required members and their places. */
  required(): Map<string, Site> {
    const items = this.all("required").flatMap(({ site }) => this.tree.items(site));
    return new Map(items.map((item) => [String(item.value), item]));
  }

  /**
   * Schemas that a member has to satisfy: those of its name and of the patterns that match it, and those for all other
   * names in each part that does not know it (JSON Schema 2020-12, sections 10.3.2 and 11.3).
   */
  member(name: string): Site[] {
    return this.#applying(
      (part) => knows(part.schema, name),
      (part) => this.#named(part, name),
    );
  }

  /** Schemas that the members of a pattern have to satisfy; of members that no name or pattern describes, without one. */
  rest(pattern?: string): Site[] {
    return this.#applying(
      ({ schema }) => pattern !== undefined && own(schema["patternProperties"], pattern),
      ({ site }) => {
        const patterns = this.tree.child(site, "patternProperties");
        const found = patterns && pattern !== undefined ? this.tree.child(patterns, pattern) : undefined;
        return found ? [found] : [];
      },
    );
  }

  #applying(isKnown: (part: Part) => boolean, describe: (part: Part) => Site[]): Site[] {
    return this.parts.flatMap((part, index) => {
      const sites = describe(part);
      const { site, schema } = part;
      const scope = this.parts.slice(index, part.end);
      const beside = schema["additionalProperties"] === undefined ? undefined : "additionalProperties";
      if (beside && !isKnown(part))
        sites.push(...[this.tree.child(site, beside)].filter((found) => found !== undefined));
      const isEvaluated = scope.some(
        (inner) => isKnown(inner) || (isObject(inner.site.value) && "additionalProperties" in inner.site.value),
      );
      const unevaluated =
        schema["unevaluatedProperties"] === undefined || isEvaluated ? undefined : "unevaluatedProperties";
      if (unevaluated) sites.push(...[this.tree.child(site, unevaluated)].filter((found) => found !== undefined));
      return sites;
    });
  }

  #named({ site, schema }: Part, name: string): Site[] {
    const properties = this.tree.child(site, "properties");
    const patterns = this.tree.child(site, "patternProperties");
    const found = [
      properties && own(schema["properties"], name) ? this.tree.child(properties, name) : undefined,
      ...matching(schema["patternProperties"], name).map((pattern) => patterns && this.tree.child(patterns, pattern)),
    ];
    return found.filter((each) => each !== undefined);
  }
}

function own(map: unknown, name: string): boolean {
  return isObject(map) && Object.hasOwn(map, name);
}

function matching(patterns: unknown, name: string): string[] {
  return isObject(patterns) ? Object.keys(patterns).filter((pattern) => matches(pattern, name)) : [];
}

function knows(schema: Part["schema"], name: string): boolean {
  return own(schema["properties"], name) || matching(schema["patternProperties"], name).length > 0;
}

/** Tests a text against a pattern of JSON Schema; an invalid regular expression never matches. */
export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}
