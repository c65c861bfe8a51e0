import type { MemberEncoding } from "@numbers-api/contract";
import type { MemberEncodings, WriteBody } from "../../types/runtime.ts";
import { requiredJson } from "../json.ts";
import { essenceOf } from "../media-type.ts";
import { type Bytes, isBinary, isBytes } from "../opaque.ts";
import { givenMembers, isPrimitive, primitiveText, typeName } from "../primitive.ts";
import { writeQueryValue } from "../styles.ts";
import { UnsendableError } from "../unsendable.ts";

/** Options of a {@link BodyPart}. */
export interface BodyPartOptions {
  readonly contentType?: string | undefined;
  readonly filename?: string | undefined;
  /** Other headers of the part. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Part of a multipart body with headers, a content type or a file name of its own.
 *
 * @example
 * await client.files.upload({ body: { file: new BodyPart(blob, { filename: "a.png", headers: { "X-Id": "7" } }) } });
 */
export class BodyPart<Value = unknown> {
  readonly value: Value;
  readonly options: BodyPartOptions;

  constructor(value: Value, options: BodyPartOptions = {}) {
    this.value = value;
    this.options = options;
  }
}

/** Writes a multipart body: one part for each member, and for each item of a list. */
export const writeMultipart: WriteBody = (value, contentType, encodings) => {
  // The platform writes the content type with its boundary.
  if (value instanceof FormData) return { body: value };
  if (
    typeof value !== "object" ||
    value === null ||
    Array.isArray(value) ||
    isBinary(value) ||
    value instanceof URLSearchParams
  ) {
    return undefined;
  }
  const boundary = `----form-${crypto.randomUUID()}`;
  const chunks: (string | Bytes)[] = [];
  for (const [name, member] of givenMembers(value, "body")) {
    for (const [partName, item] of partsOf(name, member, encodings)) {
      const { head, content } = writePart(partName, item, encodings[name]);
      chunks.push(`--${boundary}\r\n${head}\r\n`, content, "\r\n");
    }
  }
  chunks.push(`--${boundary}--\r\n`);
  // A Blob reads files only when it is sent, and can be sent again.
  return { body: new Blob(chunks), contentType: `${essenceOf(contentType)}; boundary=${boundary}` };
};

function partsOf(name: string, member: unknown, encodings: MemberEncodings): [name: string, item: unknown][] {
  const encoding = encodings[name] ?? {};
  const { style = "form", explode = style === "form" } = encoding;
  const isStyled = encoding.style !== undefined || encoding.explode !== undefined;
  // A part for each item is the default, and items may be files.
  const isRepeated = Array.isArray(member) && explode;
  if (isStyled && !isRepeated && typeof member === "object" && !isBinary(member) && !(member instanceof BodyPart)) {
    const pairs = writeQueryValue(member, { name, style, explode, allowReserved: false });
    return pairs.map((pair) => readPair(name, pair, explode));
  }
  const list: unknown[] = Array.isArray(member) ? member : [member];
  return list.filter((item) => item !== undefined && item !== null).map((item) => [name, item]);
}

/** Parts encode nothing (OpenAPI 3.1, Encoding Object). */
function readPair(name: string, pair: string, explode: boolean): [name: string, item: string] {
  const [key = "", text = ""] = pair.split("=");
  if (!explode && /%2c/i.test(text))
    throw new UnsendableError(`body.${name} has a value with a comma, which separates`);
  return [decodeURIComponent(key), decodeURIComponent(text)];
}

interface Part {
  readonly head: string;
  readonly content: string | Bytes;
}

function writePart(name: string, item: unknown, encoding: MemberEncoding | undefined): Part {
  const { value, options } = item instanceof BodyPart ? item : new BodyPart(item);
  const declared = encoding?.contentType
    ?.split(",")
    .find((type) => !type.includes("*"))
    ?.trim();
  const { content, contentType, filename } = contentOf(name, value, declared);
  const sentName = options.filename ?? filename;
  const type = options.contentType ?? contentType;
  const disposition = `form-data; name="${quoted(name)}"${sentName === undefined ? "" : `; filename="${quoted(sentName)}"`}`;
  const headers = {
    "Content-Disposition": disposition,
    ...(type && { "Content-Type": type }),
    ...encoding?.headers,
    ...options.headers,
  };
  const lines = Object.entries(headers).map(([header, text]) => {
    if (/[\r\n]/.test(header + text)) throw new UnsendableError(`body.${name} has a header with a line break`);
    return `${header}: ${text}\r\n`;
  });
  return { head: lines.join(""), content };
}

function contentOf(
  name: string,
  value: unknown,
  declared: string | undefined,
): { content: Part["content"]; contentType?: string | undefined; filename?: string | undefined } {
  if (value instanceof ReadableStream) {
    throw new UnsendableError(`body.${name} is a ReadableStream, which a part cannot be: pass a Blob`);
  }
  if (value instanceof Blob) {
    const filename = value instanceof File ? value.name : "blob";
    return { content: value, contentType: value.type || declared || "application/octet-stream", filename };
  }
  if (isBytes(value)) {
    return { content: value, contentType: declared ?? "application/octet-stream", filename: "blob" };
  }
  if (declared !== undefined && /[/+]json$/i.test(essenceOf(declared))) {
    return { content: requiredJson(value, `body.${name}`), contentType: declared };
  }
  if (isPrimitive(value)) return { content: primitiveText(value, `body.${name}`), contentType: declared };
  if (declared !== undefined) {
    throw new UnsendableError(`body.${name} is ${typeName(value)}, but must be a string or bytes for ${declared}`);
  }
  return { content: requiredJson(value, `body.${name}`), contentType: "application/json" };
}

/** As browsers write names (HTML, section 4.10.21.8). */
function quoted(text: string): string {
  return text.replace(/\r\n?|\n|"/g, (match) => (match === '"' ? "%22" : "%0D%0A"));
}
