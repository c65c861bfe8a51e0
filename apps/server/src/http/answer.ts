import type { RequestRecord } from "./exchange.ts";
import type { HttpError } from "./problem.ts";

/** Header with the tracking id of every answer. */
const TRACKING_HEADER = "x-tracking-id";

/** A complete answer, before it becomes a `Response`, Node's response or bytes. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** Returns the answer of a status with a body, or without one. */
export function answer(
  { trackingId }: RequestRecord,
  status: number,
  body?: unknown,
  contentType?: string,
): PlainResponse {
  const headers: Record<string, string> = {
    [TRACKING_HEADER]: trackingId,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  if (body === undefined) return { status, headers: { ...headers, "content-length": "0" }, body: null };
  headers["content-type"] = contentType ?? "application/json";
  return { status, headers, body: JSON.stringify(body) };
}

/** Returns the answer of a problem, and notes its code. */
export function problemAnswer(exchange: RequestRecord, { status, details, headers }: HttpError): PlainResponse {
  if (details) exchange.code = details.code;
  const envelope = details && { trackingId: exchange.trackingId, error: details };
  const plain = answer(exchange, status, envelope);
  return { ...plain, headers: { ...plain.headers, ...headers } };
}

export function toResponse({ status, headers, body }: PlainResponse): Response {
  return new Response(body, { status, headers });
}
