/**
 * How long to wait before the next attempt, in ms: exponential backoff with full jitter, at most 8 s, so that clients
 * that failed together do not come back together.
 *
 * @param attempts how many were made, from 1.
 */
export function backoff(attempts: number): number {
  return Math.random() * Math.min(8_000, 250 * 2 ** attempts);
}

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date in GMT.
 *
 * @returns the wait in ms, or `undefined` when there is none, or the header says nothing that can be used.
 */
export function readRetryAfter(value: string | null): number | undefined {
  // Date.parse finds dates in many a text.
  const ms = value && /GMT$/.test(value) ? Date.parse(value) - Date.now() : Number(value) * 1000;
  return Math.max(0, ms) || undefined;
}

/** The methods that change nothing when they are repeated (RFC 9110, section 9.2.2). */
export const IDEMPOTENT: RegExp = /^(GET|HEAD|OPTIONS|PUT|DELETE)$/;

/** The statuses with which the same request may succeed later. */
export const TRANSIENT: RegExp = /^(408|429|50[0234])$/;
