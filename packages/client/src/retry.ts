const FIRST = 500;
const LONGEST = 8_000;

/**
 * How long to wait before an attempt, in ms: exponential backoff with full jitter, so that clients that failed together
 * do not come back together.
 *
 * @param attempt the attempt that failed, from 1.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return Math.floor(random() * Math.min(LONGEST, FIRST * 2 ** (attempt - 1)));
}

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3): seconds, or an HTTP date.
 *
 * @returns the wait in ms, or `undefined` when there is no such header or it says nothing that can be used.
 */
export function retryAfter(value: string | null | undefined, now: number = Date.now()): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // A date names its month; Date.parse would take "-1" or "1.5" for dates as well.
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Whether repeating a method changes nothing (RFC 9110, section 9.2.2). */
export function isIdempotent(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|PUT|DELETE)$/.test(method);
}

/** Whether the same request may succeed later, by its status. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status === 500 || (status > 501 && status < 505);
}
