import type { Operation, paths } from "@numbers-api/contract";
import { StatusError } from "./errors/status-error.ts";
import type { CallOptions } from "./options/options.ts";
import { resolveCallOptions, type Settings } from "./options/settings.ts";
import type { Client, FetchOptions } from "./request/openapi-fetch.ts";
import type { RequestParts, RequestTarget } from "./request/prepare.ts";
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

type HttpInit = RequestParts & CallOptions & Pick<FetchOptions<unknown>, "fetch" | "middleware" | "parseAs">;

/** Members of the init that are not options of a call. */
const PARTS = ["params", "body", "contentType", "querySerializer", "pathSerializer", "bodySerializer"] as const;

export function createHttp(client: Settings): HttpClient {
  const request = async (verb: string, path: string, init: HttpInit = {}): Promise<object> => {
    const { fetch, signal, middleware, parseAs, baseUrl, headers, ...rest } = init;
    if (middleware !== undefined) throw new TypeError("middleware is not supported: use hooks, or fetch.");
    const parts: Record<string, unknown> = { headers };
    const options: Record<string, unknown> = { signal: signal ?? undefined, baseUrl: baseUrl || undefined };
    for (const [name, value] of Object.entries(rest)) {
      (PARTS.some((part) => part === name) ? parts : options)[name] = value;
    }
    const settings = {
      ...resolveCallOptions(client, options),
      // openapi-fetch hands a Request to a fetch of its caller's.
      ...(fetch && { fetch: (...args: ConstructorParameters<typeof Request>) => fetch(new Request(...args)) }),
    };
    const method = verb.toUpperCase();
    const target = findTarget(client, method, path);
    let read: (() => Promise<object>) | undefined;
    try {
      return await send(settings, target, parts, async ({ response, readBytes, describe }) => {
        if (response.ok && parseAs === "stream" && !isEmpty(response, method)) return { data: response.body, response };
        const bytes = await readBytes();
        const member = response.ok ? "data" : "error";
        read = async () => ({ [member]: await readBody(response, bytes, method, parseAs), response });
        if (!response.ok) throw createStatusError(describe(), target.errors, client.contract);
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

/** Operation of a path and method, under which errors name it. */
function findTarget({ contract }: Settings, method: string, path: string): RequestTarget & Pick<Operation, "errors"> {
  const all = Object.values(contract.operations);
  const operation = all.find((each) => each.method === method && each.path === path);
  return { ...operation, accept: "", id: `${method} ${path}`, method, path };
}

function isEmpty({ status, headers }: Response, method: string): boolean {
  return status === 204 || method === "HEAD" || headers.get("content-length") === "0";
}

/** Reads a body as openapi-fetch does; that of an error is JSON, or else text. */
async function readBody(response: Response, bytes: ArrayBuffer, method: string, parseAs = "json"): Promise<unknown> {
  const { ok } = response;
  if (isEmpty(response, method)) return undefined;
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
