import { SCHEMA_KEYWORDS, SCHEMA_LIST_KEYWORDS, SCHEMA_MAP_KEYWORDS } from "../document/grammar.ts";
import { dereference, isObject, type Path } from "../document/reference.ts";

/** Schema of a document, with the values next to or inside it that must satisfy it. */
export interface SchemaSite {
  readonly path: Path;
  readonly schema: unknown;
  /** Examples and defaults that the document gives for this schema. */
  readonly values: readonly { readonly path: Path; readonly value: unknown }[];
}

/** Members that contain data of the author. */
const DATA = new Set(["example", "examples", "value", "default", "enum", "const"]);

/** Finds all schemas of an OpenAPI document: bodies, parameters, headers, components, webhooks. */
export function* walkSchemas(document: unknown): Generator<SchemaSite> {
  yield* inDescription(document, document, []);
}

function* inDescription(document: unknown, node: unknown, path: Path): Generator<SchemaSite> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* inDescription(document, item, [...path, index]);
  }
  if (!isObject(node)) return;
  if ("schema" in node) {
    yield* inSchema(node["schema"], [...path, "schema"], [...examplesOf(document, node, path)]);
  }
  for (const [key, value] of Object.entries(node)) {
    const at = [...path, key];
    if (path.length === 1 && path[0] === "components" && key === "schemas") {
      for (const [name, schema] of Object.entries(isObject(value) ? value : {})) yield* inSchema(schema, [...at, name]);
    } else if (key !== "schema" && !(DATA.has(key) && !isMapOfNames(path))) {
      yield* inDescription(document, value, at);
    }
  }
}

/** Checks that the keys at a path are names that the author chose: one of them may be "value". */
function isMapOfNames(path: Path): boolean {
  return ["callbacks", "content", "headers", "paths", "responses", "webhooks"].includes(String(path.at(-1)));
}

function* inSchema(schema: unknown, path: Path, given: SchemaSite["values"] = []): Generator<SchemaSite> {
  if (typeof schema === "boolean") yield { path, schema, values: given };
  if (!isObject(schema)) return;
  const own = ["default", "example"]
    .filter((key) => key in schema)
    .map((key) => ({ path: [...path, key], value: schema[key] }));
  const listed = Array.isArray(schema["examples"])
    ? schema["examples"].map((value: unknown, index) => ({ path: [...path, "examples", index], value }))
    : [];
  yield { path, schema, values: [...given, ...own, ...listed] };
  for (const key of SCHEMA_KEYWORDS) if (key in schema) yield* inSchema(schema[key], [...path, key]);
  for (const key of SCHEMA_LIST_KEYWORDS) {
    const list = schema[key];
    if (Array.isArray(list)) for (const [i, item] of list.entries()) yield* inSchema(item, [...path, key, i]);
  }
  for (const key of SCHEMA_MAP_KEYWORDS) {
    const map = schema[key];
    if (isObject(map)) for (const [name, item] of Object.entries(map)) yield* inSchema(item, [...path, key, name]);
  }
}

/** Schema by itself: all schemas inside it, and all that it refers to, accept anything. */
export function withoutSubschemas(schema: unknown): boolean | Readonly<Record<string, unknown>> {
  if (typeof schema === "boolean" || !isObject(schema)) return Boolean(schema);
  const { $ref, $dynamicRef, $id, $anchor, $dynamicAnchor, ...rest } = schema;
  const own: Record<string, unknown> = rest;
  for (const key of SCHEMA_KEYWORDS) if (isSchema(own[key])) own[key] = true;
  for (const key of SCHEMA_LIST_KEYWORDS) {
    const list = own[key];
    if (Array.isArray(list) && list.every(isSchema)) own[key] = list.map(() => true);
  }
  for (const key of SCHEMA_MAP_KEYWORDS) {
    const map = own[key];
    if (isObject(map) && Object.values(map).every(isSchema)) {
      own[key] = Object.fromEntries(Object.keys(map).map((name) => [name, true]));
    }
  }
  return own;
}

function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isObject(value);
}

/** Examples of a media type, a parameter or a header that have a value in the document. */
function* examplesOf(
  document: unknown,
  node: Readonly<Record<string, unknown>>,
  path: Path,
): Generator<{ path: Path; value: unknown }> {
  if ("example" in node) yield { path: [...path, "example"], value: node["example"] };
  const examples = node["examples"];
  if (!isObject(examples)) return;
  for (const [name, entry] of Object.entries(examples)) {
    const example = dereference(document, entry);
    if (isObject(example) && "value" in example) {
      yield { path: [...path, "examples", name, "value"], value: example["value"] };
    }
  }
}
