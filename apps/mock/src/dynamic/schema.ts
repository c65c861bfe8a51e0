import { dereference, isObject } from "@numbers-api/openapi/reference";
import type { Random } from "./random.ts";

/** A schema as an object. `true` says as little as an empty one. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * A schema with what it refers to and what it is composed of in one place: one of its alternatives is chosen. What
 * cannot be made up from parts (`not`, `if`) stays out, and the check of the answer is the judge.
 */
export function flatten(document: object, given: unknown, random: Random): Schema {
  const target = dereference(document, given);
  if (!isObject(target)) return {};
  const beside = isObject(given) && given !== target ? without(given, "$ref") : {};
  const { allOf, oneOf, anyOf, discriminator, ...own } = { ...target, ...beside };
  const parts = list(allOf).map((part) => flatten(document, part, random));
  const alternatives = [oneOf, anyOf].flatMap((all) => {
    const [first, ...rest] = list(all);
    if (first === undefined) return [];
    const chosen = random.pick([first, ...rest]);
    return [flatten(document, chosen, random), tagged(document, discriminator, chosen)];
  });
  return [...parts, ...alternatives].reduce(both, own);
}

/** What a discriminator wants of the alternative that was chosen: the name under which it is known. */
function tagged(document: object, discriminator: unknown, chosen: unknown): Schema {
  if (!isObject(discriminator) || !isObject(chosen) || typeof chosen["$ref"] !== "string") return {};
  const { propertyName, mapping } = discriminator;
  const reference = chosen["$ref"];
  const mapped = Object.entries(isObject(mapping) ? mapping : {}).find(([, to]) => to === reference)?.[0];
  const target = dereference(document, chosen);
  const properties = isObject(target) && isObject(target["properties"]) ? target["properties"] : {};
  const property = dereference(document, properties[String(propertyName)]);
  if (isObject(property) && ("const" in property || "enum" in property)) return {};
  return { properties: { [String(propertyName)]: { const: mapped ?? reference.split("/").at(-1) } } };
}

/** A schema that asks for what two schemas ask for. */
function both(one: Schema, other: Schema): Schema {
  const merged: Record<string, unknown> = { ...one, ...other };
  merged["required"] = [...new Set([...list(one["required"]), ...list(other["required"])])];
  const [left, right] = [members(one["properties"]), members(other["properties"])];
  merged["properties"] = Object.fromEntries(
    [...new Set([...Object.keys(left), ...Object.keys(right)])].map((name) => {
      const [mine, theirs] = [left[name], right[name]];
      return [name, mine !== undefined && theirs !== undefined ? { allOf: [mine, theirs] } : (mine ?? theirs)];
    }),
  );
  for (const [key, narrower] of [
    ["minimum", Math.max],
    ["minLength", Math.max],
    ["minItems", Math.max],
    ["maximum", Math.min],
    ["maxLength", Math.min],
    ["maxItems", Math.min],
  ] as const) {
    if (typeof one[key] === "number" && typeof other[key] === "number") merged[key] = narrower(one[key], other[key]);
  }
  if (Array.isArray(one["enum"]) && Array.isArray(other["enum"])) {
    const allowed = new Set(other["enum"]);
    merged["enum"] = one["enum"].filter((value) => allowed.has(value));
  }
  return merged;
}

/** The type to make a value of: the one that the schema names, or the one that its other keywords are about. */
export function typeOf(schema: Schema, random: Random): string {
  const named = list(schema["type"] ?? []).filter((type) => typeof type === "string");
  const [first, ...rest] = named.filter((type) => type !== "null");
  if (first !== undefined) return random.pick([first, ...rest]);
  if (named.length > 0) return "null";
  const about = (...keys: string[]): boolean => keys.some((key) => hasContent(schema[key]));
  if (about("properties", "additionalProperties", "required")) return "object";
  if (about("items", "prefixItems", "minItems")) return "array";
  if (about("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum")) return "number";
  return "string";
}

/** Whether `null` is a value of the schema, as OpenAPI 3.0 or 3.1 says it. */
export function isNullable(schema: Schema): boolean {
  return schema["nullable"] === true || (Array.isArray(schema["type"]) && schema["type"].includes("null"));
}

function hasContent(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : value !== undefined && value !== false;
}

/** A list; anything else is a list of one, and nothing an empty one. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

export function members(value: unknown): Schema {
  return isObject(value) ? value : {};
}

function without(value: Schema, key: string): Schema {
  const { [key]: _, ...rest } = value;
  return rest;
}
