import { isObject } from "../is-object.ts";

/** Rules by the names of options. */
export type Rules = Readonly<Record<string, Rule>>;

/** Requirement of an option. The text completes the sentence "timeout must be …". */
export interface Rule {
  readonly text: string;
  readonly isValid: (value: unknown) => boolean;
}

export const isFunction = (value: unknown): value is (...args: never) => unknown => typeof value === "function";

export const ANY: Rule = { text: "", isValid: () => true };

/** Largest delay of the platform's timers, in ms: 24.8 days. */
const MAX_INTEGER = 2 ** 31 - 1;

export const integerFrom = (least: number): Rule => ({
  text: `an integer from ${least} to ${MAX_INTEGER}`,
  isValid: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= MAX_INTEGER,
});

/**
 * Checks options by the rules of their names; those that are undefined count as not given. Messages never hold a value,
 * which may be secret.
 *
 * @returns the options that are given.
 * @throws {TypeError} that names an invalid option, or an unknown one with the closest known name.
 */
export function validateOptions<T extends object>(options: T, rules: Rules): Given<T> {
  if (!isObject(options)) throw new TypeError("options must be an object.");
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) throw new TypeError(`Unknown option ${name}. ${adviseName(name, Object.keys(rules))}`);
    if (!rule.isValid(value)) throw new TypeError(`${name} must be ${rule.text}.`);
  }
  // The same members without those that are undefined.
  return Object.fromEntries(given) as Given<T>;
}

/** Options that are given. */
type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Names the option with the fewest edits, if they are few for its length, else all that there are. */
function adviseName(name: string, known: readonly string[]): string {
  const normalized = name.replace(/_/g, "").toLowerCase();
  const closest = known.find((candidate) => editsBetween(candidate.toLowerCase(), normalized) * 3 < candidate.length);
  return closest ? `Did you mean ${closest}?` : `Options: ${known.join(", ")}.`;
}

/** Insertions, deletions and replacements of characters that make one word of another (Levenshtein). */
function editsBetween(one: string, other: string): number {
  let row = [...other, ""].map((_, index) => index);
  for (const character of one) {
    let left = (row[0] ?? 0) + 1;
    row = row.map((above, index) => {
      const replaced = (row[index - 1] ?? Infinity) + (other[index - 1] === character ? 0 : 1);
      left = index === 0 ? left : Math.min(above + 1, left + 1, replaced);
      return left;
    });
  }
  return row.at(-1) ?? 0;
}
