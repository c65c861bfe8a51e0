import type { paths } from "@numbers-api/contract";
import { StatusError } from "./errors/status-error.ts";
import type { CallOptions } from "./options/options.ts";
import { resolveCallOptions, type Settings } from "./options/settings.ts";
import type { Client } from "./request/openapi-fetch.ts";
import type { RequestParts } from "./request/prepare.ts";
import { readAs } from "./response/read-as.ts";
import { createStatusError } from "./response/status-error.ts";
import { IDEMPOTENT_METHODS } from "./transport/retry.ts";
import { send } from "./transport/send.ts";

/**
 * Calls of openapi-fetch, typed by the contract, over the transport of the client: `data` for a success, `error` for any
 * other status. A call without a usable response rejects with a `NumbersApiError`. Each takes `timeout` and `maxRetries`,
 * too. It takes no middleware: `hooks` see each attempt, and `fetch` can be replaced.
 *
 * @example
 * const { data, error, response } = await client.http.GET("/numbers/list");
 */
export type HttpClient = Omit<Client<paths>, "use" | "eject">;

type HttpInit = RequestParts & Pick<CallOptions, "timeout" | "deadline" | "maxRetries">;

export function createHttp(client: Settings): HttpClient {
  const request = async (verb: string, path: string, init: HttpInit = {}): Promise<object> => {
    const { fetch, signal, timeout, deadline, maxRetries, middleware, parseAs, ...parts } = init;
    if (middleware !== undefined) throw new TypeError("middleware is not supported: use hooks, or fetch.");
    const settings = {
      ...resolveCallOptions(client, { timeout, deadline, maxRetries, signal: signal ?? undefined }),
      // openapi-fetch hands a Request to a fetch of its caller's.
      ...(fetch && { fetch: (...args: ConstructorParameters<typeof Request>) => fetch(new Request(...args)) }),
    };
    const method = verb.toUpperCase();
    let read: (() => Promise<object>) | undefined;
    try {
      return await send(settings, { id: `${method} ${path}`, method, path }, parts, (response, bytes, describe) => {
        const member = response.ok ? "data" : "error";
        read = async () => ({ [member]: await readBody(response, bytes, method, parseAs), response });
        if (!response.ok) throw createStatusError(describe());
        return read();
      });
    } catch (error) {
      // The status decided about retries; the caller gets the response.
      if (error instanceof StatusError && read) return read();
      throw error;
    }
  };
  const http: Record<string, unknown> = { request };
  for (const method of [...IDEMPOTENT_METHODS, "POST", "PATCH", "TRACE"]) {
    http[method] = (path: string, init?: HttpInit) => request(method, path, init);
  }
  // The type is made from the contract, this from any.
  return http as unknown as HttpClient;
}

/** Reads a body as openapi-fetch does; that of an error is JSON, or else text. */
async function readBody(response: Response, bytes: ArrayBuffer, method: string, parseAs = "json"): Promise<unknown> {
  const { status, ok, headers } = response;
  if (status === 204 || method === "HEAD" || headers.get("content-length") === "0") return undefined;
  if (ok && parseAs === "stream") return response.body && new Response(bytes).body;
  // A caller without types may ask for a method that a response lacks.
  if (ok && parseAs !== "json") return readAs(parseAs as "text", response, bytes);
  const text = await readAs("text", response, bytes);
  if (ok) return text ? JSON.parse(text) : undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
