/** The page is in English; where a person has chosen a kind of English, times follow it. */
const LOCALE = globalThis.navigator?.languages.find((language) => /^en\b/i.test(language)) ?? "en";

const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
const DATE = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium" });
const TIME = new Intl.DateTimeFormat(LOCALE, { timeStyle: "long" });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { timeStyle: "medium" });

/** Units with their lengths in seconds, the largest first; a month is a twelfth of a year. */
const UNITS = [
  ["year", 31_556_952],
  ["month", 2_629_746],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const satisfies (readonly [Intl.RelativeTimeFormatUnit, number])[];

/**
 * How long ago something was, in the largest unit that fits: "3 weeks ago".
 *
 * @param at In ms since 1970.
 * @param now In ms since 1970.
 */
export function relativeTime(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  for (const [unit, length] of UNITS) {
    const amount = Math.trunc(seconds / length);
    if (amount !== 0) return RELATIVE.format(amount, unit);
  }
  return "just now";
}

/** A time to the second, in the time zone of whoever looks: `{ date: "14 Sept 2026", time: "10:21:37 CEST" }`. */
export function exactTime(at: number): { readonly date: string; readonly time: string } {
  return { date: DATE.format(at), time: TIME.format(at) };
}

/** A time of this day: "10:21:37". */
export function clockTime(at: number): string {
  return CLOCK.format(at);
}
