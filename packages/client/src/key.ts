/** The API key, or a function that gets it before each attempt, so that a key can be rotated. */
export type ApiKey = string | (() => string | Promise<string>);

/** Reads the key for an attempt that the signal ends. */
export type ReadKey = (signal: AbortSignal) => string | Promise<string>;

/** What the header can carry as it is (RFC 9110, section 5.5), so that no key is cut or smuggles a header in. */
export function checkKey(key: unknown): string {
  if (typeof key !== "string" || !/^[!#-[\]-~]+$/.test(key)) {
    throw new TypeError("apiKey must be visible ASCII without spaces, quotes and backslashes; or set NUMBERS_API_KEY");
  }
  return key;
}

/** @throws {TypeError} when it is no key; the message does not hold it. */
export function keyReader(apiKey: ApiKey | undefined): ReadKey {
  if (typeof apiKey !== "function") {
    const key = checkKey(apiKey);
    return () => key;
  }
  let asked: Promise<string> | undefined;
  const forget = (): void => {
    asked = undefined;
  };
  return (signal) => {
    // A function that never answers spoils the attempts that wait for it, and no others.
    signal.addEventListener("abort", forget);
    // Asks once for all who ask at the same time, and again for who asks later.
    asked ??= (async () => checkKey(await apiKey()))().finally(forget);
    return asked;
  };
}
