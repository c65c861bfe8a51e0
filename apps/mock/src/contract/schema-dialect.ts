import { isObject } from "@numbers-api/openapi/reference";

type Node = Readonly<Record<string, unknown>>;

/** What a keyword holds: a schema, several of them, or something else that says what a value must be. */
type Kind = "schema" | "list" | "map" | "plain";

/** The keywords of JSON Schema 2020-12 by what they hold. What is none of them says nothing about a value. */
const KEYWORDS: ReadonlyMap<string, Kind> = new Map([
  ...of("schema", "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"),
  ...of("schema", "unevaluatedItems", "unevaluatedProperties"),
  ...of("list", "allOf", "anyOf", "oneOf", "prefixItems"),
  ...of("map", "$defs", "dependentSchemas", "patternProperties", "properties"),
  ...of("plain", "$ref", "const", "dependentRequired", "enum", "required", "type", "uniqueItems"),
  ...of("plain", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "exclusiveMaximum"),
  ...of("plain", "minContains", "minItems", "minLength", "minProperties", "minimum", "exclusiveMinimum"),
  ...of("plain", "format", "multipleOf", "pattern"),
]);

/** The formats that the validator knows; any other is a note to people. */
const FORMATS = new Set([
  ...[
    "byte",
    "date",
    "date-time",
    "double",
    "duration",
    "email",
    "float",
    "hostname",
    "int32",
    "int64",
    "ipv4",
    "ipv6",
  ],
  ...["json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference", "uri-template", "uuid"],
]);

/**
 * A copy of an OpenAPI 3.0 or 3.1 document whose schemas are strict JSON Schema 2020-12: what 3.0 writes otherwise
 * (`nullable`, `exclusiveMinimum: true`) is translated, and what no validator knows is left out, as are the examples.
 */
export function translateSchemas(document: object): object {
  const { openapi, paths, components } = document as Node; // An object has members, or has them not.
  const isOld = typeof openapi === "string" && openapi.startsWith("3.0");
  // Nothing else has a schema that an answer is held against, and not every name that is there is one to the validator.
  return { paths: describe(paths, isOld, "paths"), components: describe(components, isOld, "components") };
}

function of(kind: Kind, ...keywords: string[]): [keyword: string, kind: Kind][] {
  return keywords.map((keyword) => [keyword, kind]);
}

/** Anything in a document that is no schema. */
function describe(node: unknown, isOld: boolean, parent: string): unknown {
  if (Array.isArray(node)) return node.map((item) => describe(item, isOld, ""));
  if (!isObject(node)) return node;
  const members = Object.entries(node).filter(([key]) => key !== "example" && key !== "examples");
  return Object.fromEntries(
    members.map(([key, value]) => {
      if (key === "schema") return [key, translate(value, isOld)];
      return [
        key,
        key === "schemas" && parent === "components" ? translateAll(value, isOld) : describe(value, isOld, key),
      ];
    }),
  );
}

function translateAll(map: unknown, isOld: boolean): unknown {
  if (!isObject(map)) return {};
  return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, translate(schema, isOld)]));
}

function translate(schema: unknown, isOld: boolean): unknown {
  if (!isObject(schema)) return schema;
  // In OpenAPI 3.0, nothing beside a reference counts.
  if (isOld && typeof schema["$ref"] === "string") return { $ref: schema["$ref"] };
  const members = Object.entries(isOld ? modernize(schema) : schema).filter(([key, value]) => isKnown(key, value));
  return Object.fromEntries(members.map(([key, value]) => [key, translateMember(key, value, isOld)]));
}

function isKnown(key: string, value: unknown): boolean {
  if (key === "format") return FORMATS.has(String(value));
  return key === "pattern" ? isPattern(String(value)) : KEYWORDS.has(key);
}

/** Patterns of other languages are not judged, as `(?i)` of Python's. */
function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "u") !== undefined;
  } catch {
    return false;
  }
}

function translateMember(key: string, value: unknown, isOld: boolean): unknown {
  const kind = KEYWORDS.get(key);
  if (kind === "schema") return translate(value, isOld);
  if (kind === "list" && Array.isArray(value)) return value.map((item) => translate(item, isOld));
  return kind === "map" ? translateAll(value, isOld) : value;
}

/** What OpenAPI 3.0 writes otherwise. */
function modernize({ nullable, exclusiveMinimum, exclusiveMaximum, ...schema }: Node): Node {
  const { minimum, maximum, type, enum: values, ...rest } = schema;
  const limits = {
    ...(minimum !== undefined && { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
  const listed = Array.isArray(values) ? { enum: nullable === true ? [...values, null] : values } : {};
  const own = { ...rest, ...limits, ...listed };
  if (nullable !== true) return type === undefined ? own : { ...own, type };
  // Without a type, OpenAPI 3.0.3 ignores the word. Who writes it means it all the same.
  return type === undefined ? { anyOf: [own, { type: "null" }] } : { ...own, type: [type, "null"] };
}
