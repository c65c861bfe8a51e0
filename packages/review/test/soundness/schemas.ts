// biome-ignore-all lint/suspicious/noThenProperty: keyword of JSON Schema.
// Random schemas, and random edits of them. `unevaluatedItems` is left out: ajv miscounts items that a variant evaluates.
import { isObject } from "@numbers-api/openapi/reference";
import type { Random } from "./random.ts";

export type Json = Readonly<Record<string, unknown>>;
export type Schema = Json | boolean;

export const NAMES = ["a", "b", "c"];
const SCALARS: readonly unknown[] = ["x", "y", "xy", "", 0, 1, 2, 3, 5, 1.5, -1, true, false, null];
const PATTERNS = ["^x", "y$", "^[xy]+$", "^.$"];
const FORMATS = ["date", "uri", "uri-reference", "ipv4"];
const TYPES = ["string", "integer", "number", "boolean", "null", "array", "object"];

/** Random schema; the deeper, the simpler. */
export function randomSchema(random: Random, depth: number): Schema {
  const kind = random.below(depth > 0 ? 15 : 7);
  if (kind === 0) return random.pick<Schema>([true, {}, {}, false]);
  if (kind === 1) return { enum: Array.from({ length: 1 + random.below(3) }, () => random.pick(SCALARS)) };
  if (kind === 2) return { const: random.pick(SCALARS) };
  if (kind === 3) return { type: random.pick(["string", "integer", "boolean", "number"]) };
  if (kind <= 6) return withKeywords(random, 0, { type: random.pick(["string", "integer", "number"]) });
  const branches = (): Schema[] => Array.from({ length: 1 + random.below(3) }, () => randomSchema(random, depth - 1));
  if (kind === 7) return { anyOf: branches() };
  if (kind === 8) return { oneOf: branches() };
  if (kind === 9) return { allOf: branches() };
  if (kind === 10) return withKeywords(random, depth - 1, {});
  if (kind === 11) return withKeywords(random, depth - 1, { type: "array", items: randomSchema(random, depth - 1) });
  return withKeywords(random, depth - 1, { type: "object", ...randomObject(random, depth - 1) });
}

function randomObject(random: Random, depth: number): Json {
  const names = NAMES.filter(() => random.chance(0.6));
  const closing = random.below(6);
  return {
    properties: Object.fromEntries(names.map((name) => [name, randomSchema(random, depth)])),
    ...(random.chance(0.4) && { required: NAMES.filter(() => random.chance(0.4)) }),
    ...(closing === 0 && { additionalProperties: false }),
    ...(closing === 1 && { additionalProperties: randomSchema(random, depth) }),
    ...(closing === 2 && random.chance(0.4) && { unevaluatedProperties: false }),
  };
}

function withKeywords(random: Random, depth: number, schema: Json): Json {
  const count = random.below(3);
  return Array.from({ length: count }).reduce<Json>((all) => ({ ...all, ...randomKeyword(random, depth) }), schema);
}

/** One keyword with a random value. */
function randomKeyword(random: Random, depth: number): Json {
  const number = (): number => random.pick([0, 1, 2, 3, 5, 1.5, -1]);
  const size = (): number => random.below(4);
  const schema = (): Schema => randomSchema(random, depth - 1);
  const simple: readonly (() => Json)[] = [
    () => ({ minimum: number() }),
    () => ({ maximum: number() }),
    () => ({ exclusiveMinimum: number() }),
    () => ({ exclusiveMaximum: number() }),
    () => ({ multipleOf: random.pick([1, 2, 3, 0.5]) }),
    () => ({ minLength: size() }),
    () => ({ maxLength: size() }),
    () => ({ pattern: random.pick(PATTERNS) }),
    () => ({ format: random.pick(FORMATS) }),
    () => ({ minItems: size() }),
    () => ({ maxItems: size() }),
    () => ({ uniqueItems: random.chance(0.7) }),
    () => ({ minProperties: size() }),
    () => ({ maxProperties: size() }),
    () => ({ required: [random.pick(NAMES)] }),
    () => ({ dependentRequired: { [random.pick(NAMES)]: [random.pick(NAMES)] } }),
    () => ({ enum: Array.from({ length: 1 + random.below(3) }, () => random.pick(SCALARS)) }),
    () => ({ type: random.chance(0.5) ? random.pick(TYPES) : TYPES.filter(() => random.chance(0.4)).concat("string") }),
  ];
  const nested: readonly (() => Json)[] = [
    () => ({ items: schema() }),
    () => ({ prefixItems: [schema()] }),
    () => ({ contains: schema(), ...(random.chance(0.4) && { minContains: size(), maxContains: 1 + size() }) }),
    () => ({ not: schema() }),
    () => ({
      if: schema(),
      ...(random.chance(0.7) && { then: schema() }),
      ...(random.chance(0.4) && { else: schema() }),
    }),
    () => ({ additionalProperties: random.chance(0.5) ? false : schema() }),
    () => ({ unevaluatedProperties: random.chance(0.6) ? false : schema() }),
    () => ({ patternProperties: { [random.pick(["^a", "b", "^x", "c$"])]: schema() } }),
    () => ({ propertyNames: { maxLength: size() } }),
    () => ({ dependentSchemas: { [random.pick(NAMES)]: schema() } }),
    () => ({ properties: { [random.pick(NAMES)]: schema() } }),
    () => ({ anyOf: [schema(), schema()] }),
    () => ({ oneOf: [schema(), schema()] }),
    () => ({ allOf: [schema()] }),
  ];
  const keyword = random.pick(depth > 0 && random.chance(0.5) ? nested : simple)();
  const types = keyword["type"];
  return Array.isArray(types) ? { type: [...new Set(types)] } : keyword;
}

const INSIDE = [
  "items",
  "contains",
  "unevaluatedItems",
  "not",
  "if",
  "then",
  "else",
  "additionalProperties",
  "unevaluatedProperties",
];
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const MAPS = ["properties", "patternProperties", "dependentSchemas"];

/** Changes a schema with a function somewhere inside it. */
function editInside(random: Random, schema: Schema, edit: (schema: Schema) => Schema): Schema {
  if (!isObject(schema) || random.chance(0.35)) return edit(schema);
  const keys = Object.keys(schema).filter((key) => [...INSIDE, ...LISTS, ...MAPS].includes(key));
  if (keys.length === 0) return edit(schema);
  const key = random.pick(keys);
  const value = schema[key];
  if (LISTS.includes(key) && Array.isArray(value) && value.length > 0) {
    const index = random.below(value.length);
    return {
      ...schema,
      [key]: value.map((item, at) => (at === index ? editInside(random, item as Schema, edit) : item)),
    };
  }
  if (MAPS.includes(key) && isObject(value) && Object.keys(value).length > 0) {
    const name = random.pick(Object.keys(value));
    return { ...schema, [key]: { ...value, [name]: editInside(random, value[name] as Schema, edit) } };
  }
  return INSIDE.includes(key) ? { ...schema, [key]: editInside(random, value as Schema, edit) } : edit(schema);
}

/** One random edit. */
export function mutate(random: Random, schema: Schema): Schema {
  return editInside(random, schema, (inside) => editHere(random, inside));
}

function editHere(random: Random, schema: Schema): Schema {
  const kind = random.below(12);
  if (!isObject(schema) || kind === 0) return randomSchema(random, 2);
  const keys = Object.keys(schema);
  const key = keys.length > 0 ? random.pick(keys) : undefined;
  if (kind === 1) return { anyOf: [schema, randomSchema(random, 1)] };
  if (kind === 2) return { oneOf: [schema, randomSchema(random, 1)] };
  if (kind === 3) return { allOf: [schema, randomSchema(random, 1)] };
  if (kind === 4 && schema["anyOf"]) return rename(schema, "anyOf", "oneOf");
  if (kind === 4 && schema["oneOf"]) return rename(schema, "oneOf", "anyOf");
  if (kind === 5 && key) return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key));
  if (kind <= 8 && key) return { ...schema, [key]: editValue(random, key, schema[key]) };
  return { ...schema, ...randomKeyword(random, 2) };
}

function rename(schema: Json, from: string, to: string): Json {
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key === from ? to : key, value]));
}

function editValue(random: Random, key: string, value: unknown): unknown {
  if (typeof value === "number")
    return key === "multipleOf"
      ? random.pick([1, 2, 3, 4, 6])
      : Math.max(key.startsWith("m") ? 0 : -2, value + random.pick([-1, 1]));
  if (key === "const") return random.pick(SCALARS);
  if (key === "enum" && Array.isArray(value)) {
    return random.chance(0.5) || value.length < 2 ? [...value, random.pick(SCALARS)] : value.slice(1);
  }
  if (key === "required" && Array.isArray(value))
    return random.chance(0.5) ? value.slice(1) : [...new Set([...value, random.pick(NAMES)])];
  if (key === "type") return random.chance(0.5) ? random.pick(TYPES) : [...new Set([value, random.pick(TYPES)].flat())];
  if (LISTS.includes(key) && Array.isArray(value)) {
    return random.chance(0.5) || value.length < 2 ? [...value, randomSchema(random, 1)] : value.slice(1);
  }
  if (key === "properties" && isObject(value)) {
    const name = random.pick(NAMES);
    const { [name]: gone, ...rest } = value;
    return gone !== undefined && random.chance(0.5) ? rest : { ...value, [name]: randomSchema(random, 1) };
  }
  if (INSIDE.includes(key)) return randomSchema(random, 1);
  return typeof value === "boolean" ? !value : value;
}
