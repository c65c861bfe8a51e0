import { servers } from "@numbers-api/contract";
import { isLoopbackUrl } from "@numbers-api/http/loopback";
import type { Hooks } from "../hooks.ts";
import { isObject } from "../is-object.ts";
import { mergeHeaders } from "../request/headers.ts";
import { createKeySource, type KeySource } from "./api-key.ts";
import type { CallOptions, ClientOptions, Fetch } from "./options.ts";
import { integerFrom, isFunction, type Rule, validateOptions } from "./validate.ts";

/** Validated options with defaults applied. */
export interface Settings {
  readonly baseUrl: URL;
  /** URL of the client; the key goes to its origin only, whatever the URL of a call. */
  readonly home: URL;
  readonly apiKey: KeySource | null;
  readonly timeout: number;
  readonly deadline: number;
  readonly maxRetries: number;
  readonly maxResponseBytes: number;
  readonly fetch: Fetch;
  /** Keys that were sent, the latest last, so that errors show none of them after a rotation either. */
  readonly sentKeys: string[];
  readonly hooks?: Hooks | undefined;
  readonly headers: Headers;
  readonly signal?: AbortSignal | undefined;
}

const URL_RULE: Rule = {
  text: "an http(s) URL without credentials, query and fragment",
  isValid: (value) => typeof value === "string" && parseBaseUrl(value) !== undefined,
};

const HEADERS: Rule = {
  text: "names and values that HTTP allows",
  isValid: (value) => {
    try {
      // What is not an object of headers throws.
      return !!new Headers(value as Headers);
    } catch {
      return false;
    }
  },
};

const COMMON_RULES = {
  timeout: integerFrom(1),
  deadline: integerFrom(1),
  maxRetries: integerFrom(0),
  maxResponseBytes: integerFrom(1),
  headers: HEADERS,
  baseUrl: URL_RULE,
};

const CALL_RULES: Readonly<Record<string, Rule>> = {
  ...COMMON_RULES,
  // Not `instanceof`: a signal may come from another realm.
  signal: { text: "an AbortSignal", isValid: (value) => isObject(value) && isFunction(value["throwIfAborted"]) },
};

const CLIENT_RULES: Readonly<Record<string, Rule>> = {
  ...COMMON_RULES,
  // Has messages of its own.
  apiKey: { text: "", isValid: () => true },
  fetch: { text: "a function", isValid: isFunction },
  hooks: {
    text: "an object of functions",
    isValid: (value) => isObject(value) && Object.values(value).every((hook) => hook === undefined || isFunction(hook)),
  },
  allowInsecureHttp: { text: "a boolean", isValid: (value) => typeof value === "boolean" },
};

const DEFAULTS = { timeout: 10_000, deadline: 60_000, maxRetries: 2, maxResponseBytes: 50_000_000 };

/** @throws {TypeError} that names an invalid option of the client, and never shows its value. */
export function resolveClientOptions(options: ClientOptions): Settings {
  const { allowInsecureHttp, headers, ...given } = validateOptions(options, CLIENT_RULES);
  const apiKey = resolveApiKey(given.apiKey);
  const home = resolveBaseUrl(given.baseUrl, allowInsecureHttp || apiKey === null);
  return {
    ...DEFAULTS,
    // Looked up at each call, so that it can be replaced later.
    fetch: (...request) => fetch(...request),
    ...given,
    ...{ apiKey, home, baseUrl: home, headers: mergeHeaders(headers), sentKeys: [] },
  };
}

/** @throws {TypeError} that names an invalid option of a call. */
export function resolveCallOptions(settings: Settings, options: CallOptions | undefined): Settings {
  if (options === undefined) return settings;
  const { baseUrl, headers, ...given } = validateOptions(options, CALL_RULES);
  return {
    ...settings,
    ...given,
    baseUrl: (baseUrl && parseBaseUrl(baseUrl)) || settings.baseUrl,
    headers: mergeHeaders(settings.headers, headers),
  };
}

function resolveBaseUrl(option: string | undefined, isInsecureAllowed: boolean): URL {
  const variable = option === undefined ? readEnvironment("NUMBERS_API_URL") : undefined;
  const name = variable ? "NUMBERS_API_URL" : "baseUrl";
  const url = parseBaseUrl(option ?? (variable || servers[0]));
  if (!url) throw new TypeError(`${name} must be ${URL_RULE.text}.`);
  if (isInsecureAllowed || url.protocol === "https:" || isLoopbackUrl(url)) return url;
  throw new TypeError(`${name} must be https, unless allowInsecureHttp is true.`);
}

function parseBaseUrl(value: string): URL | undefined {
  try {
    // Relative to the page in a browser, and to nothing elsewhere. The types are those of Node, which has no page.
    const { location } = globalThis as { readonly location?: { readonly href?: string } };
    const url = new URL(value, location?.href);
    return /^https?:[^?#]+$/.test(url.href) && !url.username && !url.password ? url : undefined;
  } catch {
    return undefined;
  }
}

function resolveApiKey(option: ClientOptions["apiKey"]): KeySource | null {
  if (option === null) return null;
  if (option !== undefined) return createKeySource(option, "apiKey");
  const variable = readEnvironment("NUMBERS_API_KEY");
  if (!variable) throw new TypeError("No API key: pass apiKey or set NUMBERS_API_KEY.");
  return createKeySource(variable, "NUMBERS_API_KEY");
}

/** Read only when there is no option, because Deno asks for a permission. */
function readEnvironment(name: string): string | undefined {
  // Browsers have no `process`.
  const { process } = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string>> } };
  return process?.env?.[name];
}
