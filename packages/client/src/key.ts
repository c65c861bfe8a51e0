/** The API key, or a function that gets it before each attempt, so that a key can be rotated. */
export type ApiKey = string | (() => string | Promise<string>);

/** Reads the key for an attempt, which the signal ends. */
export type ReadKey = (signal: AbortSignal) => Promise<string>;

/** What a key must be: a header can carry it as it is (RFC 9110, section 5.5), so none is cut or smuggles a header in. */
export const KEY_RULE = 'visible ASCII without spaces, " and \\';

/** Whether a value is as `KEY_RULE` says. */
export function isKey(key: unknown): key is string {
  return typeof key === "string" && /^[!#-[\]-~]+$/.test(key);
}

/** Asks for the key once for all who ask at the same time, and again for who asks later. */
export function shared(ask: () => string | Promise<string>): ReadKey {
  let asked: Promise<string> | undefined;
  const forget = (): void => {
    asked = undefined;
  };
  const checked = async (): Promise<string> => {
    const key = await ask();
    if (!isKey(key)) throw new TypeError(`it must be ${KEY_RULE}`);
    return key;
  };
  return (signal) => {
    // A function that never answers spoils the attempts that wait for it, and no others.
    signal.addEventListener("abort", forget);
    asked ??= checked().finally(forget);
    return asked;
  };
}
