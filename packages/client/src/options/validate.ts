import { isObject } from "../is-object.ts";
import type { OptionRule, OptionRules } from "../types/runtime.ts";

export const isFunction = (value: unknown): value is (...args: never) => unknown => typeof value === "function";

/**
 * Makes a rule.
 *
 * @param text - Completes the sentence "timeout must be …".
 */
export function ruleOf(text: string, isValid: (value: unknown) => boolean): OptionRule {
  return (value, name) => {
    if (!isValid(value)) throw new TypeError(`${name} must be ${text}.`);
  };
}

export const ANY: OptionRule = () => {};

/** Largest delay of the platform's timers, in ms: 24.8 days. */
const MAX_INTEGER = 2 ** 31 - 1;

export const integerFrom = (least: number): OptionRule =>
  ruleOf(`an integer from ${least} to ${MAX_INTEGER}`, (value) => {
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= MAX_INTEGER;
  });

/**
 * Checks options by the rules of their names; those that are undefined count as not given. Messages never hold a value,
 * which may be secret.
 *
 * @returns the options that are given.
 * @throws {TypeError} that names an invalid option, or an unknown one with the closest known name.
 */
export function validateOptions<T extends object>(options: T, rules: OptionRules): Given<T> {
  if (!isObject(options)) throw new TypeError("options must be an object.");
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!Object.hasOwn(rules, name)) throw new TypeError(`Unknown option ${name}. ${adviseName(name, rules)}`);
    rules[name]?.(value, name);
  }
  // The same members without those that are undefined.
  return Object.fromEntries(given) as Given<T>;
}

/** Options that are given. */
type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Names an option that takes few edits for its length, else all that there are. */
function adviseName(name: string, rules: OptionRules): string {
  const known = Object.keys(rules);
  const normalized = name.replace(/_/g, "").toLowerCase();
  const close = known.find((each) => isClose(each.toLowerCase(), normalized, (each.length - 1) / 3));
  return close ? `Did you mean ${close}?` : `Options: ${known.join(", ")}.`;
}

/** Checks that at most so many insertions, deletions and replacements turn one word into another (Levenshtein). */
function isClose(one: string, other: string, edits: number): boolean {
  if (edits < 0 || !one || !other) return one.length + other.length <= edits;
  const [rest, otherRest] = [one.slice(1), other.slice(1)];
  if (one[0] === other[0]) return isClose(rest, otherRest, edits);
  return isClose(rest, other, edits - 1) || isClose(one, otherRest, edits - 1) || isClose(rest, otherRest, edits - 1);
}
