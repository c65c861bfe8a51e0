import type { credentialSchemes, operations, servers } from "@numbers-api/contract";
import type { Hooks } from "../hooks.ts";

/** API key, or a function that returns it before each attempt, so that a key can be rotated. */
export type ApiKey = string | (() => string | Promise<string>);

/** Platform's `fetch`, as far as the client uses it. */
export type Fetch = (input: string | Request, init?: RequestInit) => Promise<Response>;

/** Headers by name. */
export type HeaderValues = Readonly<Record<string, string>> | Headers;

/** Values of the variables in the URLs of servers, by name. */
export type AnyServerVariables = Readonly<Record<string, string | undefined>>;

type Table = typeof operations;

/** Variables of the servers that have some. */
type VariablesIn<Server> = Server extends { readonly variables: infer Variables } ? Variables : never;
type NamesIn<Variables> = Variables extends unknown ? keyof Variables : never;
type ValuesOf<Variables, Name> = Variables extends { readonly [N in Name & string]: infer Option }
  ? Option extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : string
  : never;

/** Values of the variables in the URLs of servers. */
export type ServerVariablesOf<Server> = {
  readonly [Name in NamesIn<VariablesIn<Server>>]?: ValuesOf<VariablesIn<Server>, Name> | undefined;
};

/** Values of the server variables of the contract, its paths and its operations. */
export type ServerVariables = ServerVariablesOf<
  | (typeof servers)[number]
  | { [Id in keyof Table]: Table[Id] extends { readonly servers: readonly (infer Own)[] } ? Own : never }[keyof Table]
>;

/** Credentials by the security schemes of the contract. */
export type Auth = { readonly [Scheme in keyof typeof credentialSchemes]?: SchemeCredentials | undefined };

/** Credentials of one security scheme: a key or token, or a user and password for HTTP basic authentication. */
export type SchemeCredentials = ApiKey | { readonly username: string; readonly password: string };

/** Options that the platform's `fetch` takes, beside those that the client sets. */
export interface FetchOptions
  extends Pick<
    RequestInit,
    "cache" | "credentials" | "integrity" | "keepalive" | "mode" | "redirect" | "referrer" | "referrerPolicy"
  > {
  /** Priority of the request, in browsers. */
  readonly priority?: "high" | "low" | "auto" | undefined;
  /** Caching of Next.js: `{ revalidate, tags }`. */
  readonly next?: unknown;
  /** Options of Cloudflare Workers. */
  readonly cf?: unknown;
  /** Agent of undici, in Node. */
  readonly dispatcher?: unknown;
}

/** Options of a client of any contract. */
export interface AnyClientOptions extends FetchOptions {
  /** URL of the API. Default: `NUMBERS_API_URL`, else the first server of the contract. */
  readonly baseUrl?: string | undefined;
  /**
   * API key. Default: `NUMBERS_API_KEY`. `null` sends none, for a page behind a server that adds it.
   * A function is called before each attempt; calls at the same time share one result.
   */
  readonly apiKey?: ApiKey | null | undefined;
  readonly auth?: Readonly<Record<string, SchemeCredentials | undefined>> | undefined;
  readonly serverVariables?: AnyServerVariables | undefined;
  /**
   * With `"bigint"`, integers of responses that a number cannot hold exactly are bigints. Default: `"number"`. For contracts
   * with `format: int64`; the types say `number` in both cases.
   */
  readonly int64?: "number" | "bigint" | undefined;
  /** Time for one attempt, body included, in ms. Default: 10 000. */
  readonly timeout?: number | undefined;
  /** Time for the whole call, retries and pauses included, in ms. Default: 60 000. */
  readonly deadline?: number | undefined;
  /** Maximum number of retries. Default: 2. Only idempotent methods are retried. */
  readonly maxRetries?: number | undefined;
  /** Largest accepted response body after decompression, in bytes. Default: 50 000 000. */
  readonly maxResponseBytes?: number | undefined;
  /** Headers of every request. */
  readonly headers?: HeaderValues | undefined;
  /** Replacement for `fetch`, for a proxy or a test. Default: the platform's, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  readonly hooks?: Hooks | undefined;
  /** Allow the key to travel over plain HTTP to another machine. Default: `false`. */
  readonly allowInsecureHttp?: boolean | undefined;
}

/** Options of {@link createClient}. Only the key has no default. */
export interface ClientOptions extends AnyClientOptions {
  /** Credentials by the names of security schemes, for contracts with other schemes than bearer. They win over `apiKey`. */
  readonly auth?: Auth | undefined;
  /** Values of server variables. Default: those of the contract. */
  readonly serverVariables?: ServerVariables | undefined;
}

/** Options of one call; they win over those of the client. */
export interface CallOptions
  extends FetchOptions,
    Pick<ClientOptions, "baseUrl" | "timeout" | "deadline" | "maxRetries" | "maxResponseBytes" | "headers"> {
  /** Ends the call at once with an `AbortError`. */
  readonly signal?: AbortSignal | undefined;
}
