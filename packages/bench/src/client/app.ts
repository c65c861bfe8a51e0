/** Part of the response that every application is checked by. */
export interface NumberList {
  readonly numbers: readonly unknown[];
}

/** Server and `fetch` of an application. */
export interface AppSettings {
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** Export of each application: creates a client once, and returns a function that makes a call. */
export type Open = (settings: AppSettings) => () => PromiseLike<NumberList>;

/** Compared client. */
export interface Client {
  /** File in `apps/` that uses it, without its extension. */
  readonly app: string;
  /** Name in the report. */
  readonly name: string;
  /** Package whose version the report lists, and which is installed; absent for the platform's `fetch`. */
  readonly packageName?: string;
  readonly ours?: true;
}

/** Clients in the order of the report. The first is the baseline. */
export const CLIENTS: readonly Client[] = [
  { app: "bare-fetch", name: "bare fetch" },
  { app: "numbers-client", name: "@numbers-api/client", packageName: "@numbers-api/client", ours: true },
  { app: "openapi-fetch", name: "openapi-fetch", packageName: "openapi-fetch" },
  { app: "hey-api", name: "hey-api, generated", packageName: "@hey-api/openapi-ts" },
  { app: "redocly", name: "Redocly, generated", packageName: "@redocly/cli" },
  { app: "octokit-core", name: "@octokit/core", packageName: "@octokit/core" },
  { app: "telnyx", name: "telnyx", packageName: "telnyx" },
  { app: "openai", name: "openai", packageName: "openai" },
  { app: "stripe", name: "stripe", packageName: "stripe" },
];
