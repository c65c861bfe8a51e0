import { dereference, type Schema, validate } from "@cfworker/json-schema";
import type { ApiModel, ApiSchema } from "@numbers-api/openapi/model";
import { dereference as follow, isObject, parsePointer, valueAt } from "@numbers-api/openapi/reference";

/** Direction of a value: members of the other one are not required. */
export type TravelDirection = "request" | "response";

/** Judges values by the schemas of a contract, with none of the code that the mock validates with. */
export interface IndependentValidator {
  /** First differences of a value from a schema; empty when it is valid. */
  validate(schema: ApiSchema, value: unknown, direction: TravelDirection): readonly string[];
}

/** Keywords of OpenAPI and of tools that say nothing about values, but that the validator would follow. */
const IGNORED = new Set(["$id", "id", "$schema", "$comment", "discriminator", "example", "examples", "default", "xml"]);

const MAPS = new Set(["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"]);
const LIMITS = new Set(["exclusiveMinimum", "exclusiveMaximum"]);
const DATA = new Set(["enum", "const", "required", "dependentRequired", "type"]);

/** Prepares the judgement of a contract. Schemas are rewritten when they are first used. */
export function independentValidator({ document, version }: ApiModel): IndependentValidator {
  const validators = {
    request: makeValidator(document, version === "3.0", "readOnly"),
    response: makeValidator(document, version === "3.0", "writeOnly"),
  };
  return { validate: ({ schema }, value, direction) => validators[direction](schema, value) };
}

function makeValidator(
  document: object,
  isOld: boolean,
  hiddenFlag: "readOnly" | "writeOnly",
): (schema: unknown, value: unknown) => readonly string[] {
  const lookup: Record<string, Schema | boolean> = Object.create(null);
  const definitions = new Map<string, string>();
  const rewritten = new WeakMap<object, Schema | boolean>();

  const define = (reference: string): string => {
    const known = definitions.get(reference);
    if (known !== undefined) return known;
    const uri = `https://contract.example/${definitions.size}`;
    definitions.set(reference, uri);
    const schema = rewrite(valueAt(document, parsePointer(reference)));
    dereference(schema, lookup, new URL(uri));
    return uri;
  };
  const rewriteAny = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewriteAny);
    return isObject(value) || typeof value === "boolean" ? rewrite(value) : value;
  };
  const rewrite = (schema: unknown): Schema | boolean => {
    if (typeof schema === "boolean") return schema;
    if (!isObject(schema)) return true;
    const reference = schema["$ref"];
    if (isOld && typeof reference === "string") return { $ref: define(reference) };
    const result: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (IGNORED.has(key) || key.startsWith("x-")) continue;
      if (key === "$ref" && typeof value === "string") result[key] = define(value);
      else if (MAPS.has(key) && isObject(value)) {
        result[key] = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rewriteAny(inner)]));
      } else if (key === "pattern") {
        if (isPattern(value)) result[key] = value;
      } else if (LIMITS.has(key) && typeof value === "boolean" && !isOld) {
        // A keyword of OpenAPI 3.0, which has no meaning since 3.1.
      } else result[key] = DATA.has(key) ? value : rewriteAny(value);
    }
    if (Array.isArray(result["required"])) {
      const hidden = hiddenNames(document, schema, hiddenFlag);
      result["required"] = result["required"].filter((name) => !hidden.has(String(name)));
    }
    return isOld ? modernize(result) : result;
  };
  return (schema, value) => {
    if (!isObject(schema)) return schema === false ? ["nothing is valid"] : [];
    const known = rewritten.get(schema) ?? rewrite(schema);
    if (!rewritten.has(schema))
      dereference(known, lookup, new URL(`https://contract.example/root/${Object.keys(lookup).length}`));
    rewritten.set(schema, known);
    const { valid, errors } = validate(value, known, "2020-12", lookup);
    return valid ? [] : errors.slice(-3).map(({ instanceLocation, error }) => `${instanceLocation} ${error}`);
  };
}

/** Names of members that only the other direction has. */
function hiddenNames(document: object, schema: unknown, flag: string): Set<string> {
  const target = follow(document, schema);
  if (!isObject(target)) return new Set();
  const { properties, allOf } = target;
  const own = Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => {
    const parts = [property, follow(document, property)];
    return parts.some((part) => isObject(part) && part[flag] === true) ? [name] : [];
  });
  const inherited = Array.isArray(allOf) ? allOf.flatMap((part) => [...hiddenNames(document, part, flag)]) : [];
  return new Set([...own, ...inherited]);
}

/** Keywords of OpenAPI 3.0 as JSON Schema 2020-12 has them. */
function modernize({
  nullable,
  exclusiveMinimum,
  exclusiveMaximum,
  minimum,
  maximum,
  ...schema
}: Record<string, unknown>): Schema {
  const limits = {
    ...limit("minimum", "exclusiveMinimum", minimum, exclusiveMinimum),
    ...limit("maximum", "exclusiveMaximum", maximum, exclusiveMaximum),
  };
  const strict = { ...schema, ...limits };
  return nullable === true ? { anyOf: [strict, { type: "null" }] } : strict;
}

function limit(inclusive: string, exclusive: string, value: unknown, flag: unknown): Record<string, unknown> {
  if (typeof flag === "number") return { ...(value !== undefined && { [inclusive]: value }), [exclusive]: flag };
  return value === undefined ? {} : { [flag === true ? exclusive : inclusive]: value };
}

function isPattern(value: unknown): boolean {
  try {
    return typeof value === "string" && new RegExp(value, "u").source !== "";
  } catch {
    return false;
  }
}
