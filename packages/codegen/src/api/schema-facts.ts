import type { JsonObject } from "@numbers-api/openapi/model";
import { dereference, isObject, referenceOf } from "@numbers-api/openapi/reference";

/** Facts about every value that satisfies a schema. */
export interface SchemaFacts {
  /** `"any"` when values can be of several types or null. */
  readonly type: "string" | "number" | "boolean" | "array" | "object" | "any";
  /** Schema of the items of an array. */
  readonly items: unknown;
  /** Required members, each with the schemas that it satisfies. */
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
 * Derives the facts of a schema and its `allOf` parts. `oneOf`, `anyOf` and conditionals guarantee nothing, so they are
 * ignored.
 */
export function schemaFacts(document: unknown, schema: JsonObject): SchemaFacts {
  const parts = [...conjuncts(document, schema, new Set())];
  const [type = "any", ...otherTypes] = new Set(parts.flatMap(typeOf));
  const isNullable = parts.some(({ nullable }) => nullable === true);
  return {
    type: isNullable || otherTypes.length > 0 ? "any" : type,
    // Next to `prefixItems`, `items` describes only the remaining items.
    items: parts.find(({ items, prefixItems }) => items !== undefined && prefixItems === undefined)?.["items"],
    members: requiredMembers(document, parts),
  };
}

/** Only reference in `allOf`, if its siblings, such as a description, do not constrain values. */
export function singleRef({ allOf, ...own }: JsonObject): JsonObject | undefined {
  const constraining = [own, ...(Array.isArray(allOf) ? allOf : [])].filter(
    (part) => !isObject(part) || isConstraining(part),
  );
  const [part] = constraining;
  return constraining.length === 1 && isObject(part) && referenceOf(part) !== undefined ? part : undefined;
}

function isConstraining(schema: JsonObject): boolean {
  return (
    referenceOf(schema) !== undefined ||
    ["allOf", "type", "nullable", "required", "items", "properties"].some((keyword) => keyword in schema)
  );
}

/** Schema and all that it is composed of by `allOf`: a value satisfies each of them. */
function* conjuncts(document: unknown, schema: unknown, seen: Set<unknown>): Generator<JsonObject> {
  const target = dereference(document, schema);
  if (!isObject(target) || seen.has(target)) return;
  seen.add(target);
  yield target;
  const allOf = target["allOf"];
  if (Array.isArray(allOf)) for (const part of allOf) yield* conjuncts(document, part, seen);
}

function typeOf({ type }: JsonObject): (typeof TYPES)[keyof typeof TYPES][] {
  const [name, ...others] = Array.isArray(type) ? type : [type];
  return others.length === 0 && isTypeName(name) ? [TYPES[name]] : [];
}

function isTypeName(name: unknown): name is keyof typeof TYPES {
  return typeof name === "string" && Object.hasOwn(TYPES, name);
}

function requiredMembers(document: unknown, parts: readonly JsonObject[]): Map<string, readonly unknown[]> {
  const required = new Set(parts.flatMap(({ required: names }) => (Array.isArray(names) ? names.map(String) : [])));
  const members = [...required].map((name) => {
    const schemas = parts.flatMap(({ properties }) =>
      isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [],
    );
    return [name, schemas] as const;
  });
  return new Map(members.filter(([, schemas]) => !schemas.some((schema) => isWriteOnly(document, schema))));
}

/** Write-only members are required in requests only (OpenAPI 3.0.4, Schema Object, `writeOnly`). */
function isWriteOnly(document: unknown, schema: unknown): boolean {
  const target = dereference(document, schema);
  return [schema, target].some((each) => isObject(each) && each["writeOnly"] === true);
}
