import { bodyKind, type JsonObject } from "@numbers-api/openapi/model";

/** Use of a schema: in a response, in a request, or in a request with files. Its types may differ. */
export type SchemaUse = "response" | "request" | "form";

/** Formats of types that JSON Schema cannot name. */
export const BLOB = "x-blob";
export const BYTES = "x-bytes";
export const NEVER = "x-never";

/** Strings of bytes: `format: binary` of OpenAPI 3.0, a media type without an encoding since 3.1. */
export function isFile({ type, format, contentMediaType, contentEncoding }: JsonObject): boolean {
  const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
  if (isText && format === "binary") return true;
  if (typeof contentMediaType !== "string" || contentEncoding !== undefined) return false;
  return (isText || type === undefined) && !["text", "json"].includes(bodyKind(contentMediaType));
}
