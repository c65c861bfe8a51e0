import { servers } from "@numbers-api/contract";
import type { Hooks } from "./hooks.ts";

/** The API key, or a function that gets it before each attempt, so that a key can be rotated. */
export type ApiKey = string | (() => string | Promise<string>);

/** A fetch as the platform has it; only what the client uses is asked of it. */
export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Options of {@link createClient}. Everything has a default but the key. */
export interface ClientOptions {
  /** Where the API is. Default: `NUMBERS_API_URL`, else the first server of the contract. */
  readonly baseUrl?: string | undefined;
  /**
   * The API key. Default: `NUMBERS_API_KEY`. `null` sends none, for a page behind a server that adds it.
   * A function is asked before each attempt; calls at the same time share one answer.
   */
  readonly apiKey?: ApiKey | null | undefined;
  /** How long one attempt may take, body included, in ms. Default 10 000. */
  readonly timeout?: number | undefined;
  /** How long a whole call may take, retries and pauses included, in ms. Default 60 000. */
  readonly deadline?: number | undefined;
  /** How often a call is repeated at most. Default 2. Only idempotent methods are ever repeated. */
  readonly maxRetries?: number | undefined;
  /** Headers for every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Another fetch, for a proxy or a test. Default: the platform's, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  readonly hooks?: Hooks | undefined;
  /** Allows the key to travel over plain HTTP to another machine. Default false. */
  readonly allowInsecureHttp?: boolean | undefined;
}

/** Options of one call; they win over those of the client. */
export interface CallOptions {
  /** Ends the call at once, wherever it is, with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly maxRetries?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The options with their defaults, checked. */
export interface Settings {
  readonly baseUrl: string;
  readonly key: (() => Promise<string>) | undefined;
  readonly timeout: number;
  readonly deadline: number;
  readonly maxRetries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: Fetch;
  readonly hooks: Hooks;
}

/** The longest that a timer of the platform can wait: 2^31 - 1 ms, which is 24.8 days. */
const LONGEST = 0x7fffffff;

/**
 * @throws {TypeError} when an option is wrong; the message names it, and never holds the key.
 */
export function resolveOptions(options: ClientOptions): Settings {
  const { timeout = 10_000, deadline = 60_000, maxRetries = 2, headers = {}, hooks = {} } = options;
  checkLimits({ timeout, deadline, maxRetries });
  const url = resolveUrl(options.baseUrl ?? environment("NUMBERS_API_URL") ?? servers[0]);
  const apiKey = options.apiKey === undefined ? environment("NUMBERS_API_KEY") : options.apiKey;
  if (apiKey === undefined) throw new TypeError("apiKey is missing: pass it, or set NUMBERS_API_KEY");
  if (typeof apiKey === "string") checkKey(apiKey);
  if (apiKey && url.protocol !== "https:" && !isLoopback(url.hostname) && !options.allowInsecureHttp) {
    throw new TypeError("baseUrl is plain HTTP, which would show the key: use https, or pass allowInsecureHttp");
  }
  return {
    baseUrl: url.href,
    key: apiKey === null ? undefined : typeof apiKey === "string" ? async () => apiKey : shared(apiKey),
    timeout,
    deadline,
    maxRetries,
    headers,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    hooks,
  };
}

/**
 * @throws {TypeError} when a limit is no sensible number.
 */
export function checkLimits(limits: { timeout: number; deadline?: number; maxRetries: number }): void {
  for (const [name, value] of Object.entries(limits)) {
    const least = name === "maxRetries" ? 0 : 1;
    if (!Number.isInteger(value) || value < least || value > LONGEST) {
      throw new TypeError(`${name} must be a whole number from ${least} to ${LONGEST}, not ${value}`);
    }
  }
}

/** What the HTTP header can carry (RFC 9110, section 5.5), so that no key is cut or smuggles a header in. */
function checkKey(key: string): string {
  if (!/^[!-~]+$/.test(key))
    throw new TypeError("apiKey must be visible ASCII characters, at least one, without spaces");
  return key;
}

/** Asks once for all who ask at the same time, and again for who asks later. */
function shared(read: () => string | Promise<string>): () => Promise<string> {
  let asked: Promise<string> | undefined;
  return () => {
    asked ??= (async () => checkKey(await read()))().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}

function resolveUrl(baseUrl: string): URL {
  // Relative to the page in a browser, and to nothing elsewhere.
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  let url: URL | undefined;
  try {
    url = new URL(baseUrl, page);
  } catch {
    // Refused below, with the schemes that are no use.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    throw new TypeError("baseUrl must be an http or https URL without credentials, query and fragment");
  }
  return url;
}

function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

/** A variable of the environment, where the platform has one. An empty one counts as not set. */
function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name] || undefined;
}
