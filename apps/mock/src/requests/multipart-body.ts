import { type ApiEncoding, isJsonMediaType } from "@numbers-api/openapi/model";
import { emptyObject } from "../empty-object.ts";
import { MockError } from "../http/mock-error.ts";
import { coerce, readJson } from "./coerce.ts";
import type { SchemaView } from "./schema-view.ts";

/** Parts of a multipart form. */
export interface MultipartForm {
  /** Form as the object that its schema describes. */
  toObject(
    view: SchemaView,
    encodings: ReadonlyMap<string, ApiEncoding>,
    prefersText: boolean,
  ): Record<string, unknown>;
}

interface Part {
  readonly text: string;
  /** Empty when the part has none. */
  readonly contentType: string;
  readonly isFile: boolean;
}

/**
 * Reads a multipart form.
 *
 * @throws {MockError} 400 when it is malformed.
 */
export async function readMultipart(bytes: Buffer<ArrayBuffer>, contentType: string): Promise<MultipartForm> {
  const parts = new Map<string, Part[]>();
  try {
    const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
    const entries: [name: string, value: string | Blob][] = [];
    form.forEach((value, name) => {
      entries.push([name, value]);
    });
    for (const [name, value] of entries) {
      const part = await toPart(value);
      const same = parts.get(name);
      if (same) same.push(part);
      else parts.set(name, [part]);
    }
  } catch {
    throw new MockError({
      status: 400,
      code: "mock_malformed_body",
      message: `The request body is announced as ${contentType.slice(0, 200)}, but it is not such a form (RFC 7578).`,
      fix: "Leave the Content-Type of a form to the client, which knows the boundary, and send each part with its name.",
    });
  }
  return { toObject: (view, encodings, prefersText) => toObject(parts, view, encodings, prefersText) };
}

async function toPart(value: string | Blob): Promise<Part> {
  if (typeof value === "string") return { text: value, contentType: "", isFile: false };
  const bytes = Buffer.from(await value.arrayBuffer());
  const isText = value.type.startsWith("text/") || isJsonMediaType(value.type);
  return { text: bytes.toString(isText ? "utf8" : "latin1"), contentType: value.type, isFile: true };
}

/** Separators of lists in one part. */
const SEPARATORS: Readonly<Record<string, string>> = { form: ",", spaceDelimited: " ", pipeDelimited: "|" };

function toObject(
  parts: ReadonlyMap<string, readonly Part[]>,
  view: SchemaView,
  encodings: ReadonlyMap<string, ApiEncoding>,
  prefersText: boolean,
): Record<string, unknown> {
  const form = emptyObject<unknown>();
  for (const [name, same] of parts) {
    const property = view.property(name);
    const encoding = encodings.get(name);
    const isList = property.types.has("array") && !property.types.has("string");
    const [first] = same;
    // A list is sent as one part for each item, or as one part with JSON.
    const json = isList && same.length === 1 && first && !first.isFile ? readJson(first.text) : undefined;
    const separator = encoding?.explode === false ? SEPARATORS[encoding.style ?? "form"] : undefined;
    if (json && Array.isArray(json.value)) form[name] = json.value;
    else if (isList && separator && same.length === 1 && first) {
      form[name] = first.text.split(separator).map((text, index) => coerce(text, property.item(index), prefersText));
    } else if (isList)
      form[name] = same.map((part, index) => toValue(part, property.item(index), encoding, prefersText));
    else if (first && same.length === 1) form[name] = toValue(first, property, encoding, prefersText);
    else form[name] = same.map((part) => toValue(part, property, encoding, prefersText));
  }
  return form;
}

function toValue(part: Part, view: SchemaView, encoding: ApiEncoding | undefined, prefersText: boolean): unknown {
  const type = part.contentType || encoding?.contentType;
  const isStructured = view.types.has("object") || view.types.has("array");
  if (isJsonMediaType(type) || (isStructured && !part.isFile)) {
    const json = readJson(part.text);
    if (json) return json.value;
  }
  return part.isFile ? part.text : coerce(part.text, view, prefersText);
}
