import { AbortError } from "./errors/abort.ts";
import { type CallFacts, NumbersApiError } from "./errors/base.ts";
import { ConnectionError } from "./errors/connection.ts";
import { InvalidResponseError } from "./errors/invalid-response.ts";
import { StatusError } from "./errors/status.ts";
import { TimeoutError } from "./errors/timeout.ts";
import { ABORTED, TIMED_OUT } from "./limit.ts";
import { backoff, isTransient, retryAfter } from "./retry.ts";

/**
 * The error that an attempt ended with, whatever was thrown.
 *
 * @param within the limit that an attempt without an answer ran into, in words.
 */
export function toError(
  reason: unknown,
  facts: CallFacts,
  within: string,
  signal: AbortSignal | undefined,
): NumbersApiError {
  const { operation, attempts } = facts;
  if (reason instanceof NumbersApiError) return reason;
  if (reason === ABORTED) {
    return new AbortError(`${operation}: aborted by the caller`, { ...facts, cause: signal?.reason });
  }
  const missing = `${operation}: no complete answer`;
  return reason === TIMED_OUT
    ? new TimeoutError(`${missing} within the ${within} ms, attempt ${attempts}`, facts)
    : new ConnectionError(`${missing}, ${explain(reason)}`, { ...facts, cause: reason });
}

/** What a person can look up. Node says "fetch failed", and why only in the cause. */
export function explain(error: unknown): string {
  const { code, message, cause } = Object(error) as { code?: unknown; message?: unknown; cause?: unknown };
  return cause ? explain(cause) : String(code || message || error);
}

/**
 * How long to wait before the next attempt, in ms; `undefined` when another one cannot help or would come too late. What
 * the server asked for in `Retry-After` goes before our own backoff.
 *
 * @param attempts how many were made.
 * @param left what is left of the deadline, in ms.
 */
export function waitBefore(error: NumbersApiError, attempts: number, left: number): number | undefined {
  const again =
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    (error instanceof StatusError && isTransient(error.status)) ||
    (error instanceof InvalidResponseError && error.truncated);
  if (!again) return undefined;
  const asked = error instanceof StatusError ? retryAfter(error.headers.get("retry-after")) : undefined;
  const wait = asked ?? backoff(attempts);
  if (wait < left) return wait;
  if (asked !== undefined) error.message += `. Not retried: Retry-After asks for ${asked} ms, past the deadline`;
  return undefined;
}
