import { dereference, isObject } from "@numbers-api/openapi/reference";

/** A JSON Schema that is an object. */
export type Schema = Readonly<Record<string, unknown>>;

/** What every value that satisfies a schema has in common. */
export interface Certainties {
  /** `"any"` when the values can be of several types, or of one that says nothing, such as `null`. */
  readonly type: "string" | "number" | "boolean" | "array" | "object" | "any";
  /** The schema that the items of an array satisfy. */
  readonly items: unknown;
  /** The required members, each with the schemas that it satisfies. */
  readonly members: ReadonlyMap<string, readonly unknown[]>;
}

const TYPES = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  array: "array",
  object: "object",
} as const;

/**
 * What is certain by a schema, its references to others in `allOf` included. `oneOf`, `anyOf` and the conditionals
 * leave a choice, so they add nothing.
 */
export function certaintiesOf(document: unknown, schema: Schema): Certainties {
  const parts = [...conjuncts(document, schema, new Set())];
  const [type = "any", ...otherTypes] = new Set(parts.flatMap(typeOf));
  const isNullable = parts.some(({ nullable }) => nullable === true);
  return {
    type: isNullable || otherTypes.length > 0 ? "any" : type,
    // After `prefixItems`, `items` speaks of the rest only.
    items: parts.find(({ items, prefixItems }) => items !== undefined && prefixItems === undefined)?.["items"],
    members: requiredMembers(document, parts),
  };
}

/** The one reference in `allOf` that says anything: what stands beside it, a description for example, is for people. */
export function soleReference({ allOf, ...own }: Schema): Schema | undefined {
  const telling = [own, ...(Array.isArray(allOf) ? allOf : [])].filter((part) => !isObject(part) || isTelling(part));
  const [part] = telling;
  return telling.length === 1 && isObject(part) && typeof part["$ref"] === "string" ? part : undefined;
}

function isTelling(schema: Schema): boolean {
  return ["$ref", "allOf", "type", "nullable", "required", "items", "properties"].some((keyword) => keyword in schema);
}

/** A schema and all that it is composed of by `allOf`: a value satisfies each of them. */
function* conjuncts(document: unknown, schema: unknown, seen: Set<unknown>): Generator<Schema> {
  const target = dereference(document, schema);
  if (!isObject(target) || seen.has(target)) return;
  seen.add(target);
  yield target;
  const allOf = target["allOf"];
  if (Array.isArray(allOf)) for (const part of allOf) yield* conjuncts(document, part, seen);
}

function typeOf({ type }: Schema): (typeof TYPES)[keyof typeof TYPES][] {
  const [name, ...others] = Array.isArray(type) ? type : [type];
  return others.length === 0 && isTypeName(name) ? [TYPES[name]] : [];
}

function isTypeName(name: unknown): name is keyof typeof TYPES {
  return typeof name === "string" && Object.hasOwn(TYPES, name);
}

function requiredMembers(document: unknown, parts: readonly Schema[]): Map<string, readonly unknown[]> {
  const required = new Set(parts.flatMap(({ required: names }) => (Array.isArray(names) ? names.map(String) : [])));
  const members = [...required].map((name) => {
    const schemas = parts.flatMap(({ properties }) =>
      isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [],
    );
    return [name, schemas] as const;
  });
  return new Map(members.filter(([, schemas]) => !schemas.some((schema) => isWriteOnly(document, schema))));
}

/** A write-only member is required in requests only (OpenAPI 3.0.4, Schema Object, `writeOnly`). */
function isWriteOnly(document: unknown, schema: unknown): boolean {
  const target = dereference(document, schema);
  return [schema, target].some((each) => isObject(each) && each["writeOnly"] === true);
}
