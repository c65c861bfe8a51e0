const FIRST_DELAY = 500;
const MAX_DELAY = 8_000;

/**
 * Pause before the next attempt, in ms: exponential backoff with full jitter, so that clients that failed together do not
 * come back together.
 *
 * @param attempts - Attempts made so far, from 1.
 */
export function backoff(attempts: number): number {
  return Math.random() * Math.min(MAX_DELAY, FIRST_DELAY * 2 ** (attempts - 1));
}

/**
 * Parses `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date in one of the three forms of section 5.6.7.
 *
 * @returns the pause in ms; `undefined` without a usable header. Zero and past dates ask for no pause of their own, so
 * the usual one is made.
 */
export function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  const delay = /^\d+$/.test(value) ? Number(value) * 1_000 : parseHttpDate(value) - Date.now();
  return delay > 0 ? delay : undefined;
}

/** Parses a date of HTTP; `Date.parse` alone accepts much that is not one. The form of asctime names no zone, and means GMT. */
function parseHttpDate(text: string): number {
  if (!/ \d\d:\d\d:\d\d /.test(text)) return Number.NaN;
  return Date.parse(text.endsWith(" GMT") ? text : `${text} GMT`);
}

/** Methods whose repetition may change something; all others are idempotent (RFC 9110, section 9.2.2). */
export const UNSAFE_METHODS: readonly string[] = ["POST", "PATCH"];

/** Returns `true` for a status with which the same request may succeed later. */
export function isRetryableStatus(status: number): boolean {
  return [408, 429, 500, 502, 503, 504].includes(status);
}
