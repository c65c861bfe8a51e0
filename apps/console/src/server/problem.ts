import { randomUUID } from "node:crypto";

/** An error that the console answers itself, in the error envelope of the contract. */
export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 500 | 502 | 503 | 504;
  /** Begins with `console_`, which no code of the API does. */
  readonly code: `console_${string}`;
  /** One sentence: what happened. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly fix: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Names a request in the answer and in the log alike. */
export function newTrackingId(): string {
  return `console_${randomUUID()}`;
}

/** The answer that a problem is told in. Its tracking id is the console's own. */
export function problemResponse(
  { status, headers, ...error }: Problem,
  trackingId: string = newTrackingId(),
): Response {
  const { code, message, fix } = error;
  const body = { trackingId, error: { code, message, fix } };
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}
