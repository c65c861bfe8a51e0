import type { ErrorEnvelope } from "@numbers-api/client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";

/** API and account that the console's server is connected to. */
export interface Connection {
  /** Host of the API, such as `api.example` or `127.0.0.1:4010`. */
  readonly api: string;
  readonly isMock: boolean;
  /** Masked API key, such as `num_…1234`; undefined without a key. */
  readonly key?: string;
  /** The server accepts a key from the page. */
  readonly acceptsKey: boolean;
}

const CONNECTION = "/console/connection";
const KEY = "/console/key";

/** Key of the connection query. */
export const CONNECTION_KEY: readonly string[] = ["console", "connection"];

/** Reads the connection from the console's server. */
export function useConnection(): UseQueryResult<Connection> {
  return useQuery({
    queryKey: CONNECTION_KEY,
    queryFn: async ({ signal }): Promise<Connection> => {
      const response = await fetch(CONNECTION, { signal });
      if (!response.ok) throw new Error(`The console's server returned status ${response.status}.`);
      return response.json();
    },
  });
}

/**
 * Sends a new API key to the console's server, which keeps it in memory.
 *
 * @returns an error message for the user; undefined on success.
 */
export async function submitKey(key: string): Promise<string | undefined> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(KEY, { method: "PUT", headers, body: JSON.stringify({ key }) }).catch(() => undefined);
  if (response?.ok) return undefined;
  if (!response) return "The console did not respond. Check that it is still running.";
  // The console's own errors use the contract's error envelope.
  const body = (await response.json().catch(() => undefined)) as Partial<ErrorEnvelope> | null | undefined;
  return body?.error?.message ?? "The console could not save the key. Try again.";
}
