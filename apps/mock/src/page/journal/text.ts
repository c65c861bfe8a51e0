import type { Schemas } from "../api.ts";

type JournalEntry = Schemas["JournalEntry"];

type Why = JournalEntry["why"];

/** Short reason for a response, shown beside the scenario. */
export const REASONS: Readonly<Record<Why, string>> = {
  default: "default",
  option: "by option",
  prefer: "by Prefer",
  key: "by key",
  plan: "by plan",
  denied: "no credentials",
  invalid: "invalid request",
  options: "OPTIONS",
  refused: "rejected",
};

/** Reason for a response as a sentence. */
export const REASON_SENTENCES: Readonly<Record<Why, string>> = {
  default: "This is the default response.",
  option: "An option of the mock selected it.",
  prefer: "The Prefer header of the request selected it.",
  key: "The API key names the scenario.",
  plan: "A plan selected it.",
  denied: "The request has no credentials that the contract accepts.",
  invalid: "The request does not match the contract.",
  options: "The response lists the allowed methods.",
  refused: "The mock rejected the request.",
};

/** Formats a time of day in the local time zone, with milliseconds. */
export function timeOfDay(time: string): string {
  const date = new Date(time);
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => `${part}`.padStart(2, "0"));
  return `${clock.join(":")}.${`${date.getMilliseconds()}`.padStart(3, "0")}`;
}

/** Formats a duration in milliseconds: `0.4 ms`, `12 ms`, `3.2 s`. */
export function durationText(duration: number): string {
  if (duration >= 1000) return `${(duration / 1000).toFixed(1)} s`;
  return `${duration < 10 ? duration.toFixed(1) : Math.round(duration)} ms`;
}

/** Formats the time that a request took. Faults count until their connection is closed. */
export function timeTaken({ duration, wallTime, fault, abandoned }: JournalEntry): string {
  if (wallTime !== undefined) return durationText(wallTime);
  return fault === undefined || abandoned ? durationText(duration) : "open";
}

/** Path of a request with its query. */
export function target({ path, query }: Pick<JournalEntry, "path" | "query">): string {
  const pairs = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => `${name}=${value}`));
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}
