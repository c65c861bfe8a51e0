import { check, isFunction, type Rule } from "./rule.ts";

/** The API key, or a function that gets it before each attempt, so that a key can be rotated. */
export type ApiKey = string | (() => string | Promise<string>);

/** Reads the key for an attempt, which the signal ends. */
export type ReadKey = (signal: AbortSignal) => string | Promise<string>;

/** A header can carry it as it is (RFC 9110, section 5.5), so none is cut or smuggles a header in. */
const isKey = (key: unknown): key is string => typeof key === "string" && /^[!#-[\]-~]+$/.test(key);
const KEY: Rule = ['visible ASCII without spaces, " and \\ (or NUMBERS_API_KEY)', isKey];

/** What `apiKey` must be, and how it is read. */
export const API_KEY: Rule = [
  KEY[0],
  (key: ApiKey | null) => key === null || (isFunction(key) ? shared(key) : isKey(key) && (() => key)),
];

/** Asks for the key once for all who ask at the same time, and again for who asks later. */
function shared(ask: () => string | Promise<string>): ReadKey {
  let asked: Promise<string> | undefined;
  const forget = (): void => {
    asked = undefined;
  };
  return (signal) => {
    // A function that never answers spoils the attempts that wait for it, and no others.
    signal.addEventListener("abort", forget);
    asked ??= (async () => check("apiKey", KEY, await ask()) as string)().finally(forget);
    return asked;
  };
}
