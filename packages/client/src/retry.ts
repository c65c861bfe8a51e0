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
 * Reads `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date in one of the three forms of section 5.6.7, of which
 * that of asctime names no zone and means GMT.
 *
 * @returns the wait in ms, or `undefined` when there is none: no header, one that says nothing that can be used, no
 * seconds, or a date that is past. The header says how long to wait at least, so the usual pause satisfies these.
 */
export function readRetryAfter(value: string | null): number | undefined {
  const text = `${value}`;
  // Date.parse alone finds dates in many a text.
  const ms = / \d\d:\d\d:\d\d /.test(text)
    ? Date.parse(text.replace(/( GMT)?$/, " GMT")) - Date.now()
    : Number(/^\d+$/.exec(text)) * 1000;
  return ms > 0 ? ms : undefined;
}

/** The methods that change nothing when they are repeated (RFC 9110, section 9.2.2). */
export const IDEMPOTENT: readonly string[] = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"];

/** The statuses with which the same request may succeed later. */
export const TRANSIENT: RegExp = /^(408|429|50[0234])$/;
