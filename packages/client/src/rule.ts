/** What an option must be, and what is made of it: `true` for the value itself, nothing when it is wrong. */
export type Rule = readonly [rule: string, make: (value: never, defaults: never) => unknown];

export const isFunction = (value: unknown): value is (...args: never) => unknown => typeof value === "function";

/** @throws {TypeError} when a value is wrong; the message names it, and never holds it. */
export function check(name: string, [rule, make]: Rule, value: unknown, defaults?: unknown): unknown {
  let made: unknown;
  try {
    // The value is checked by the rule that it is given to.
    made = make(value as never, defaults as never);
  } catch {
    // The platform would show the value, which may be secret.
  }
  if (!made) throw new TypeError(`${name} must be ${rule}`);
  return made === true ? value : made;
}
