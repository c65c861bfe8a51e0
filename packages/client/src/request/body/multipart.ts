import type { MemberEncoding } from "@numbers-api/contract";
import type { MemberEncodings, WriteBody } from "../../types/runtime.ts";
import { requiredJson } from "../json.ts";
import { essenceOf, isJson, isWithin } from "../media-type.ts";
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
  const type = partType(name, value, options.contentType ?? encoding?.contentType);
  const sentName = options.filename ?? (value instanceof File ? value.name : isBytes(value) ? "blob" : undefined);
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
  const isText = isPrimitive(value) && !isJson(essenceOf(type ?? ""));
  const text = (): string => (isText ? primitiveText : requiredJson)(value, `body.${name}`);
  return { head: lines.join(""), content: isBytes(value) ? value : text() };
}

/** Media type of a part: that of a Blob, or else one that the contract lists; undefined for a text, whose type is known. */
function partType(name: string, value: unknown, listed: string | undefined): string | undefined {
  if (value instanceof ReadableStream) {
    throw new UnsendableError(`body.${name} is a ReadableStream, which a part cannot be: pass a Blob`);
  }
  const types = listed?.split(",").map((type) => type.trim()) ?? [];
  const isListed = (type: string): boolean => types.some((each) => isWithin(essenceOf(type), each));
  const own = value instanceof Blob ? value.type : "";
  if (own !== "" && (types.length === 0 || isListed(own))) return own;
  const isDocument = !isBytes(value) && !isPrimitive(value);
  const found = types.find((type) => !type.includes("*") && (!isDocument || isJson(essenceOf(type))));
  if (found !== undefined) return found;
  const usual = isDocument ? "application/json" : isBytes(value) ? "application/octet-stream" : "text/plain";
  if (types.length === 0) return usual === "text/plain" ? undefined : usual;
  if (isListed(usual)) return usual;
  throw new UnsendableError(`body.${name} is ${typeName(value)}, but must be ${listed}: pass a Blob of such a type`);
}

/** As browsers write names (HTML, section 4.10.21.8). */
function quoted(text: string): string {
  return text.replace(/\r\n?|\n|"/g, (match) => (match === '"' ? "%22" : "%0D%0A"));
}
