import { isLoopbackUrl } from "@numbers-api/http/loopback";
import type { Contract } from "../features.ts";
import type { Hooks } from "../hooks.ts";
import { isObject } from "../is-object.ts";
import { mergeHeaders } from "../request/headers.ts";
import type { ParseAs } from "../response/read-any-body.ts";
import { createKeySource, type KeySource } from "./api-key.ts";
import type { CallOptions, ClientOptions, Fetch, FetchOptions, ServerVariables } from "./options.ts";
import { ANY, integerFrom, isFunction, type Rule, type Rules, validateOptions } from "./validate.ts";

/** Validated options with defaults applied. */
export interface Settings {
  readonly contract: Contract;
  readonly baseUrl: URL;
  /** URL of the client; the key goes to its origin only, whatever the URL of a call. */
  readonly home: URL;
  readonly apiKey: KeySource | null;
  /** Credentials by the names of security schemes. */
  readonly auth: Readonly<Record<string, KeySource>>;
  readonly allowInsecureHttp: boolean;
  readonly serverVariables: ServerVariables;
  readonly fetchOptions: FetchOptions;
  /** Rules of the options of calls. */
  readonly callRules: Rules;
  readonly int64?: ClientOptions["int64"];
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
  /** Media type of the response, of those that the contract has. */
  readonly accept?: string | undefined;
  readonly parseAs?: ParseAs | undefined;
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

/** Options of `fetch`, whose values it checks itself. */
const FETCH_OPTIONS = [
  "cache",
  "credentials",
  "integrity",
  "keepalive",
  "mode",
  "redirect",
  "referrer",
  "referrerPolicy",
  "priority",
  "next",
  "cf",
  "dispatcher",
];

const COMMON_RULES = {
  ...Object.fromEntries(FETCH_OPTIONS.map((name) => [name, ANY])),
  timeout: integerFrom(1),
  deadline: integerFrom(1),
  maxRetries: integerFrom(0),
  maxResponseBytes: integerFrom(1),
  headers: HEADERS,
  baseUrl: URL_RULE,
};

const CALL_RULES: Rules = {
  ...COMMON_RULES,
  // Not `instanceof`: a signal may come from another realm.
  signal: { text: "an AbortSignal", isValid: (value) => isObject(value) && isFunction(value["throwIfAborted"]) },
};

const CLIENT_RULES: Rules = {
  ...COMMON_RULES,
  // With messages of its own.
  apiKey: ANY,
  fetch: { text: "a function", isValid: isFunction },
  hooks: {
    text: "an object of functions",
    isValid: (value) => isObject(value) && Object.values(value).every((hook) => hook === undefined || isFunction(hook)),
  },
  allowInsecureHttp: { text: "a boolean", isValid: (value) => typeof value === "boolean" },
};

const DEFAULTS = { timeout: 10_000, deadline: 60_000, maxRetries: 2, maxResponseBytes: 50_000_000 };

/** @throws {TypeError} that names an invalid option of the client, and never shows its value. */
export function resolveClientOptions(contract: Contract, options: ClientOptions): Settings {
  const {
    headers,
    allowInsecureHttp = false,
    ...given
  } = validateOptions(options, { ...CLIENT_RULES, ...contract.clientRules });
  const auth = contract.resolveAuth?.(given.auth) ?? {};
  const hasAuth = Object.keys(auth).length > 0;
  const apiKey = resolveApiKey(given.apiKey, hasAuth);
  const serverVariables = given.serverVariables ?? {};
  contract.serverSupport?.assertVariables(contract, serverVariables);
  const isInsecureAllowed = allowInsecureHttp || (apiKey === null && !hasAuth);
  const home = resolveBaseUrl(contract, given.baseUrl, serverVariables, isInsecureAllowed);
  return {
    ...DEFAULTS,
    // Looked up at each call, so that it can be replaced later.
    fetch: (...request) => fetch(...request),
    ...given,
    ...{ contract, apiKey, auth, home, baseUrl: home, allowInsecureHttp, serverVariables, sentKeys: [] },
    headers: mergeHeaders(headers),
    fetchOptions: pickFetchOptions(given),
    // Merged here, because merging costs more than most checks of a call.
    callRules: { ...CALL_RULES, ...contract.callRules },
  };
}

/** @throws {TypeError} that names an invalid option of a call. */
export function resolveCallOptions(settings: Settings, options: CallOptions | undefined): Settings {
  if (options === undefined) return settings;
  const { baseUrl, headers, ...given } = validateOptions(options, settings.callRules);
  return {
    ...settings,
    ...given,
    baseUrl: (baseUrl && parseBaseUrl(baseUrl)) || settings.baseUrl,
    headers: mergeHeaders(settings.headers, headers),
    fetchOptions: { ...settings.fetchOptions, ...pickFetchOptions(given) },
  };
}

function pickFetchOptions(options: FetchOptions): FetchOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => FETCH_OPTIONS.includes(name)));
}

function resolveBaseUrl(
  contract: Contract,
  option: string | undefined,
  variables: ServerVariables,
  isInsecureAllowed: boolean,
): URL {
  const variable = option === undefined ? readEnvironment("NUMBERS_API_URL") : undefined;
  const name = variable ? "NUMBERS_API_URL" : "baseUrl";
  const [server = ""] = contract.servers;
  const url = parseBaseUrl(
    option ?? (variable || (contract.serverSupport?.expand(server, variables) ?? String(server))),
  );
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

function resolveApiKey(option: ClientOptions["apiKey"], isOptional: boolean): KeySource | null {
  if (option === null) return null;
  if (option !== undefined) return createKeySource(option, "apiKey");
  const variable = readEnvironment("NUMBERS_API_KEY");
  if (!variable && isOptional) return null;
  if (!variable) throw new TypeError("No API key: pass apiKey or set NUMBERS_API_KEY.");
  return createKeySource(variable, "NUMBERS_API_KEY");
}

/** Read only when there is no option, because Deno asks for a permission. */
function readEnvironment(name: string): string | undefined {
  // Browsers have no `process`.
  const { process } = globalThis as { readonly process?: { readonly env?: Readonly<Record<string, string>> } };
  return process?.env?.[name];
}
