/** Locale for times: the page is in English, in the variant that the user prefers. */
const LOCALE = globalThis.navigator?.languages.find((language) => /^en\b/i.test(language)) ?? "en";

const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
const DATE = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium" });
const TIME = new Intl.DateTimeFormat(LOCALE, { timeStyle: "long" });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { timeStyle: "medium" });

/** Units with their lengths in seconds, largest first. A month is a twelfth of a year. */
const UNITS = [
  ["year", 31_556_952],
  ["month", 2_629_746],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const satisfies (readonly [Intl.RelativeTimeFormatUnit, number])[];

/**
 * Formats a time relative to now in the largest unit that fits: "3 weeks ago".
 *
 * @param at in ms since 1970.
 * @param now in ms since 1970.
 */
export function relativeTime(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  for (const [unit, length] of UNITS) {
    const amount = Math.trunc(seconds / length);
    if (amount !== 0) return RELATIVE.format(amount, unit);
  }
  return "just now";
}

/** Formats a time to the second in the user's time zone: `{ date: "14 Sept 2026", time: "10:21:37 CEST" }`. */
export function exactTime(at: number): { readonly date: string; readonly time: string } {
  return { date: DATE.format(at), time: TIME.format(at) };
}

/** Formats the time of day: "10:21:37". */
export function clockTime(at: number): string {
  return CLOCK.format(at);
}
