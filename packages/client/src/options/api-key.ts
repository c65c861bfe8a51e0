import { isFunction } from "./validate.ts";

/** API key, or a function that returns it before each attempt, so that a key can be rotated. */
export type ApiKey = string | (() => string | Promise<string>);

/** Validated `apiKey`. */
export interface KeySource {
  /** The key comes from a function, which may return another one later. */
  readonly isDynamic: boolean;
  /** Reads the key for an attempt, which the signal ends. */
  read(signal: AbortSignal): string | Promise<string>;
}

/** Visible ASCII, which a header carries as it is (RFC 9110, section 5.5), without quotation marks and backslashes. */
const KEY = /^[!#-[\]-~]+$/;

/**
 * Makes the source of a key.
 *
 * @param name - Option or environment variable that the key comes from.
 * @throws {TypeError} that names the fault of a key, and never shows the key.
 */
export function createKeySource(key: unknown, name: string): KeySource {
  // Its result is checked at each call.
  if (isFunction(key)) return { isDynamic: true, read: shareCalls(key as () => unknown) };
  const valid = assertKey(key, name);
  return { isDynamic: false, read: () => valid };
}

function assertKey(key: unknown, name: string): string {
  if (typeof key !== "string") throw new TypeError(`${name} must be a string, a function that returns one, or null.`);
  if (KEY.test(key)) return key;
  throw new TypeError(
    `${name} ${key ? "contains a space, line break, quotation mark, backslash, invisible or non-ASCII character" : "is empty"}.`,
  );
}

/** Asks for the key once for all attempts that wait at the same time, and again for later ones. */
function shareCalls(ask: () => unknown): KeySource["read"] {
  let pending: Promise<string> | undefined;
  const forget = (): void => {
    pending = undefined;
  };
  return (signal) => {
    // A function that never answers spoils only the attempts that wait for it.
    signal.addEventListener("abort", forget);
    pending ??= (async () => assertKey(await ask(), "The result of apiKey()"))().finally(forget);
    return pending;
  };
}
