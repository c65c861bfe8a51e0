import type { paths } from "@numbers-api/contract";
import { readAs } from "./answer.ts";
import { StatusError } from "./errors/status.ts";
import type { Client } from "./openapi-fetch.ts";
import type { CallOptions } from "./options.ts";
import type { RequestParts } from "./request.ts";
import { IDEMPOTENT } from "./retry.ts";
import { resolve, type Settings } from "./settings.ts";
import { statusError } from "./status-error.ts";
import { perform } from "./transport.ts";

/**
 * The calls of openapi-fetch, typed by the contract, over the transport of the client: `data` for a success, `error` for
 * any other status. A call that gets no usable answer rejects with a `NumbersApiError`. Each takes `timeout` and
 * `maxRetries`, too; it takes no middleware, because `hooks` see each attempt, and `fetch` can be exchanged.
 *
 * @example
 * const { data, error, response } = await client.http.GET("/numbers/list");
 */
export type HttpClient = Omit<Client<paths>, "use" | "eject">;

type Init = RequestParts & Pick<CallOptions, "timeout" | "maxRetries">;

/** For whoever wants paths and status codes instead of methods and errors. */
export function createHttp(client: Settings): HttpClient {
  const ask = async (verb: string, path: string, init: Init = {}): Promise<object> => {
    const { fetch, signal, timeout, maxRetries, middleware, parseAs, ...parts } = init;
    const settings = resolve(client, {
      ...{ timeout, maxRetries, middleware },
      signal: signal ?? undefined,
      fetch: fetch && ((...request: ConstructorParameters<typeof Request>) => fetch(new Request(...request))),
    });
    const method = verb.toUpperCase();
    const target = { id: `${method} ${path}`, method, path };
    let read: (() => Promise<object>) | undefined;
    try {
      return await perform(settings, target, parts, (response, bytes, describe) => {
        const member = response.ok ? "data" : "error";
        read = async () => ({ [member]: await readBody(response, bytes, method, parseAs), response });
        if (!response.ok) throw statusError(describe());
        return read();
      });
    } catch (error) {
      if (error instanceof StatusError && read) return read();
      throw error;
    }
  };
  const http: Record<string, unknown> = { request: ask };
  for (const method of [...IDEMPOTENT, "POST", "PATCH", "TRACE"]) {
    http[method] = (path: string, init?: Init) => ask(method, path, init);
  }
  // Made for any contract; the type is made from this one.
  return http as unknown as HttpClient;
}

/** A body as openapi-fetch gives it; that of an error is JSON, or else a text. */
async function readBody(response: Response, bytes: ArrayBuffer, method: string, parseAs = "json"): Promise<unknown> {
  const { status, ok, headers } = response;
  if (status === 204 || method === "HEAD" || headers.get("content-length") === "0") return undefined;
  if (ok && parseAs === "stream") return response.body && new Response(bytes).body;
  // Whatever else a caller without types asks for, it is no method of a response.
  if (ok && parseAs !== "json") return readAs(parseAs as "text", response, bytes);
  const text = await readAs("text", response, bytes);
  if (ok) return text ? JSON.parse(text) : undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
