import { keyVariable } from "@numbers-api/contract";
import type { ClientCredentials, KeySource, ResolveCredentials } from "../types/runtime.ts";
import { readEnvironment } from "./environment.ts";
import type { AnyClientOptions } from "./options.ts";
import { isFunction } from "./validate.ts";

/** Visible ASCII, which a header carries as it is (RFC 9110, section 5.5), without quotation marks and backslashes. */
const KEY = /^[!#-[\]-~]+$/;

const FAULT = "contains a line break, space, quote, backslash, control or non-ASCII character";

/**
 * Makes the source of a key.
 *
 * @param name - Option or environment variable that the key comes from.
 * @throws {TypeError} that names the fault of a key, and never shows the key.
 */
export function createKeySource(key: unknown, name: string): KeySource {
  // The result of a function is checked at each call.
  return isFunction(key) ? shareCalls(key as () => unknown) : assertKey(key, name);
}

/** Makes the source of the option `apiKey`, or of the environment; `null` for none. */
export function resolveApiKey(option: AnyClientOptions["apiKey"], isOptional = false): KeySource | null {
  if (option === null) return null;
  if (option !== undefined) return createKeySource(option, "apiKey");
  const variable = readEnvironment(keyVariable);
  if (variable) return assertKey(variable, keyVariable);
  if (isOptional) return null;
  throw new TypeError(`No API key: pass apiKey or set ${keyVariable}.`);
}

/** Makes the credentials for contracts with bearer tokens alone. */
export function resolveBearerToken(options: Pick<AnyClientOptions, "apiKey">): ClientCredentials | null {
  const apiKey = resolveApiKey(options.apiKey);
  return apiKey === null ? null : { apiKey };
}

/** Makes no credentials where none are given, for contracts whose operations can all be called without. */
export function optionalCredentials(resolve: ResolveCredentials): ResolveCredentials {
  return (options, contract) => {
    const isGiven = options.apiKey !== undefined || options.auth !== undefined || readEnvironment(keyVariable);
    return isGiven ? resolve(options, contract) : null;
  };
}

function assertKey(key: unknown, name: string): string {
  if (typeof key !== "string") throw new TypeError(`${name} must be a string, a function that returns one, or null.`);
  if (!KEY.test(key)) throw new TypeError(`${name} ${key ? FAULT : "is empty"}.`);
  return key;
}

/**
 * Asks for the key once for all attempts that wait at the same time, and again for later ones. Attempts whose key was
 * refused share one new key, until another attempt asks.
 */
function shareCalls(ask: () => unknown): Exclude<KeySource, string> {
  let pending: Promise<string> | undefined;
  let latest: Promise<string> | undefined;
  let replaced: string | undefined;
  const forget = (): void => {
    pending = undefined;
  };
  return (signal, refused) => {
    // A function that never answers spoils only the attempts that wait for it.
    signal.addEventListener("abort", forget);
    if (pending || !refused || replaced !== refused) {
      replaced = refused;
      latest = pending ??= (async () => assertKey(await ask(), "The result of apiKey()"))().finally(forget);
    }
    // A key was asked for before one was refused.
    return latest as Promise<string>;
  };
}
