import { followReferences, isObject, type Path, parsePointer, valueAt } from "../document/reference.ts";
import type { JsonObject } from "./model.ts";

/** Object of a bundled document, with references followed, and its path. */
export class Cursor {
  readonly at: Path;
  readonly value: JsonObject;
  readonly #document: JsonObject;
  /** Object with the `$ref` that led here; its `summary` and `description` win (OpenAPI 3.1, Reference Object). */
  readonly #reference: JsonObject | undefined;

  constructor(document: JsonObject, value: JsonObject, at: Path, reference?: JsonObject) {
    this.#document = document;
    this.value = value;
    this.at = at;
    this.#reference = reference;
  }

  /** Value of a member as written, references not followed. */
  get(key: string): unknown {
    return Object.hasOwn(this.value, key) ? this.value[key] : undefined;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.value, key);
  }

  text(key: string): string | undefined {
    const value = this.get(key);
    return typeof value === "string" ? value : undefined;
  }

  flag(key: string, otherwise: boolean = false): boolean {
    const value = this.get(key);
    return typeof value === "boolean" ? value : otherwise;
  }

  /** `summary` or `description`; a sibling of the reference takes precedence. */
  note(key: "summary" | "description"): string | undefined {
    const own = this.#reference?.[key];
    return typeof own === "string" ? own : this.text(key);
  }

  /** Members `summary`, `description` that exist, to be spread into a part of the model. */
  notes<Key extends "summary" | "description">(...keys: Key[]): { readonly [Each in Key]?: string } {
    const found = keys.flatMap((key) => {
      const text = this.note(key);
      return text === undefined ? [] : [[key, text] as const];
    });
    // `fromEntries` forgets which keys there can be.
    return Object.fromEntries(found) as { readonly [Each in Key]?: string };
  }

  /** Specification extensions, including siblings of the reference. */
  extensions(): JsonObject {
    const entries = [...Object.entries(this.value), ...Object.entries(this.#reference ?? {})];
    return Object.fromEntries(entries.filter(([key]) => key.startsWith("x-")));
  }

  /** Object that a member is or refers to. */
  child(key: string): Cursor | undefined {
    return this.#follow(this.get(key), [...this.at, key]);
  }

  /** Named members that are objects. In a map, a name such as `x-request-id` is not a specification extension. */
  members(key?: string): [name: string, cursor: Cursor][] {
    const owner = key === undefined ? this : this.child(key);
    if (!owner) return [];
    return Object.keys(owner.value).flatMap((name) => {
      const member = owner.child(name);
      return member ? [[name, member] as [string, Cursor]] : [];
    });
  }

  /** Items of a list that are objects. */
  items(key: string): Cursor[] {
    const list = this.get(key);
    if (!Array.isArray(list)) return [];
    return list.flatMap((item: unknown, index) => this.#follow(item, [...this.at, key, index]) ?? []);
  }

  /**
   * Path item in layers, the object itself first: the target of its reference applies in addition to its own members
   * (OpenAPI 3.1, Path Item Object, `$ref`).
   */
  layers(): Cursor[] {
    const layers: Cursor[] = [];
    const seen = new Set<unknown>();
    let value: unknown = this.value;
    let at = this.at;
    while (isObject(value) && !seen.has(value)) {
      seen.add(value);
      layers.push(new Cursor(this.#document, value, at));
      const reference = value["$ref"];
      if (typeof reference !== "string") break;
      at = parsePointer(reference);
      value = valueAt(this.#document, at);
    }
    return layers;
  }

  /** Member without following its reference, for path items. */
  unfollowed(name: string): Cursor | undefined {
    const value = this.get(name);
    return isObject(value) ? new Cursor(this.#document, value, [...this.at, name]) : undefined;
  }

  #follow(given: unknown, path: Path): Cursor | undefined {
    const found = followReferences(this.#document, { at: path, value: given });
    if (!found || !isObject(found.value)) return undefined;
    const reference = isObject(given) && given !== found.value ? given : undefined;
    return new Cursor(this.#document, found.value, found.at, reference);
  }
}
