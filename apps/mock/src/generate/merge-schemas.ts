import { writeExactJson } from "@numbers-api/openapi/exact-json";
import { besideReference, dereference, isObject, referenceOf } from "@numbers-api/openapi/reference";
import type { Random } from "./random.ts";

/** Schema as an object. `true` is the same as an empty one. */
export type Schema = Readonly<Record<string, unknown>>;

/** Choices while a schema is merged with those that it is composed of. */
export interface MergeChoices {
  readonly random: Random;
  /** Takes the first alternative of `oneOf` and `anyOf`; otherwise any. */
  readonly takesFirst: boolean;
  /** Selects the alternative with the fewest requirements, which ends a recursion. */
  readonly takesSmallest: boolean;
}

/** Depth to which schemas are merged: a document may compose them in circles. */
const MAX_DEPTH = 32;

const COMPOSING = ["allOf", "oneOf", "anyOf", "if", "then", "else", "discriminator"];

/** Targets of references, which never change in a document that was read. */
const targets = new WeakMap<object, unknown>();

/** Target of a reference; any other value is returned unchanged. */
export function targetOf(document: object, given: unknown): unknown {
  if (!isObject(given) || referenceOf(given) === undefined) return given;
  if (!targets.has(given)) targets.set(given, dereference(document, given));
  return targets.get(given);
}

/**
 * Merges a schema with its references and compositions, choosing one alternative and one branch of a condition. `not`
 * is kept and checked on generated values.
 */
export function mergeSchema(document: object, given: unknown, choices: MergeChoices, depth = 0): Schema {
  if (given === false) return { not: {} };
  const target = targetOf(document, given);
  if (target === false) return { not: {} };
  if (!isObject(target) || depth > MAX_DEPTH) return {};
  const beside = isObject(given) && given !== target ? besideReference(given) : {};
  const isPlain = Object.keys(beside).length === 0 && !COMPOSING.some((key) => key in target);
  if (isPlain) return target;
  const { allOf, oneOf, anyOf, if: condition, then, else: otherwise, discriminator, ...own } = { ...target, ...beside };
  const merge = (schema: unknown): Schema => mergeSchema(document, schema, choices, depth + 1);
  const parts = list(allOf).map(merge);
  const alternatives = [oneOf, anyOf].flatMap((all) => {
    const chosen = chooseAlternative(document, list(all), choices);
    return chosen === undefined ? [] : [merge(chosen), tagged(document, discriminator, chosen)];
  });
  const followed = followCondition(condition, then, otherwise, choices).map(merge);
  return [...parts, ...alternatives, ...followed].reduce(both, own);
}

function chooseAlternative(document: object, all: readonly unknown[], choices: MergeChoices): unknown {
  const [first, ...rest] = all;
  if (first === undefined) return undefined;
  if (choices.takesSmallest) {
    const sizes = all.map((one) => [needs(document, one), one] as const);
    return sizes.toSorted(([one], [other]) => one - other)[0]?.[1];
  }
  return choices.takesFirst ? first : choices.random.pick([first, ...rest]);
}

/** Estimates the size of a value: null and scalars are small, lists and objects grow with their required members. */
function needs(document: object, schema: unknown): number {
  const target = dereference(document, schema);
  if (!isObject(target)) return 1;
  if (isNullable(target) || "const" in target || "enum" in target) return 0;
  const required = list(target["required"]).length;
  const items = typeof target["minItems"] === "number" ? target["minItems"] : 0;
  const isComposed = ["allOf", "oneOf", "anyOf", "properties", "items"].some((key) => key in target);
  return required * 2 + items * 2 + (isComposed ? 1 : 0);
}

/** Schemas of one branch of `if`. The first branch includes the condition itself, because its values satisfy it. */
function followCondition(
  condition: unknown,
  then: unknown,
  otherwise: unknown,
  { random, takesFirst }: MergeChoices,
): unknown[] {
  if (condition === undefined) return [];
  const meets = then !== undefined && (takesFirst || otherwise === undefined || random.chance(1 / 2));
  if (meets) return [condition, then];
  return otherwise === undefined ? [] : [otherwise, { not: condition }];
}

/** Discriminator property of the chosen alternative, with the name that selects it. */
function tagged(document: object, discriminator: unknown, chosen: unknown): Schema {
  const reference = referenceOf(chosen);
  if (!isObject(discriminator) || reference === undefined) return {};
  const { propertyName, mapping } = discriminator;
  const name = reference.split("/").at(-1);
  const mapped = Object.entries(isObject(mapping) ? mapping : {}).find(
    ([, to]) => to === reference || to === name,
  )?.[0];
  const target = dereference(document, chosen);
  const properties = isObject(target) && isObject(target["properties"]) ? target["properties"] : {};
  const property = dereference(document, properties[String(propertyName)]);
  if (isObject(property) && ("const" in property || "enum" in property)) return {};
  return { properties: { [String(propertyName)]: { const: mapped ?? name } } };
}

/** Schema that combines the constraints of two schemas. */
export function both(one: Schema, other: Schema): Schema {
  const merged: Record<string, unknown> = { ...one, ...other };
  for (const [key, combine] of COMBINED) {
    if (one[key] !== undefined && other[key] !== undefined) merged[key] = combine(one[key], other[key]);
  }
  return merged;
}

type Combine = (one: unknown, other: unknown) => unknown;

const greater: Combine = (one, other) => (isNumeric(one) && isNumeric(other) && one > other ? one : other);
const lesser: Combine = (one, other) => (isNumeric(one) && isNumeric(other) && one < other ? one : other);

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

const COMBINED: ReadonlyMap<string, Combine> = new Map<string, Combine>([
  ...["minimum", "minLength", "minItems", "minProperties", "exclusiveMinimum", "minContains"].map(
    (key) => [key, greater] as const,
  ),
  ...["maximum", "maxLength", "maxItems", "maxProperties", "exclusiveMaximum", "maxContains"].map(
    (key) => [key, lesser] as const,
  ),
  ["required", (one, other) => [...new Set([...list(one), ...list(other)])]],
  ["properties", eachMember],
  ["patternProperties", eachMember],
  ["dependentRequired", (one, other) => mergeMembers(one, other, (a, b) => [...list(a), ...list(b)])],
  ["dependentSchemas", eachMember],
  ["items", bothSchemas],
  ["contains", bothSchemas],
  ["propertyNames", bothSchemas],
  ["additionalProperties", bothSchemas],
  ["unevaluatedProperties", bothSchemas],
  ["prefixItems", (one, other) => mergeLists(list(one), list(other))],
  ["not", (one, other) => ({ anyOf: [one, other] })],
  ["type", sharedTypes],
  ["enum", (one, other) => sharedValues(list(one), list(other))],
  // A text has to match both, so they become a list.
  ["pattern", (one, other) => [...new Set([...list(one), ...list(other)])]],
  ["multipleOf", multiple],
  ["nullable", (one, other) => one === true && other === true],
  ["uniqueItems", (one, other) => one === true || other === true],
]);

function bothSchemas(one: unknown, other: unknown): unknown {
  if (one === false || other === false) return false;
  if (one === true) return other;
  return other === true ? one : { allOf: [one, other] };
}

function eachMember(one: unknown, other: unknown): unknown {
  return mergeMembers(one, other, bothSchemas);
}

function mergeMembers(one: unknown, other: unknown, combine: Combine): Schema {
  const [left, right] = [members(one), members(other)];
  return Object.fromEntries(
    [...new Set([...Object.keys(left), ...Object.keys(right)])].map((name) => {
      const [mine, theirs] = [left[name], right[name]];
      return [name, mine !== undefined && theirs !== undefined ? combine(mine, theirs) : (mine ?? theirs)];
    }),
  );
}

function mergeLists(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  const longer = one.length > other.length ? one : other;
  return longer.map((item, index) => {
    const [mine, theirs] = [one[index], other[index]];
    return mine !== undefined && theirs !== undefined ? bothSchemas(mine, theirs) : item;
  });
}

function sharedTypes(one: unknown, other: unknown): unknown {
  const [left, right] = [list(one), list(other)];
  const shared = left.flatMap((type) => {
    if (right.includes(type)) return [type];
    if (type === "number" && right.includes("integer")) return ["integer"];
    return type === "integer" && right.includes("number") ? ["integer"] : [];
  });
  return shared.length > 0 ? shared : other;
}

function sharedValues(one: readonly unknown[], other: readonly unknown[]): unknown[] {
  const allowed = new Set(other.map(writeExactJson));
  return one.filter((value) => allowed.has(writeExactJson(value)));
}

function multiple(one: unknown, other: unknown): unknown {
  if (typeof one !== "number" || typeof other !== "number") return other;
  if (one % other === 0) return one;
  return other % one === 0 ? other : one * other;
}

/** Type of a generated value: one that the schema names, or the one that its other keywords apply to. */
export function typeOf(schema: Schema, random: Random, takesFirst: boolean): string {
  const excluded = new Set(list(members(schema["not"])["type"]));
  const named = list(schema["type"]).filter((type) => typeof type === "string" && !excluded.has(type));
  const [first, ...rest] = named.filter((type) => type !== "null");
  if (first !== undefined) return String(takesFirst ? first : random.pick([first, ...rest]));
  if (named.length > 0) return "null";
  const about = (...keys: string[]): boolean => keys.some((key) => hasContent(schema[key]));
  if (about("properties", "additionalProperties", "required", "minProperties", "patternProperties", "propertyNames")) {
    return "object";
  }
  if (about("items", "prefixItems", "minItems", "contains")) return "array";
  if (about("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum")) return "number";
  return ["string", "integer", "boolean", "object"].find((type) => !excluded.has(type)) ?? "null";
}

/** Checks that `null` is a value of the schema, as OpenAPI 3.0 or 3.1 writes it. */
export function isNullable(schema: Schema): boolean {
  return schema["nullable"] === true || list(schema["type"]).includes("null");
}

function hasContent(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : value !== undefined && value !== false;
}

/** List as it is; any other value as a list of one, undefined as an empty list. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

export function members(value: unknown): Schema {
  return isObject(value) ? value : {};
}
