import {
  formatPointer,
  isObject,
  memberOf,
  type Path,
  parsePointer,
  referenceOf,
  valueAt,
} from "../document/reference.ts";
import type { ApiModel } from "../model/model.ts";

/** Place in a document: a part of the model, or a value of the document. */
export interface Located {
  readonly at: Path;
}

/** Value of a document, and its place. */
export interface Site extends Located {
  readonly value: unknown;
  readonly key: string;
}

/** Place of a member, or of its owner if it is absent: a locator goes as far as it can. */
export function memberPlace({ at }: Located, ...keys: readonly string[]): Located {
  return { at: [...at, ...keys] };
}

/** Name of a schema that is a component. */
export function componentName({ at: [section, kind, name, ...more] }: Located): string | undefined {
  const isComponent = section === "components" && kind === "schemas" && more.length === 0;
  return isComponent && name !== undefined ? String(name) : undefined;
}

/** Document whose schemas can be walked along their references. */
export class Tree {
  readonly model: ApiModel;
  /** OpenAPI 3.0, which ignores the siblings of `$ref` and supports `nullable`. */
  readonly is30: boolean;
  /** The other document has the same version. */
  readonly #isAlike: boolean;

  constructor(model: ApiModel, other: ApiModel = model) {
    this.model = model;
    this.is30 = model.version === "3.0";
    this.#isAlike = model.version === other.version;
  }

  /**
   * Reads `nullable`. By the text of 3.0.4 it has no effect without a type, or where another keyword refuses null, and
   * converters to 3.1 drop it there. Authors and tools of 3.0 mean null.
   */
  nullable(schema: Readonly<Record<string, unknown>>): "yes" | "no" | "unclear" {
    const { nullable, type, enum: values } = schema;
    if (!this.is30 || nullable !== true) return "no";
    if (this.#isAlike) return "yes";
    const isListed = !Array.isArray(values) || values.includes(null);
    return type !== undefined && isListed && !["allOf", "anyOf", "oneOf"].some((key) => key in schema)
      ? "yes"
      : "unclear";
  }

  /** Part of the model with its place in the document. */
  site({ at }: Located): Site {
    return { value: valueAt(this.model.document, at), key: formatPointer(at), at };
  }

  /** Member of an object or item of a list, without following references. */
  child(site: Site | undefined, key: string | number): Site | undefined {
    const found = memberOf(site?.value, key);
    return site && found !== undefined ? step(site, key, found) : undefined;
  }

  /** Member of an object or item of a list, references followed. */
  get(site: Site, key: string | number): Site | undefined {
    const found = this.child(site, key);
    return found && this.follow(found);
  }

  /** Members of an object by name, references followed. */
  entries(site: Site | undefined): [string, Site][] {
    if (!site || !isObject(site.value)) return [];
    return Object.entries(site.value).map(([key, value]) => [key, this.follow(step(site, key, value))]);
  }

  /** Items of a list, without following references. */
  items(site: Site | undefined): Site[] {
    return site && Array.isArray(site.value) ? site.value.map((value, index) => step(site, index, value)) : [];
  }

  /** Follows a chain of references; an unresolvable one is returned unchanged. */
  follow(site: Site): Site {
    const seen = new Set<unknown>();
    let last = site;
    for (let next: Site | undefined = site; next && !seen.has(next.value); ) {
      last = next;
      seen.add(next.value);
      next = this.target(referenceOf(next.value) ?? "");
    }
    return last;
  }

  /** Place that a reference inside this document leads to; the reader has made pointers of all others. */
  target(reference: string): Site | undefined {
    if (!reference.startsWith("#/")) return undefined;
    const found = this.site({ at: parsePointer(reference) });
    return found.value === undefined ? undefined : found;
  }

  /** Value that a reference inside this document leads to. */
  readonly resolve = (reference: string): unknown => this.target(reference)?.value;
}

const TREES = new WeakMap<ApiModel, Tree>();

/** Tree of a contract, the same at every call, so that what is read of its schemas is read once. */
export function treeOf(model: ApiModel): Tree {
  const tree = TREES.get(model) ?? new Tree(model);
  TREES.set(model, tree);
  return tree;
}

function step({ key, at }: Site, name: string | number, value: unknown): Site {
  return { value, key: `${key}${formatPointer([name])}`, at: [...at, name] };
}
