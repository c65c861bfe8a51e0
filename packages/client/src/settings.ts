import { servers } from "@numbers-api/contract";
import type { Hooks } from "./hooks.ts";
import { type ApiKey, isKey, KEY_RULE, type ReadKey, shared } from "./key.ts";
import type { CallOptions, ClientOptions, Fetch, HeaderValues } from "./options.ts";

/** What a call goes by: the options with their defaults, checked. */
export interface Settings {
  readonly baseUrl: URL;
  readonly apiKey: ReadKey | null;
  readonly timeout: number;
  readonly deadline: number;
  readonly maxRetries: number;
  readonly fetch: Fetch;
  readonly hooks: Hooks;
  readonly headers?: Headers;
  readonly signal?: AbortSignal | null | undefined;
}

/** What an option must be, and what is made of it: `true` for the value itself, nothing when it is wrong. */
type Rule = readonly [rule: string, make: (value: never) => unknown];

/** A timer of the platform can wait for 2^31 - 1 ms at most, which is 24.8 days; that is also as far as `| 0` goes. */
const POSITIVE: Rule = ["a whole number from 1 to 2147483647", (value: number) => (value | 0) === value && value > 0];
const NOT_NEGATIVE: Rule = [
  "a whole number from 0 to 2147483647",
  (value: number) => (value | 0) === value && value >= 0,
];

const isFunction = (value: unknown): value is () => never => typeof value === "function";

type Rules = Readonly<Record<string, Rule>>;

const CALL_RULES: Rules = {
  timeout: POSITIVE,
  maxRetries: NOT_NEGATIVE,
  headers: ["what HTTP allows", (value: HeaderValues) => new Headers(value)],
  signal: ["an AbortSignal", (value: AbortSignal) => "aborted" in value],
};

const CLIENT_RULES: Rules = {
  deadline: POSITIVE,
  baseUrl: [
    "an http(s) URL without credentials, query and fragment",
    (value: string) => {
      // Relative to the page in a browser, and to nothing elsewhere.
      const url = new URL(value, (globalThis as { location?: { href?: string } }).location?.href);
      return /^https?:\/\/[^/@]+\/[^?#]*$/.test(url.href) && url;
    },
  ],
  apiKey: [
    KEY_RULE,
    (value: ApiKey | null) => value === null || (isKey(value) ? async () => value : isFunction(value) && shared(value)),
  ],
  fetch: ["a function", isFunction],
  hooks: ["an object with a function", ({ onAttempt = isFunction }: { onAttempt?: unknown }) => isFunction(onAttempt)],
};

/** @throws {TypeError} when an option is wrong; the message names it, and never holds its value. */
function resolve<T extends object>(defaults: T, options: Readonly<Record<string, unknown>>, rules: Rules): T {
  const settings = { ...defaults } as Record<string, unknown>;
  for (const [name, [rule, make]] of Object.entries(rules)) {
    const value = options[name];
    if (value === undefined) continue;
    let made: unknown;
    try {
      // The value is checked by the rule that it is given to.
      made = make(value as never);
    } catch {
      // The platform would show the value, which may be secret.
    }
    if (!made) throw new TypeError(`${name} must be ${rule}`);
    settings[name] = made === true ? value : made;
  }
  return settings as T;
}

/** @throws {TypeError} when an option of the client is wrong; the message names it, and never holds the key. */
export function resolveClient({
  // A variable that is empty counts as not set.
  baseUrl = environment()["NUMBERS_API_URL"] || servers[0],
  apiKey = environment()["NUMBERS_API_KEY"] || "",
  allowInsecureHttp,
  ...options
}: ClientOptions): Settings {
  // Looked up at each call, for whoever exchanges it later.
  const platform: Fetch = (...request) => fetch(...request);
  const defaults = { timeout: 10_000, deadline: 60_000, maxRetries: 2, hooks: {}, fetch: platform };
  // All that has no default is checked here.
  const settings = resolve<object>(
    resolveCall(defaults, options),
    { ...options, baseUrl, apiKey },
    CLIENT_RULES,
  ) as Settings;
  const isSafe = /^http(s|:\/\/([^/]+\.)?(localhost|127[.\d]+|\[::1])[:/])/.test(settings.baseUrl.href);
  if (settings.apiKey && !isSafe && !allowInsecureHttp) {
    throw new TypeError("baseUrl must be https, or allowInsecureHttp true");
  }
  return settings;
}

/** @throws {TypeError} when an option of a call is wrong; the message names it. */
export function resolveCall<T extends object>(settings: T, options: CallOptions): T {
  return resolve(settings, options as Readonly<Record<string, unknown>>, CALL_RULES);
}

/** The variables of the environment, where the platform has such. */
function environment(): Readonly<Record<string, string | undefined>> {
  return (globalThis as { process?: { env?: Record<string, string> } }).process?.env ?? {};
}
