import type { Random } from "./random.ts";

const SECOND = 1000;
const YEAR = 365 * 24 * 60 * 60 * SECOND;

/**
 * Time in the year before `now`, or after it for names that suggest the future: `expiresAt`, `nextRun`. All times are
 * in milliseconds since 1970.
 */
export function recentTime(random: Random, name: string, now: number): number {
  const distance = random.integer(1, YEAR / SECOND) * SECOND;
  const isAhead = /expir|until|due|next|scheduled|deadline/i.test(name);
  return Math.floor(now / SECOND) * SECOND + (isAhead ? distance : -distance);
}

/** Time in RFC 3339 format, in whole seconds. */
export function dateTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}
