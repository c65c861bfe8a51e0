import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@numbers-api/openapi/model";
import { dereference, isObject, parsePointer, referenceOf } from "@numbers-api/openapi/reference";
import type { Shape } from "../model.ts";
import { type SchemaFacts, schemaFacts, singleRef } from "./schema-facts.ts";

/**
 * Collects the shapes of the bodies of an API. A schema that is referred to has one entry, however often and however deep
 * it is used, so that the whole grows no faster than the contract, and recursion ends.
 */
export class ShapeCollector {
  readonly #document: unknown;
  readonly #named = new Map<JsonObject, Shape>();
  readonly #entries = new Map<string, Shape | undefined>();
  readonly #open: { readonly name: string; readonly facts: SchemaFacts }[] = [];

  constructor(document: unknown) {
    this.#document = document;
  }

  /**
   * Names the entry for a body that has one of these schemas; undefined when nothing is guaranteed about it. A body
   * with an inline schema gets an entry with the given name.
   */
  nameBody(schemas: readonly unknown[], name: string): string | undefined {
    const [shape, ...others] = schemas.map((schema) => this.#shape(schema, name));
    if (!shape || shape === "any" || others.some((other) => !isDeepStrictEqual(other, shape))) return undefined;
    if (typeof shape === "string" && shape.startsWith("#")) return shape.slice(1);
    this.#entries.set(name, shape);
    return name;
  }

  /** Gives the target of a reference an entry if it is an object or an array. Other schemas are ignored. */
  nameReference(schema: unknown): void {
    if (referenceOf(schema) !== undefined) this.#shape(schema, "");
  }

  /** Shapes that were named so far, and all that they refer to. */
  entries(): Readonly<Record<string, Shape>> {
    // Describing one may open others, which are appended.
    for (const { name, facts } of this.#open) this.#entries.set(name, this.#describe(facts, name));
    return Object.fromEntries([...this.#entries].map(([name, shape]) => [name, shape ?? "any"]));
  }

  #shape(schema: unknown, name: string): Shape {
    if (!isObject(schema)) return "any";
    const reference = referenceOf(schema);
    if (reference !== undefined) {
      const target = dereference(this.#document, schema);
      return isObject(target) ? this.#name(target, entryName(reference)) : "any";
    }
    if ("allOf" in schema) {
      const single = singleRef(schema);
      // Other schemas may be recursive, so they are not written inline.
      return single ? this.#shape(single, name) : this.#name(schema, name);
    }
    return this.#describe(schemaFacts(this.#document, schema), name);
  }

  /** Refers to a schema by name. Shapes no longer than a name are written inline. */
  #name(schema: JsonObject, wanted: string): Shape {
    const known = this.#named.get(schema);
    if (known) return known;
    const facts = schemaFacts(this.#document, schema);
    const isLong = facts.type === "object" || facts.type === "array";
    const name = isLong ? this.#reserve(wanted) : "";
    const shape: Shape = isLong ? `#${name}` : this.#describe(facts, wanted);
    this.#named.set(schema, shape);
    if (isLong) this.#open.push({ name, facts });
    return shape;
  }

  #reserve(wanted: string): string {
    let name = wanted;
    while (this.#entries.has(name)) name += "'";
    this.#entries.set(name, undefined);
    return name;
  }

  #describe({ type, items, members }: SchemaFacts, name: string): Shape {
    if (type === "array") return [this.#shape(items, `${name}/items`)];
    if (type !== "object") return type;
    return Object.fromEntries(
      [...members].map(([member, schemas]) => {
        const shapes = schemas.map((schema) => this.#shape(schema, `${name}/${member}`));
        return [member, shapes.reduce(both, "any")];
      }),
    );
  }
}

/** Shape of a value that has both. Of two that cannot be joined the first is kept. */
function both(one: Shape, other: Shape): Shape {
  if (one === "any") return other;
  if (!isObject(one) || !isObject(other)) return one;
  const members = Object.keys({ ...one, ...other });
  return Object.fromEntries(members.map((name) => [name, both(memberOf(one, name), memberOf(other, name))]));
}

function memberOf(shape: { readonly [member: string]: Shape }, name: string): Shape {
  return (Object.hasOwn(shape, name) ? shape[name] : undefined) ?? "any";
}

/** Components keep their name; other schemas are named after their path. */
function entryName(reference: string): string {
  const [section, kind, name, ...rest] = parsePointer(reference);
  const isComponent = section === "components" && kind === "schemas" && name !== undefined && rest.length === 0;
  return isComponent ? name : parsePointer(reference).join("/");
}
