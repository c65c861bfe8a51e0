import { isDeepStrictEqual } from "node:util";
import type { ApiModel, ApiSchema } from "@numbers-api/openapi/model";
import { isObject, parsePointer, referenceOf } from "@numbers-api/openapi/reference";
import { type Site, type Tree, treeOf, viewOf } from "@numbers-api/openapi/schema-view";
import type { Shape } from "../model.ts";
import { type SchemaFacts, schemaFacts, singleRef } from "./schema-facts.ts";

/**
 * Collects the shapes of the bodies of an API. A schema that is referred to has one entry, however often and however deep
 * it is used, so that the whole grows no faster than the contract, and recursion ends.
 */
export class ShapeCollector {
  readonly #tree: Tree;
  readonly #named = new Map<string, Shape>();
  readonly #entries = new Map<string, Shape | undefined>();
  readonly #open: { readonly name: string; readonly facts: SchemaFacts }[] = [];

  constructor(model: ApiModel) {
    this.#tree = treeOf(model);
  }

  /**
   * Names the entry for a body that has one of these schemas; undefined when nothing is guaranteed about it. A body
   * with an inline schema gets an entry with the given name.
   */
  nameBody(schemas: readonly (ApiSchema | undefined)[], name: string): string | undefined {
    const [shape, ...others] = schemas.map((schema) => this.#shape(schema && this.#tree.site(schema), name));
    if (!shape || shape === "any" || others.some((other) => !isDeepStrictEqual(other, shape))) return undefined;
    if (typeof shape === "string" && shape.startsWith("#")) return shape.slice(1);
    this.#entries.set(name, shape);
    return name;
  }

  /** Gives the target of a reference an entry if it is an object or an array. Other schemas are ignored. */
  nameReference(schema: ApiSchema | undefined): void {
    if (schema && referenceOf(schema.schema) !== undefined) this.#shape(this.#tree.site(schema), "");
  }

  /** Shapes that were named so far, and all that they refer to. */
  entries(): Readonly<Record<string, Shape>> {
    // Describing one may open others, which are appended.
    for (const { name, facts } of this.#open) this.#entries.set(name, this.#describe(facts, name));
    return Object.fromEntries([...this.#entries].map(([name, shape]) => [name, shape ?? "any"]));
  }

  #shape(site: Site | undefined, name: string): Shape {
    if (!site || !isObject(site.value)) return "any";
    const reference = referenceOf(site.value);
    if (reference !== undefined) {
      const target = this.#tree.follow(site);
      return referenceOf(target.value) === undefined ? this.#name(target, entryName(reference)) : "any";
    }
    const single = singleRef(this.#tree, site);
    if (single) return this.#shape(single, name);
    const view = viewOf(this.#tree, [site]);
    // One that is composed of others may be recursive, so it is not written inline.
    return view.schemas.size > 1 ? this.#name(site, name) : this.#describe(schemaFacts(view), name);
  }

  /** Refers to a schema by name. Shapes no longer than a name are written inline. */
  #name(site: Site, wanted: string): Shape {
    const known = this.#named.get(site.key);
    if (known) return known;
    const facts = schemaFacts(viewOf(this.#tree, [site]));
    const isLong = facts.type === "object" || facts.type === "array";
    const name = isLong ? this.#reserve(wanted) : "";
    const shape: Shape = isLong ? `#${name}` : this.#describe(facts, wanted);
    this.#named.set(site.key, shape);
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
      [...members].map(([member, sites]) => {
        const shapes = sites.map((site) => this.#shape(site, `${name}/${member}`));
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
