import type { IncomingMessage } from "node:http";
import { isJson, isMediaType } from "./media-type.ts";
import { MockError } from "./mock-error.ts";

/** The largest request body that is read, in bytes: 10 MiB, as the Prism server has it. */
export const MAX_BODY: number = 10 * 1024 * 1024;

/** The body of a request: parsed if it is JSON, text otherwise, absent when none was sent. */
export interface RequestBody {
  readonly value?: unknown;
  /** The length in bytes. */
  readonly length: number;
}

/**
 * Reads the body of a request.
 *
 * @throws {MockError} 413 when it is too large, 415 when its type is none, 400 when it says that it is JSON, but is not,
 * or when the client is gone before it has sent all of it.
 */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const { "content-length": length, "transfer-encoding": coding } = request.headers;
  // RFC 9112, section 6.3. Setting up a reader for nothing would take longer than all else together.
  if (coding === undefined && (length === undefined || Number(length) === 0)) return { length: 0 };
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { length: 0 };
  const type = request.headers["content-type"];
  if (type !== undefined && !isMediaType(type)) throw malformedType(type);
  if (/^multipart\/form-data\b/i.test(type ?? "")) await checkForm(bytes, type ?? "");
  return { value: isJson(type) ? parse(bytes) : bytes.toString(), length: bytes.length };
}

/** Prism takes a form to pieces without looking, and fails at one that has none. */
async function checkForm(bytes: Buffer<ArrayBuffer>, type: string): Promise<void> {
  try {
    await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    throw new MockError({
      status: 400,
      code: "mock_malformed_body",
      message: `The request body is announced as ${type}, but is no such form (RFC 7578).`,
      fix: "Leave the Content-Type of a form to the client, which knows the boundary, and send each part with its name.",
    });
  }
}

function malformedType(type: string): MockError {
  return new MockError({
    status: 415,
    code: "mock_malformed_type",
    message: `The request body is announced as "${type}", which is no media type.`,
    fix: "Send the Content-Type that the body has, for example application/json.",
  });
}

async function readBytes(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let length = Number(request.headers["content-length"] ?? 0);
  if (length <= MAX_BODY) {
    length = 0;
    try {
      // Leaving the loop must not end the connection: an answer is still to come.
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        length += chunk.length;
        if (length > MAX_BODY) break;
        chunks.push(chunk);
      }
    } catch (error) {
      // Node fails to read on when the connection has ended.
      throw request.complete ? error : incomplete();
    }
  }
  if (length <= MAX_BODY) return Buffer.concat(chunks);
  // A client that writes before it reads sees the answer only when somebody takes the rest.
  request.resume();
  throw new MockError({
    status: 413,
    code: "mock_body_too_large",
    message: `The request body has more than ${MAX_BODY} bytes, which is the most that the mock reads.`,
    fix: "Send a smaller body.",
  });
}

/** Nobody is left to read it but those who read the journal. */
function incomplete(): MockError {
  return new MockError({
    status: 400,
    code: "mock_incomplete_body",
    message: "The client was gone before it had sent the whole request body.",
    fix: "Look for what ended the client or its connection: a time-out, or a Content-Length that is too large.",
  });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new MockError({
      status: 400,
      code: "mock_malformed_body",
      message: `The request body is announced as JSON, but is none: ${error instanceof Error ? error.message : error}.`,
      fix: "Send JSON in UTF-8, or the Content-Type that the body has.",
    });
  }
}
