import { servers } from "@numbers-api/contract";
import type { Hooks } from "./hooks.ts";
import { keyReader, type ReadKey } from "./key.ts";
import type { CallOptions, ClientOptions, Fetch, HeaderValues } from "./options.ts";

/** What one call goes by. */
export interface CallSettings {
  readonly timeout: number;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

/** What a client goes by: its options with their defaults, checked. */
export interface Settings extends CallSettings {
  readonly url: URL;
  readonly key: ReadKey | undefined;
  readonly deadline: number;
  readonly fetch: Fetch;
  readonly hooks: Hooks;
}

/** The longest that a timer of the platform can wait: 2^31 - 1 ms, which is 24.8 days. */
const LONGEST = 0x7fffffff;

/** @throws {TypeError} when an option is wrong; the message names it, and never holds the key. */
export function resolveOptions(options: ClientOptions): Settings {
  const { deadline = 60_000, hooks = {}, apiKey = environment("NUMBERS_API_KEY") } = options;
  const url = resolveUrl(options.baseUrl ?? environment("NUMBERS_API_URL") ?? servers[0]);
  checkWhole("deadline", deadline, 1);
  checkFunction("fetch", options.fetch);
  checkFunction("hooks.onAttempt", hooks.onAttempt);
  if (apiKey !== null && !options.allowInsecureHttp && !isSecure(url)) {
    throw new TypeError("baseUrl must be https, or the key could be read on its way; or set allowInsecureHttp");
  }
  return {
    ...resolveCall(options, { timeout: 10_000, maxRetries: 2, headers: {}, signal: undefined }),
    url,
    key: apiKey === null ? undefined : keyReader(apiKey),
    deadline,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    hooks,
  };
}

/** @throws {TypeError} when an option of a call is wrong; the message names it. */
export function resolveCall(options: CallOptions, defaults: CallSettings): CallSettings {
  const { timeout = defaults.timeout, maxRetries = defaults.maxRetries, signal } = options;
  checkWhole("timeout", timeout, 1);
  checkWhole("maxRetries", maxRetries, 0);
  if (signal && !("aborted" in signal)) throw new TypeError("signal must be an AbortSignal");
  return { timeout, maxRetries, signal, headers: { ...defaults.headers, ...resolveHeaders(options.headers) } };
}

function resolveHeaders(headers: HeaderValues | undefined): Readonly<Record<string, string>> | undefined {
  try {
    return headers && Object.fromEntries(new Headers(headers));
  } catch {
    // The platform would show the value, which may be a secret.
    throw new TypeError("headers must be what HTTP allows");
  }
}

function checkWhole(name: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least || value > LONGEST) {
    throw new TypeError(`${name} must be a whole number from ${least} to ${LONGEST}`);
  }
}

function checkFunction(name: string, value: unknown): void {
  if (value && typeof value !== "function") throw new TypeError(`${name} must be a function`);
}

function resolveUrl(baseUrl: string): URL {
  try {
    // Relative to the page in a browser, and to nothing elsewhere.
    const url = new URL(baseUrl, (globalThis as { location?: { href?: string } }).location?.href);
    if (/^https?:\/\/[^/@]+\/[^?#]*$/.test(url.href)) return url;
  } catch {
    // Said below.
  }
  throw new TypeError("baseUrl must be an http or https URL without credentials, query and fragment");
}

/** Whether nobody on the way can read what is sent there. */
function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || /^((.+\.)?localhost|127[.\d]+|\[::1\])$/.test(hostname);
}

/** A variable of the environment, where the platform has one. An empty one counts as not set. */
function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name] || undefined;
}
