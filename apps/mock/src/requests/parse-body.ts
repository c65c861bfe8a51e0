import {
  type ApiMediaType,
  type ApiRequestBody,
  bodyKind,
  isJsonMediaType,
  isXmlMediaType,
  matchMediaType,
  parseMediaType,
} from "@numbers-api/openapi/model";
import { parseJson, type RawBody } from "../http/body.ts";
import { MockError } from "../http/mock-error.ts";
import { parseXml } from "../xml/parse-xml.ts";
import { coerce } from "./coerce.ts";
import { readFormBody } from "./form-body.ts";
import { readMultipart } from "./multipart-body.ts";
import { SchemaView } from "./schema-view.ts";

/** Request body, parsed by its type and the schema that the contract has for it. */
export interface ParsedBody {
  /** Absent when no body was sent. */
  readonly value?: unknown;
  /** Other readings of ambiguous texts. */
  readonly alternatives: readonly unknown[];
  /** Length in bytes. */
  readonly length: number;
  /** Description of the body in the contract; absent when the contract has none for its type. */
  readonly media?: ApiMediaType;
  /** Reason why the body cannot be validated. */
  readonly unchecked?: string;
}

/**
 * Parses a request body.
 *
 * @throws {MockError} 415 when its Content-Type is malformed, 400 when the body is not of this type.
 */
export async function parseBody(
  document: object,
  { bytes, contentType }: RawBody,
  documented: ApiRequestBody | undefined,
): Promise<ParsedBody> {
  const { length } = bytes;
  // An empty form is written as nothing; an optional one counts as missing.
  if (length === 0 && !(documented?.required && isForm(contentType))) return { length, alternatives: [] };
  const content = documented?.content ?? [];
  if (contentType === undefined) {
    const [only] = content;
    if (!only) return { length, alternatives: [], value: bytes.toString() };
    const parsed = await parseAs(document, bytes, only.mediaType, only);
    return { length, media: only, ...parsed };
  }
  if (!parseMediaType(contentType)) throw malformedType(contentType);
  const key = matchMediaType(
    content.map(({ mediaType }) => mediaType),
    contentType,
  );
  const media = content.find(({ mediaType }) => mediaType === key);
  return { length, ...(media && { media }), ...(await parseAs(document, bytes, contentType, media)) };
}

type Reading = Pick<ParsedBody, "value" | "alternatives" | "unchecked">;

async function parseAs(
  document: object,
  bytes: Buffer<ArrayBuffer>,
  contentType: string,
  media: ApiMediaType | undefined,
): Promise<Reading> {
  const view = SchemaView.of(document, media?.schema);
  if (isJsonMediaType(contentType)) return { value: parseJson(bytes), alternatives: [] };
  const type = parseMediaType(contentType);
  if (isForm(contentType)) {
    return choices((prefersText) => readFormBody(bytes.toString(), view, media?.encoding ?? new Map(), prefersText));
  }
  if (type?.essence === "multipart/form-data") {
    const parts = await readMultipart(bytes, contentType);
    return choices((prefersText) => parts.toObject(view, media?.encoding ?? new Map(), prefersText));
  }
  if (type?.type === "multipart") {
    return {
      value: bytes.toString("latin1"),
      alternatives: [],
      unchecked: `a body of type ${type.essence} is not parsed`,
    };
  }
  if (isXmlMediaType(contentType)) {
    const value = parseXml(document, bytes.toString(), media?.schema);
    return value === undefined
      ? { value: bytes.toString(), alternatives: [], unchecked: "the XML of the request body cannot be read" }
      : { value, alternatives: [] };
  }
  const isText = type?.type === "text";
  const text = bytes.toString(isText ? "utf8" : "latin1");
  // A text may be the reading of a number; of bytes, a schema can only describe the length.
  const isStream = bodyKind(contentType) === "stream";
  if (isStream || (!isText && view.types.size > 0 && !view.types.has("string"))) {
    return { value: text, alternatives: [], unchecked: `a body of type ${type?.essence ?? contentType} is not parsed` };
  }
  if (isText) return choices((prefersText) => coerce(text, view, prefersText));
  return { value: text, alternatives: [] };
}

function choices(read: (prefersText: boolean) => unknown): Reading {
  return { value: read(false), alternatives: [read(true)] };
}

function isForm(contentType: string | undefined): boolean {
  return parseMediaType(contentType ?? "")?.essence === "application/x-www-form-urlencoded";
}

function malformedType(type: string): MockError {
  return new MockError({
    status: 415,
    code: "mock_malformed_type",
    message: `The request body is announced as "${type.slice(0, 200)}", which is not a media type.`,
    fix: "Send the Content-Type of the body, for example application/json.",
  });
}
