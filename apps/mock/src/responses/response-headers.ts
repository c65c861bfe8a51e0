import { writeExactJson } from "@numbers-api/openapi/exact-json";
import type { ApiHeader, ApiModel, ApiResponse } from "@numbers-api/openapi/model";
import type { SchemaValidator } from "@numbers-api/openapi/validation";
import { generate } from "../generate/generate.ts";
import { nowOf } from "../generate/seed.ts";

/** Headers of a response. */
export interface ResponseHeaders {
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
}

/** Headers of the transfer, which only the server knows. */
const OF_THE_SERVER = new Set([
  ...["connection", "content-encoding", "content-length", "content-type", "date", "keep-alive", "te", "trailer"],
  ...["transfer-encoding", "upgrade"],
]);

/** Builds the documented headers of a response: their examples, or values generated from their schemas. */
export function makeHeaders(model: ApiModel, validator: SchemaValidator, { headers }: ApiResponse): ResponseHeaders {
  const made: Record<string, string> = {};
  const cookies: string[] = [];
  for (const header of headers) {
    const name = header.name.toLowerCase();
    if (OF_THE_SERVER.has(name) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue;
    const value = headerValue(model, validator, header);
    if (value === undefined) continue;
    if (name === "set-cookie") cookies.push(...[value].flat().map((cookie) => toHeaderText(serialize(cookie, header))));
    else made[name] = toHeaderText(serialize(value, header));
  }
  return { headers: made, cookies };
}

function headerValue(model: ApiModel, validator: SchemaValidator, header: ApiHeader): unknown {
  const media = header.content;
  const [example] = [...header.examples, ...(media?.examples ?? [])];
  if (example?.serializedValue !== undefined) return example.serializedValue;
  if (example?.hasValue) return example.value;
  const schema = header.schema ?? media?.schema;
  if (!schema) return undefined;
  return generate(model, validator, schema, { isStatic: true, seed: header.name, now: nowOf("") }).value;
}

/** Serializes a value in the style `simple`. */
function serialize(value: unknown, { content, explode }: ApiHeader): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (content) return writeExactJson(value) ?? "";
  if (Array.isArray(value)) return value.map(String).join(",");
  const members = Object.entries(value);
  return members.map(([name, member]) => (explode ? `${name}=${member}` : `${name},${member}`)).join(",");
}

/** Text as a header can carry it: other characters are percent-encoded, and line breaks become spaces. */
function toHeaderText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no header may have them.
      .replace(/[\u0000-\u001f\u007f]+/g, " ")
      .replace(/[^\u0020-\u007e]+/gu, (other) => encodeURIComponent(Buffer.from(other).toString()))
      .trim()
  );
}
