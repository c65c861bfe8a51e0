import type { paths } from "@numbers-api/contract";
import { readAs } from "./answer.ts";
import { StatusError } from "./errors/status.ts";
import type { Client, RequestParts } from "./openapi-fetch.ts";
import type { CallOptions } from "./options.ts";
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
    const target = { id: `${method} ${path}`, method, path, authenticated: true };
    let last: readonly [Response, ArrayBuffer] | undefined;
    try {
      return await perform(settings, target, parts, async (response, bytes, describe) => {
        last = [response, bytes];
        if (!response.ok) throw statusError(describe());
        return { data: await read(response, bytes, method, parseAs), response };
      });
    } catch (error) {
      if (!(error instanceof StatusError && last)) throw error;
      const [response, bytes] = last;
      return { error: await read(response, bytes, method), response };
    }
  };
  const http: Record<string, unknown> = { request: ask };
  for (const method of "GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" ")) {
    http[method] = (path: string, init?: Init) => ask(method, path, init);
  }
  // Made for any contract; the type is made from this one.
  return http as unknown as HttpClient;
}

/** A body as openapi-fetch gives it. */
async function read(response: Response, bytes: ArrayBuffer, method: string, parseAs = "json"): Promise<unknown> {
  const { status, ok, headers } = response;
  if (status === 204 || method === "HEAD" || headers.get("content-length") === "0") return undefined;
  if (parseAs === "stream") return response.body && new Response(bytes).body;
  // Whatever else a caller without types asks for, it is no method of a response.
  if (parseAs !== "json") return readAs(parseAs as "text", response, bytes);
  const text = await readAs("text", response, bytes);
  if (ok) return text ? JSON.parse(text) : undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
