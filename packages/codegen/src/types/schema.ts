import { bodyKind, type JsonObject } from "@numbers-api/openapi/model";

/** Use of a schema: in a response, in a request, or in a request with files. Its types may differ. */
export type SchemaUse = "response" | "request" | "form";

/** Formats of types that JSON Schema cannot name. */
export const BLOB = "x-blob";
export const BYTES = "x-bytes";
export const NEVER = "x-never";
export const INT64 = "x-int64";

/** Strings of bytes: `format: binary` of OpenAPI 3.0, a media type without an encoding since 3.1. */
export function isFile({ type, format, contentMediaType, contentEncoding }: JsonObject): boolean {
  const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
  if (isText && format === "binary") return true;
  if (typeof contentMediaType !== "string" || contentEncoding !== undefined) return false;
  return (isText || type === undefined) && !["text", "json"].includes(bodyKind(contentMediaType));
}

/** Replacement of `#` in ids, which openapi-typescript would write as a slash. Its printer escapes the character. */
const NUMBER_SIGN = "\ue000";

export function protectId(id: string): string {
  return id.replaceAll("#", NUMBER_SIGN);
}

/** Puts the number signs back into a printed file. */
export function restoreIds(text: string): string {
  return text.replaceAll("\\uE000", "#");
}
