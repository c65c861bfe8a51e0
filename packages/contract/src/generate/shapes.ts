import { isDeepStrictEqual } from "node:util";
import { dereference, isObject, parsePointer } from "@numbers-api/openapi/reference";
import type { Shape } from "../model.ts";
import { type Certainties, certaintiesOf, type Schema, soleReference } from "./certainties.ts";

/**
 * Finds out what is certain about the bodies of an API. A schema that is referred to is one entry, however often and
 * however deep it is used, so that the whole grows no faster than the contract, and recursion ends.
 */
export class ShapeCollector {
  readonly #document: unknown;
  readonly #named = new Map<Schema, Shape>();
  readonly #entries = new Map<string, Shape | undefined>();
  readonly #open: { readonly name: string; readonly certain: Certainties }[] = [];

  constructor(document: unknown) {
    this.#document = document;
  }

  /**
   * The entry for a body that has one of these schemas, or `undefined` when nothing is certain about it. A body that
   * is described where it is used gets an entry of the given name.
   */
  nameBody(schemas: readonly unknown[], name: string): string | undefined {
    const [shape, ...others] = schemas.map((schema) => this.#shape(schema, name));
    if (!shape || shape === "any" || others.some((other) => !isDeepStrictEqual(other, shape))) return undefined;
    if (typeof shape === "string" && shape.startsWith("#")) return shape.slice(1);
    this.#entries.set(name, shape);
    return name;
  }

  /** Gives what a reference leads to an entry, if it is an object or an array. Anything else is no reference. */
  nameReference(schema: unknown): void {
    if (isObject(schema) && typeof schema["$ref"] === "string") this.#shape(schema, "");
  }

  /** What has been named so far, and all that it refers to. */
  entries(): Readonly<Record<string, Shape>> {
    // Describing one may open others, which then come last.
    for (const { name, certain } of this.#open) this.#entries.set(name, this.#describe(certain, name));
    return Object.fromEntries([...this.#entries].map(([name, shape]) => [name, shape ?? "any"]));
  }

  #shape(schema: unknown, name: string): Shape {
    if (!isObject(schema)) return "any";
    const reference = schema["$ref"];
    if (typeof reference === "string") {
      const target = dereference(this.#document, schema);
      return isObject(target) ? this.#name(target, entryName(reference)) : "any";
    }
    if ("allOf" in schema) {
      const sole = soleReference(schema);
      // Any other may lead back to where it stands, so it is not written out in place.
      return sole ? this.#shape(sole, name) : this.#name(schema, name);
    }
    return this.#describe(certaintiesOf(this.#document, schema), name);
  }

  /** Refers to a schema by name. What is no longer than a name is said in its place. */
  #name(schema: Schema, wanted: string): Shape {
    const known = this.#named.get(schema);
    if (known) return known;
    const certain = certaintiesOf(this.#document, schema);
    const isLong = certain.type === "object" || certain.type === "array";
    const name = isLong ? this.#reserve(wanted) : "";
    const shape: Shape = isLong ? `#${name}` : this.#describe(certain, wanted);
    this.#named.set(schema, shape);
    if (isLong) this.#open.push({ name, certain });
    return shape;
  }

  #reserve(wanted: string): string {
    let name = wanted;
    while (this.#entries.has(name)) name += "'";
    this.#entries.set(name, undefined);
    return name;
  }

  #describe({ type, items, members }: Certainties, name: string): Shape {
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

/** What is certain about a value of which both are certain. Of two that cannot be joined the first is said. */
function both(one: Shape, other: Shape): Shape {
  if (one === "any") return other;
  if (!isObject(one) || !isObject(other)) return one;
  const members = Object.keys({ ...one, ...other });
  return Object.fromEntries(members.map((name) => [name, both(memberOf(one, name), memberOf(other, name))]));
}

function memberOf(shape: { readonly [member: string]: Shape }, name: string): Shape {
  return (Object.hasOwn(shape, name) ? shape[name] : undefined) ?? "any";
}

/** A component goes by its own name, anything else by where it stands. */
function entryName(reference: string): string {
  const [section, kind, name, ...rest] = parsePointer(reference);
  const isComponent = section === "components" && kind === "schemas" && name !== undefined && rest.length === 0;
  return isComponent ? name : parsePointer(reference).join("/");
}
