import { type ApiSchema, type JsonObject, resolveSchema } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";

/** Strings that satisfy the formats that a reader meets most. */
const BY_FORMAT: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  email: "user@example.com",
  uri: "https://example.com",
  url: "https://example.com",
  uuid: "123e4567-e89b-42d3-a456-426614174000",
};

/** Nesting below which a recursive schema ends. */
const MAX_DEPTH = 4;

/**
 * Sample value of a schema: its example, default or constant if it has one, otherwise the minimum of its type.
 * Undefined for a schema without any constraint.
 */
export function sampleValue(document: JsonObject, schema: ApiSchema | undefined, depth = 0): unknown {
  const found = schema && resolveSchema(document, schema);
  if (!found || !isObject(found.schema) || depth > MAX_DEPTH) return undefined;
  const { schema: value, at } = found;
  // Siblings of a reference override its target.
  const given = (isObject(schema.schema) ? givenValue(schema.schema) : undefined) ?? givenValue(value);
  if (given) return given.value;
  const [choice] = ["oneOf", "anyOf"].filter((key) => list(value[key]).length > 0);
  const parts = [
    ...list(value["allOf"]).map((_, index) => sampleValue(document, child(found, ["allOf", `${index}`]), depth + 1)),
    choice && sampleValue(document, child(found, [choice, "0"]), depth + 1),
    sampleOfType(document, { at, schema: value }, depth),
  ].filter((part) => part !== undefined);
  return parts.length > 0 && parts.every(isObject) ? Object.assign({}, ...parts) : parts[0];
}

/** First value that the schema itself names; `null` is one. */
function givenValue(schema: JsonObject): { readonly value: unknown } | undefined {
  const { const: constant, default: standard, enum: allowed, example, examples } = schema;
  const values = [example, list(examples)[0], constant, standard, list(allowed)[0]];
  const value = values.find((candidate) => candidate !== undefined);
  return value === undefined ? undefined : { value };
}

function sampleOfType(document: JsonObject, owner: ApiSchema & { schema: JsonObject }, depth: number): unknown {
  const { type, properties, required, format, minimum } = owner.schema;
  const [name = isObject(properties) ? "object" : undefined] = [type].flat().filter((one) => one !== "null");
  if (name === "string") return BY_FORMAT[String(format)] ?? "string";
  if (name === "integer" || name === "number") return typeof minimum === "number" ? minimum : 1;
  if (name === "boolean") return true;
  if (name === "array") {
    const item = sampleValue(document, child(owner, ["items"]), depth + 1);
    return item === undefined ? [] : [item];
  }
  if (name !== "object") return undefined;
  const members = list(required).flatMap((key) => {
    const member = typeof key === "string" ? child(owner, ["properties", key]) : undefined;
    const sample = member && !isReadOnly(member) ? sampleValue(document, member, depth + 1) : undefined;
    return sample === undefined ? [] : [[String(key), sample]];
  });
  return Object.fromEntries(members);
}

function isReadOnly({ schema }: ApiSchema): boolean {
  return isObject(schema) && schema["readOnly"] === true;
}

function child({ at, schema }: ApiSchema, keys: readonly string[]): ApiSchema | undefined {
  let value: unknown = schema;
  for (const key of keys) value = isObject(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
  return isObject(value) || typeof value === "boolean" ? { at: [...at, ...keys], schema: value } : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
