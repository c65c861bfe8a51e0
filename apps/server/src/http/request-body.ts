import type { IncomingMessage } from "node:http";
import { bodyTooLarge } from "./problem.ts";

/** Most bytes of a body. */
const LARGEST_BODY = 64 * 1024;

/** Bytes that are read and thrown away so that the client, which is still sending, gets the answer. */
const DISCARDED = 1024 * 1024;

/** Returns true when a request announces a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
}

/**
 * Reads a body.
 *
 * @throws {HttpError} 413 when it is too large.
 */
export async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  if (Number(incoming.headers["content-length"] ?? 0) > DISCARDED) throw bodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // Without an encoding, a request is a stream of buffers.
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > DISCARDED) throw bodyTooLarge();
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  if (size > LARGEST_BODY) throw bodyTooLarge();
  return Buffer.concat(chunks);
}
