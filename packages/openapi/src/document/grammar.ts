import { HTTP_METHODS } from "../http/methods.ts";
import { memberOf, type Path } from "./reference.ts";

/**
 * Grammar of an OpenAPI document: the members of each object that contain other objects. Everything else is data of the
 * author, in which a `$ref` is an ordinary name.
 */

/** Kind of an object of a document. */
export type Kind =
  | "document"
  | "info"
  | "server"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "responses"
  | "response"
  | "header"
  | "mediaType"
  | "encoding"
  | "example"
  | "link"
  | "callback"
  | "components"
  | "securityScheme"
  | "tag"
  | "schema";

/** Places of parameters. */
export const PARAMETER_LOCATIONS = ["path", "query", "header", "cookie", "querystring"] as const;

/** Styles of parameters, headers and encodings. */
export const PARAMETER_STYLES = [
  "simple",
  "label",
  "matrix",
  "form",
  "spaceDelimited",
  "pipeDelimited",
  "deepObject",
  "cookie",
] as const;

/** One object, a map of them by names of the author's, or a list of them. */
export interface Slot {
  readonly kind: Kind;
  readonly as: "one" | "map" | "list";
}

interface KindGrammar {
  readonly members: Readonly<Record<string, Slot>>;
  /** Kind of the members with user-defined names, except extensions (`x-…`). */
  readonly named?: Kind;
  /** Member of `components` for objects of this kind. Others cannot be referred to, and are inlined. */
  readonly component?: string;
  /** Remedy for something else in its place. */
  readonly fix: string;
}

const one = (kind: Kind): Slot => ({ kind, as: "one" });
const map = (kind: Kind): Slot => ({ kind, as: "map" });
const list = (kind: Kind): Slot => ({ kind, as: "list" });

const content = { content: map("mediaType") };
const described = { ...content, schema: one("schema"), examples: map("example") };

export const GRAMMAR: Readonly<Record<Kind, KindGrammar>> = {
  document: {
    members: {
      info: one("info"),
      servers: list("server"),
      paths: one("paths"),
      webhooks: map("pathItem"),
      components: one("components"),
      tags: list("tag"),
    },
    fix: "Begin it with its version: openapi: 3.1.0",
  },
  info: { members: {}, fix: "Write a map with a title and a version in its place." },
  server: { members: {}, fix: "Write a map with a url in its place." },
  paths: {
    members: {},
    named: "pathItem",
    fix: "Write a map of paths such as /things.",
  },
  pathItem: {
    members: {
      ...Object.fromEntries(HTTP_METHODS.map((method) => [method, one("operation")])),
      parameters: list("parameter"),
      servers: list("server"),
    },
    fix: "Write a map of methods such as get.",
  },
  operation: {
    members: {
      parameters: list("parameter"),
      requestBody: one("requestBody"),
      responses: one("responses"),
      callbacks: map("callback"),
      servers: list("server"),
    },
    fix: "Write a map with responses in its place.",
  },
  parameter: { members: described, component: "parameters", fix: "Write a map with a name and an in in its place." },
  requestBody: { members: content, component: "requestBodies", fix: "Write a map with content in its place." },
  responses: {
    members: {},
    named: "response",
    fix: 'Write a map of statuses such as "200".',
  },
  response: {
    members: { ...content, headers: map("header"), links: map("link") },
    component: "responses",
    fix: "Write a map with a description in its place.",
  },
  header: { members: described, component: "headers", fix: "Write a map with a schema in its place." },
  mediaType: {
    members: {
      schema: one("schema"),
      itemSchema: one("schema"),
      examples: map("example"),
      encoding: map("encoding"),
      prefixEncoding: list("encoding"),
      itemEncoding: one("encoding"),
    },
    fix: "Write a map with a schema, an example, or both in its place.",
  },
  encoding: { members: { headers: map("header") }, fix: "Write a map with a contentType or a style in its place." },
  example: { members: {}, component: "examples", fix: "Write a map with a value in its place." },
  link: {
    members: { server: one("server") },
    component: "links",
    fix: "Write a map with an operationId or an operationRef in its place.",
  },
  callback: {
    members: {},
    named: "pathItem",
    component: "callbacks",
    fix: "Write a map of expressions with path items.",
  },
  components: {
    members: {
      schemas: map("schema"),
      responses: map("response"),
      parameters: map("parameter"),
      examples: map("example"),
      requestBodies: map("requestBody"),
      headers: map("header"),
      securitySchemes: map("securityScheme"),
      links: map("link"),
      callbacks: map("callback"),
      pathItems: map("pathItem"),
      mediaTypes: map("mediaType"),
    },
    fix: "Write a map of kinds of components such as schemas.",
  },
  securityScheme: { members: {}, component: "securitySchemes", fix: "Write a map with a type in its place." },
  tag: { members: {}, fix: "Write a map with a name in its place." },
  schema: { members: {}, component: "schemas", fix: "Write a map, true or false." },
};

/** Name of a kind in a sentence: "a request body". */
export function nameOf(kind: Kind | "container"): string {
  if (kind === "container") return "several objects";
  const words = kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${/^[aeio]/.test(words) ? "an" : "a"} ${words}`;
}

/** Remedy for something else than a map of objects of a kind. */
export function mapFix(kind: Kind): string {
  if (kind === "mediaType") return "Write a map of media types such as application/json.";
  return kind === "schema" || GRAMMAR[kind].component !== undefined
    ? "Write a map of components by name."
    : "Write a map of members by name.";
}

/** Keywords of JSON Schema 2020-12 that contain one schema, a list of them, or a map of them. */
export const SCHEMA_KEYWORDS: readonly string[] = [
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
];
export const SCHEMA_LIST_KEYWORDS: readonly string[] = ["allOf", "anyOf", "oneOf", "prefixItems"];
export const SCHEMA_MAP_KEYWORDS: readonly string[] = [
  "$defs",
  "definitions",
  "dependentSchemas",
  "patternProperties",
  "properties",
];

/** Structure of a member of a schema that contains schemas. */
export function schemaSlot(keyword: string, value: unknown): Slot["as"] | undefined {
  // Drafts before 2020-12 have a list of schemas under `items`.
  if (SCHEMA_LIST_KEYWORDS.includes(keyword) || (keyword === "items" && Array.isArray(value))) return "list";
  if (SCHEMA_KEYWORDS.includes(keyword)) return "one";
  return SCHEMA_MAP_KEYWORDS.includes(keyword) ? "map" : undefined;
}

/** Place of a member in the grammar; undefined when it is data of the author. */
export function memberSlot(kind: Kind, key: string, member: unknown): Slot | undefined {
  if (kind === "schema") {
    const as = schemaSlot(key, member);
    return as && { kind, as };
  }
  const { members, named } = GRAMMAR[kind];
  if (Object.hasOwn(members, key)) return members[key];
  const isNamed = named !== undefined && !key.startsWith("x-") && (kind !== "paths" || key.startsWith("/"));
  return isNamed ? { kind: named, as: "one" } : undefined;
}

/** Kind of the object at a path of a document, `container` for a map or list of objects; undefined for other data. */
export function kindAt(document: unknown, path: Path): Kind | "container" | undefined {
  let slot: Slot | undefined = { kind: "document", as: "one" };
  let value = document;
  for (const key of path) {
    value = memberOf(value, key);
    slot = slot.as === "one" ? memberSlot(slot.kind, String(key), value) : { kind: slot.kind, as: "one" };
    if (!slot) return undefined;
  }
  return slot.as === "one" ? slot.kind : "container";
}
