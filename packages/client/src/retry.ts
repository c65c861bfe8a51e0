const FIRST = 500;
const LONGEST = 8_000;

/**
 * How long to wait before an attempt, in ms: exponential backoff with full jitter, so that clients that failed together
 * do not come back together.
 *
 * @param attempts how many were made, from 1.
 */
export function backoff(attempts: number, random: () => number = Math.random): number {
  return Math.floor(random() * Math.min(LONGEST, FIRST * 2 ** (attempts - 1)));
}

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3): seconds, or an HTTP date.
 *
 * @returns the wait in ms, or `undefined` when there is no such header or it says nothing that can be used.
 */
export function retryAfter(value: string | null, now: number = Date.now()): number | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Every form of an HTTP date begins with the day; Date.parse would take "-1" or "1.5" for dates as well. The oldest
  // form leaves out the time zone, which is GMT too.
  const date = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value.replace(/( GMT)?$/, " GMT")) : Number.NaN;
  return date >= 0 ? Math.max(0, date - now) : undefined;
}

/** Whether repeating a method changes nothing (RFC 9110, section 9.2.2). */
export function isIdempotent(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|PUT|DELETE)$/.test(method);
}

/** Whether the same request may succeed later, by its status. */
export function isTransient(status: number): boolean {
  return /^(408|429|50[0234])$/.test(`${status}`);
}
