import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { parseExactJson } from "@numbers-api/openapi/exact-json";
import { MockError } from "./mock-error.ts";

/** Largest request body that is read, in bytes: 10 MiB, as the Prism server has it. */
export const MAX_BODY: number = 10 * 1024 * 1024;

/** Request body as bytes, with its content coding removed. */
export interface RawBody {
  readonly bytes: Buffer<ArrayBuffer>;
  /** Header `Content-Type`, unparsed. */
  readonly contentType: string | undefined;
}

const EMPTY = Buffer.alloc(0);

/**
 * Reads the body of a request.
 *
 * @throws {MockError} 413 when it is too large, 415 when its content coding is unknown, 400 when it is not in this coding
 * or the client has left before sending all of it.
 */
export async function readBody(request: IncomingMessage): Promise<RawBody> {
  const { "content-length": length, "transfer-encoding": coding, "content-type": contentType } = request.headers;
  // RFC 9112, section 6.3. Reading an empty body would take longer than the rest of the request.
  if (coding === undefined && (length === undefined || Number(length) === 0)) return { bytes: EMPTY, contentType };
  const bytes = await readBytes(request);
  return { bytes: await decode(bytes, request.headers["content-encoding"]), contentType };
}

const DECODERS = {
  gzip: promisify(gunzip),
  "x-gzip": promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

async function decode(bytes: Buffer<ArrayBuffer>, encoding = "identity"): Promise<Buffer<ArrayBuffer>> {
  let decoded = bytes;
  // The coding that was applied last is named last.
  for (const name of encoding.toLowerCase().split(",").reverse()) {
    const coding = name.trim();
    if (coding === "identity" || coding === "" || decoded.length === 0) continue;
    if (!isKnownCoding(coding)) throw unknownCoding(coding);
    try {
      decoded = await DECODERS[coding](decoded, { maxOutputLength: MAX_BODY });
    } catch (error) {
      throw error instanceof RangeError ? tooLarge() : malformedCoding(coding, error);
    }
  }
  return decoded;
}

function isKnownCoding(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}

function unknownCoding(coding: string): MockError {
  return new MockError({
    status: 415,
    code: "mock_malformed_type",
    message: `The request body has the Content-Encoding ${coding.slice(0, 50)}, which the mock does not know.`,
    fix: "Send the body as it is, or with gzip, deflate or br.",
  });
}

function malformedCoding(coding: string, error: unknown): MockError {
  return new MockError({
    status: 400,
    code: "mock_malformed_body",
    message: `The request body is announced as ${coding}, but cannot be decoded: ${error instanceof Error ? error.message : error}.`,
    fix: "Send the body in the coding that Content-Encoding names, or without this header.",
  });
}

async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let length = Number(request.headers["content-length"] ?? 0);
  if (length <= MAX_BODY) {
    length = 0;
    try {
      // Leaving the loop must not close the connection, because the response follows.
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        length += chunk.length;
        if (length > MAX_BODY) break;
        chunks.push(chunk);
      }
    } catch (error) {
      // Reading fails when the connection has ended.
      throw request.complete ? error : incomplete();
    }
  }
  if (length <= MAX_BODY) return Buffer.concat(chunks);
  // A client that writes before it reads sees the response only after its body was taken.
  request.resume();
  throw tooLarge();
}

function tooLarge(): MockError {
  return new MockError({
    status: 413,
    code: "mock_body_too_large",
    message: `The request body has more than ${MAX_BODY} bytes, the limit of the mock.`,
    fix: "Send a smaller body.",
  });
}

/** Shown only in the journal: the client is gone. */
function incomplete(): MockError {
  return new MockError({
    status: 400,
    code: "mock_incomplete_body",
    message: "The client disconnected before it had sent the whole request body.",
    fix: "Find out why the client or its connection ended: a timeout, or a Content-Length that is too large.",
  });
}

/**
 * Parses JSON; integers that a number cannot hold become `bigint`s.
 *
 * @throws {MockError} 400 when it is malformed or not in UTF-8.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return parseExactJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new MockError({
      status: 400,
      code: "mock_malformed_body",
      message: `The request body is announced as JSON, but it is malformed: ${error instanceof Error ? error.message : error}.`,
      fix: "Send JSON in UTF-8, or the Content-Type that the body has.",
    });
  }
}
