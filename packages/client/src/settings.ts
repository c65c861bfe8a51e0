import { servers } from "@numbers-api/contract";
import type { Hooks } from "./hooks.ts";
import { isObject } from "./is-object.ts";
import { API_KEY, type ReadKey } from "./key.ts";
import { mergeHeaders } from "./openapi-fetch.ts";
import type { CallOptions, ClientOptions, Fetch, HeaderValues } from "./options.ts";
import { check, isFunction, type Rule } from "./rule.ts";

/** What a call goes by: the options with their defaults, checked. */
export interface Settings {
  readonly baseUrl: URL;
  readonly apiKey: ReadKey | null;
  readonly timeout: number;
  readonly deadline: number;
  readonly maxRetries: number;
  readonly fetch: Fetch;
  readonly hooks?: Hooks;
  readonly headers?: Headers;
  readonly signal?: AbortSignal;
  readonly allowInsecureHttp?: boolean;
}

/** A timer of the platform can wait for 2^31 - 1 ms at most, which is 24.8 days; that is also as far as `| 0` goes. */
const integer = (least: number): Rule => [
  `an integer from ${least} to 2147483647`,
  (value: number) => (value | 0) === value && value >= least,
];

const OPTIONS: Rule = ["an object", isObject];

/** Nobody listens between a machine and itself. */
const SAFE_URL: Rule = [
  "https, or allowInsecureHttp true",
  (href: string) => /^http(s|:\/\/([^/]+\.)?(localhost|127[.\d]+|\[::1])[:/])/.test(href),
];

const RULES: Readonly<Record<string, Rule>> = {
  timeout: integer(1),
  deadline: integer(1),
  maxRetries: integer(0),
  headers: [
    "what HTTP allows",
    (value: HeaderValues, { headers }: Settings) => mergeHeaders(headers, new Headers(value)),
  ],
  // The platform's own, of whichever realm.
  signal: ["an AbortSignal", ({ throwIfAborted }: AbortSignal) => isFunction(throwIfAborted)],
  baseUrl: [
    "an http(s) URL without @, ? and #",
    (value: string) => {
      // Relative to the page in a browser, and to nothing elsewhere.
      const url = new URL(value, (globalThis as { location?: { href?: string } }).location?.href);
      return /^https?:\/\/[^/@]+\/[^?#]*$/.test(url.href) && url;
    },
  ],
  apiKey: API_KEY,
  fetch: ["a function", isFunction],
  hooks: [
    "an object with a function",
    (hooks: Hooks, _: unknown, { onAttempt = isFunction } = hooks) => isObject(hooks) && isFunction(onAttempt),
  ],
  middleware: ["left out: see hooks", () => false],
  allowInsecureHttp: ["a boolean", (value: boolean) => value === !!value],
};

/**
 * The settings with the options that are given, and have a rule.
 *
 * @throws {TypeError} when one is wrong; the message names it, and never holds its value.
 */
export function resolve(defaults: object, options: object): Settings {
  const settings = { ...defaults } as Record<string, unknown>;
  for (const [name, value] of Object.entries(options)) {
    const rule = RULES[name];
    if (rule && value !== undefined) settings[name] = check(name, rule, value, defaults);
  }
  // All that has no default is checked by now.
  const { apiKey, baseUrl, allowInsecureHttp } = settings as unknown as Settings;
  if (apiKey && !allowInsecureHttp) check("baseUrl", SAFE_URL, baseUrl.href);
  return settings as unknown as Settings;
}

/** @throws {TypeError} when an option of the client is wrong; the message names it, and never holds the key. */
export function resolveClient(options: ClientOptions): Settings {
  check("options", OPTIONS, options);
  const { baseUrl = variable("URL") || servers[0], apiKey = variable("KEY") || "" } = options;
  // Looked up at each call, for whoever exchanges it later.
  const platform: Fetch = (...request) => fetch(...request);
  const defaults = { timeout: 10_000, deadline: 60_000, maxRetries: 2, fetch: platform };
  return resolve(defaults, { ...options, baseUrl, apiKey });
}

/** @throws {TypeError} when an option of a call is wrong; the message names it. */
export function resolveCall(settings: Settings, options: CallOptions | undefined): Settings {
  if (options === undefined) return settings;
  check("options", OPTIONS, options);
  return resolve(settings, options);
}

/**
 * A variable of the environment, where the platform has such. One that is empty counts as not set. It is read only when
 * there is no option, because Deno asks for a permission.
 */
function variable(name: "URL" | "KEY"): string | undefined {
  return (globalThis as { process?: { env?: Record<string, string> } }).process?.env?.[`NUMBERS_API_${name}`];
}
