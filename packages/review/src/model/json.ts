import { cleanCode } from "../report/escape.ts";

/** Value as a sentence shows it: short, on one line, in code marks. */
export function shown(value: unknown): string {
  const text = value === undefined ? "none" : cleanCode(JSON.stringify(value));
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[], last = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
