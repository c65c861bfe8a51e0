import { randomUUID } from "node:crypto";

/** Error response of the console itself, sent in the contract's error envelope. */
export interface ConsoleProblem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 500 | 502 | 503 | 504;
  /** The prefix distinguishes it from codes of the API. */
  readonly code: `console_${string}`;
  /** One sentence: the problem. */
  readonly message: string;
  /** One sentence: the solution. */
  readonly fix: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Creates an ID that identifies a request in the response and in the log. */
export function newTrackingId(): string {
  return `console_${randomUUID()}`;
}

/** Creates the response for a problem. */
export function problemResponse(
  { status, headers, ...error }: ConsoleProblem,
  trackingId: string = newTrackingId(),
): Response {
  const { code, message, fix } = error;
  const body = { trackingId, error: { code, message, fix } };
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}
