import { urlVariable } from "@numbers-api/contract";
import { isLoopbackUrl } from "@numbers-api/http/loopback";
import { isObject } from "../is-object.ts";
import { mergeHeaders } from "../request/headers.ts";
import type { ClientContract, ClientSettings, HeaderSource, OptionRule, OptionRules } from "../types/runtime.ts";
import { readEnvironment } from "./environment.ts";
import type { AnyClientOptions, CallOptions, FetchOptions } from "./options.ts";
import { ANY, integerFrom, isFunction, ruleOf, validateOptions } from "./validate.ts";

const BASE_URL: OptionRule = ruleOf(
  "an http(s) URL without credentials, query and fragment",
  (value) => typeof value === "string" && parseBaseUrl(value) !== undefined,
);

const HEADERS: OptionRule = ruleOf("names and values that HTTP allows", (value) => {
  try {
    return isObject(value) && !!mergeHeaders([value as HeaderSource]);
  } catch {
    return false;
  }
});

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

const COMMON_RULES: OptionRules = {
  ...Object.fromEntries(FETCH_OPTIONS.map((name) => [name, ANY])),
  timeout: integerFrom(1),
  deadline: integerFrom(1),
  maxRetries: integerFrom(0),
  maxResponseBytes: integerFrom(1),
  headers: HEADERS,
  baseUrl: BASE_URL,
};

const CALL_RULES: OptionRules = {
  ...COMMON_RULES,
  // Not `instanceof`: a signal may come from another realm.
  signal: ruleOf("an AbortSignal", (value) => isObject(value) && isFunction(value["throwIfAborted"])),
};

const CLIENT_RULES: OptionRules = {
  ...COMMON_RULES,
  // With messages of its own.
  apiKey: ANY,
  fetch: ruleOf("a function", isFunction),
  hooks: ruleOf("an object of functions", (value) => {
    return isObject(value) && Object.values(value).every((hook) => hook === undefined || isFunction(hook));
  }),
  allowInsecureHttp: ruleOf("a boolean", (value) => typeof value === "boolean"),
};

const DEFAULTS = { timeout: 10_000, deadline: 60_000, maxRetries: 2, maxResponseBytes: 50_000_000 };

/** @throws {TypeError} that names an invalid option of the client, and never shows its value. */
export function resolveClientOptions(contract: ClientContract, options: AnyClientOptions): ClientSettings {
  const given = validateOptions(options, { ...CLIENT_RULES, ...contract.clientRules });
  const { serverVariables = {}, allowInsecureHttp, headers } = given;
  const clientCredentials = contract.resolveCredentials(given, contract);
  const variable = given.baseUrl === undefined ? readEnvironment(urlVariable) : undefined;
  const name = variable ? urlVariable : "baseUrl";
  const fallback = contract.serverSupport?.firstServer(contract, serverVariables) ?? String(contract.servers[0] ?? "");
  const url = given.baseUrl ?? (variable || fallback);
  BASE_URL(url, name);
  // Checked by the rule.
  const home = parseBaseUrl(url) as URL;
  if (clientCredentials && !allowInsecureHttp && home.protocol !== "https:" && !isLoopbackUrl(home)) {
    throw new TypeError(`${name} must be https, unless allowInsecureHttp is true.`);
  }
  return {
    ...DEFAULTS,
    // Looked up at each call, so that it can be replaced later.
    fetch: (...request) => fetch(...request),
    ...given,
    ...{ contract, clientCredentials, home, serverVariables, baseUrl: home, sentKeys: [] },
    headers: [headers],
    fetchOptions: pickFetchOptions(given),
    // Merged here, because merging costs more than most checks of a call.
    callRules: { ...CALL_RULES, ...contract.callRules },
  };
}

/** @throws {TypeError} that names an invalid option of a call. */
export function resolveCallOptions(settings: ClientSettings, options: CallOptions | undefined): ClientSettings {
  if (options === undefined) return settings;
  const { baseUrl, headers, ...given } = validateOptions(options, settings.callRules);
  return {
    ...settings,
    ...given,
    baseUrl: (baseUrl && parseBaseUrl(baseUrl)) || settings.baseUrl,
    headers: [...settings.headers, headers],
    fetchOptions: { ...settings.fetchOptions, ...pickFetchOptions(given) },
  };
}

function pickFetchOptions(options: object): FetchOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => FETCH_OPTIONS.includes(name)));
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
