import type { AnsweredAttempt } from "../types/runtime.ts";
import { invalidResponse } from "./response-errors.ts";

/**
 * Reads a body, and stops at `maxResponseBytes`: a few kilobytes of gzip can become gigabytes.
 *
 * @throws {InvalidResponseError} when the body of a success is longer; that of an error is dropped.
 */
export async function readBytes(attempt: AnsweredAttempt): Promise<Uint8Array<ArrayBuffer>> {
  const { response, settings } = attempt;
  const limit = settings.maxResponseBytes;
  const { body } = response;
  // The body of another library's `fetch` may be a stream of another kind, as node-fetch's is.
  const isReadable = typeof body?.getReader === "function";
  const bytes = isReadable ? await readUpTo(limit, body) : new Uint8Array(await response.arrayBuffer());
  if (!bytes && response.ok) throw invalidResponse(attempt, `has more than maxResponseBytes, ${limit}`);
  attempt.bytes = bytes ?? new Uint8Array();
  return attempt.bytes;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads a stream; `undefined` for one that is longer than the limit, in bytes. */
async function readUpTo(limit: number, body: ReadableStream<Bytes>): Promise<Bytes | undefined> {
  const chunks: Bytes[] = [];
  const reader = body.getReader();
  for (let size = 0; size <= limit; ) {
    const { done, value } = await reader.read();
    if (done) {
      const [first] = chunks;
      // Most bodies come as one.
      return first && chunks.length === 1 ? first : new Uint8Array(await new Blob(chunks).arrayBuffer());
    }
    chunks.push(value);
    size += value.length;
  }
  // The connection may break, or be slow to close.
  reader.cancel().catch(() => {});
  return undefined;
}
