import type { Hooks } from "./hooks.ts";
import type { ApiKey } from "./key.ts";

/** A fetch as the platform has it; only what the client uses is asked of it. */
export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Headers by name. */
export type HeaderValues = Readonly<Record<string, string>> | Headers;

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
  readonly headers?: HeaderValues | undefined;
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
  readonly headers?: HeaderValues | undefined;
}
