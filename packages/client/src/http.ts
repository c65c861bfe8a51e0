// The one file that knows openapi-fetch, so that it can be exchanged: it builds URLs, serializes parameters and bodies,
// and gives `client.http` its types. Everything else about a request is the transport's.
import type { Operation, paths } from "@numbers-api/contract";
import createOpenApiFetch, { type Client } from "openapi-fetch";
import type { WithResponse } from "./call.ts";
import { StatusError } from "./errors/status.ts";
import { type CallOptions, checkLimits, type Settings } from "./options.ts";
import { invalidResponse, readSuccess, statusError } from "./read.ts";
import { type Exchange, perform } from "./transport.ts";

/**
 * openapi-fetch, typed by the contract, over the same transport as the methods of the client. It takes no middleware:
 * `hooks` see each attempt, and `fetch` can be exchanged.
 */
export type HttpClient = Omit<Client<paths>, "use" | "eject">;

/** What an operation is given, by where it is sent. */
export interface RequestInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly cookie?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export type Send = (operation: Operation, input: RequestInput, options: CallOptions) => Promise<WithResponse<unknown>>;

type Init = RequestInit & { readonly method: string; readonly headers: Headers };

/** Instead of a `Request`, which is dear to make and would be made again for each attempt. */
class Prepared {
  readonly url: string;
  readonly init: Init;

  constructor(url: string, init: Init) {
    this.url = url;
    this.init = init;
  }
}

/** Both ways of asking: `http` for whoever wants paths and methods, `send` for the methods of the client. */
export function createHttp(settings: Settings): { readonly http: HttpClient; readonly send: Send } {
  const { baseUrl, headers, timeout, maxRetries } = settings;
  const http = createOpenApiFetch<paths>({
    baseUrl,
    headers,
    // openapi-fetch makes the request from this class, and hands it to this fetch.
    Request: Prepared as unknown as typeof Request,
    fetch: (request) => forward(settings, request as unknown as Prepared),
  });
  // The table and the paths come from one contract, which the compiler cannot follow from a variable.
  const request = http.request as unknown as (method: string, path: string, init: object) => Promise<unknown>;
  // openapi-fetch is left nothing to read: the transport has read the body within its limits.
  const nothing = new Response(null, { status: 204 });

  const send: Send = (operation, { body, cookie, ...params }, options) => {
    const limits = { timeout: options.timeout ?? timeout, maxRetries: options.maxRetries ?? maxRetries };
    checkLimits(limits);
    return new Promise((resolve, reject) => {
      const init: Record<string, unknown> = {
        params,
        body: encode(operation, body),
        bodySerializer: (encoded: unknown) => encoded,
        headers: { ...ownHeaders(operation, cookie), ...options.headers },
        fetch: async (prepared: Prepared) => {
          const { id, authenticated } = operation;
          const exchange = { ...limits, operation: id, authenticated, signal: options.signal };
          resolve(perform(settings, { ...exchange, ...sending(settings, prepared), receive: receiver(operation) }));
          return nothing;
        },
      };
      request(operation.method, operation.path, init).catch(reject);
    });
  };
  return { http, send };
}

/** How each attempt is sent: with the key of the moment, unless the caller has set the header. */
function sending({ fetch }: Settings, { url, init }: Prepared): Pick<Exchange<never>, "method" | "send"> {
  const { headers, method } = init;
  const own = headers.has("authorization");
  return {
    method,
    send: (key, signal) => {
      if (key && !own) headers.set("authorization", `Bearer ${key}`);
      return fetch(url, { ...init, signal });
    },
  };
}

/** What an operation makes of an answer: the documented value with its response, or the error that it is. */
function receiver({ success }: Operation): Exchange<WithResponse<unknown>>["receive"] {
  return (response, bytes, facts, key) => {
    if (!response.ok) throw statusError(response, bytes, facts, key);
    const reading = readSuccess(response, bytes, success[response.status] ?? success["2XX"]);
    if ("wrong" in reading) throw invalidResponse(response, bytes, facts, key, reading);
    return { data: reading.value, response };
  };
}

/** A call through `client.http`: the same limits, retries and key, but openapi-fetch reads the answer. */
async function forward(settings: Settings, request: Prepared): Promise<Response> {
  const { timeout, maxRetries, baseUrl } = settings;
  const { origin, pathname } = new URL(request.url);
  const { method, signal } = request.init;
  let last: Response | undefined;
  try {
    return await perform(settings, {
      operation: `${method} ${pathname}`,
      // A base URL that the caller gave for one call may lead elsewhere: the key stays at home.
      authenticated: origin === new URL(baseUrl).origin,
      signal: signal ?? undefined,
      timeout,
      maxRetries,
      ...sending(settings, request),
      receive: (response, bytes, facts, key) => {
        const { status, statusText, headers } = response;
        last = new Response(bytes.byteLength ? bytes : null, { status, statusText, headers });
        if (!response.ok) throw statusError(response, bytes, facts, key);
        return last;
      },
    });
  } catch (error) {
    // openapi-fetch returns the answers that are errors.
    if (error instanceof StatusError && last) return last;
    throw error;
  }
}

function ownHeaders({ success, requestBody }: Operation, cookie: RequestInput["cookie"]): Record<string, string> {
  const headers: Record<string, string> = {};
  const accept = Object.values(success).flatMap(({ contentTypes = [] }) => contentTypes);
  const type = requestBody?.contentTypes[0];
  if (accept.length > 0) headers["accept"] = accept.join(", ");
  // The platform writes the type of a form itself, with its boundary.
  if (type && !isForm(type)) headers["content-type"] = type;
  if (cookie) {
    const pairs = Object.entries(cookie).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    headers["cookie"] = pairs.join("; ");
  }
  return headers;
}

function encode({ requestBody }: Operation, body: unknown): unknown {
  const type = requestBody?.contentTypes[0] ?? "";
  if (body === undefined || typeof body !== "object") return body;
  if (/[/+]json/.test(type)) return JSON.stringify(body);
  const entries = Object.entries(body as Record<string, string>);
  if (/urlencoded/.test(type)) return new URLSearchParams(entries);
  if (!isForm(type)) return body;
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

function isForm(type: string): boolean {
  return type.startsWith("multipart/");
}
