import { type ApiHeader, type ApiModel, type ApiResponse, isJsonMediaType } from "@numbers-api/openapi/model";
import { dereference, isObject } from "@numbers-api/openapi/reference";
import type { DeclaredHeaders, HeaderShape, PrimitiveShape } from "../model.ts";

const PRIMITIVES: Readonly<Record<string, PrimitiveShape>> = {
  string: "string",
  number: "number",
  integer: "number",
  boolean: "boolean",
};

/** Headers of a response with the shapes of their values; `Content-Type` is not one of them (OpenAPI, Response Object). */
export function describeHeaders(model: ApiModel, { headers }: ApiResponse): { readonly headers?: DeclaredHeaders } {
  const own = headers.filter(({ name }) => name.toLowerCase() !== "content-type");
  if (own.length === 0) return {};
  return { headers: Object.fromEntries(own.map((header) => [header.name, shapeOf(model.document, header)])) };
}

function shapeOf(document: unknown, { schema, content, explode }: ApiHeader): HeaderShape {
  if (content) return isJsonMediaType(content.mediaType) ? "json" : "string";
  const target = resolved(document, schema?.schema);
  if (typeOf(target) === "array") return [primitiveOf(document, target["items"])];
  if (typeOf(target) !== "object") return primitiveOf(document, target);
  const properties = isObject(target["properties"]) ? target["properties"] : {};
  const members = Object.entries(properties).map(([name, member]) => [name, primitiveOf(document, member)] as const);
  return { ...(explode && { explode: true }), members: Object.fromEntries(members) };
}

function resolved(document: unknown, schema: unknown): Readonly<Record<string, unknown>> {
  const target = dereference(document, schema);
  return isObject(target) ? target : {};
}

/** Type of a schema apart from null, which headers do not have. */
function typeOf({ type }: Readonly<Record<string, unknown>>): unknown {
  return Array.isArray(type) ? type.find((name) => name !== "null") : type;
}

function primitiveOf(document: unknown, schema: unknown): PrimitiveShape {
  return PRIMITIVES[String(typeOf(resolved(document, schema)))] ?? "string";
}
