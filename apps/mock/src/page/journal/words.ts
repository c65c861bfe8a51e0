import type { JournalEntry } from "../api.ts";

type Why = JournalEntry["why"];

/** Why an answer was chosen, in a word or two beside the scenario. */
export const WHY: Readonly<Record<Why, string>> = {
  default: "default",
  option: "by option",
  prefer: "by Prefer",
  key: "by key",
  plan: "by plan",
  denied: "no credentials",
  invalid: "invalid request",
  options: "what is allowed",
  refused: "refused",
};

/** The same as a sentence. */
export const WHY_SENTENCE: Readonly<Record<Why, string>> = {
  default: "Nothing else was asked for, so it is the default.",
  option: "The mock was started with it.",
  prefer: "The request asked for it by its Prefer header.",
  key: "The API key names it.",
  plan: "A plan said so.",
  denied: "The request lacks the credentials that the contract asks for.",
  invalid: "The request is not what the contract has.",
  options: "The method OPTIONS asks what is allowed.",
  refused: "The mock cannot answer this, and says why in the body.",
};

/** A time of day as the clock of this machine shows it, with milliseconds. */
export function timeOfDay(time: string): string {
  const date = new Date(time);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => `${part}`.padStart(2, "0"));
  return `${clock.join(":")}.${`${date.getMilliseconds()}`.padStart(3, "0")}`;
}

/** A duration given in milliseconds: `0.4 ms`, `12 ms`, `3.2 s`. */
export function durationText(duration: number): string {
  if (duration >= 1000) return `${(duration / 1000).toFixed(1)} s`;
  return `${duration < 10 ? duration.toFixed(1) : Math.round(duration)} ms`;
}

/** A request with its query, as it would stand in an address bar. */
export function target({ path, query }: Pick<JournalEntry, "path" | "query">): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => `${name}=${value}`));
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
