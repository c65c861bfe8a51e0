// The one file that knows openapi-fetch, so that it can be exchanged: it writes URLs, parameters, headers and bodies,
// and reads the answers of `client.http`. Everything else about a call is the transport's.
import type { Operation, paths } from "@numbers-api/contract";
import openApiFetch, { type Client } from "openapi-fetch";
import type { Answer } from "./answer.ts";
import { StatusError } from "./errors/status.ts";
import type { Settings } from "./settings.ts";
import { statusError } from "./status-error.ts";
import { perform, type Sendable } from "./transport.ts";

/** CommonJS wraps what a module exports by default. */
const createOpenApiFetch = (openApiFetch as { default?: typeof openApiFetch }).default ?? openApiFetch;

/**
 * openapi-fetch, typed by the contract, over the transport of the client. It takes no middleware: `hooks` see each
 * attempt, and `fetch` can be exchanged.
 */
export type HttpClient = Omit<Client<paths>, "use" | "eject">;

/** Where the values of an input are sent, and with what. */
export interface RequestParts {
  readonly params?: object;
  readonly body?: unknown;
  readonly headers?: unknown;
}

/** Makes a call of an operation: `receive` makes its value of the answer, or throws. */
export type Send = <T>(
  settings: Settings,
  operation: Operation,
  parts: RequestParts,
  receive: (answer: Answer) => T,
) => Promise<T>;

/** Instead of a `Request`, which is dear to make and would be made again for each attempt. */
class Prepared {
  readonly sendable: Sendable;

  constructor(url: string, init: Omit<Sendable, "url">) {
    this.sendable = { ...init, url };
  }
}

/** Both ways of asking: `http` for whoever wants paths and methods, `send` for the methods of the client. */
export function createHttp(client: Settings): { readonly http: HttpClient; readonly send: Send } {
  const http = createOpenApiFetch<paths>({
    baseUrl: client.baseUrl.href,
    ...(client.headers && { headers: client.headers }),
    // openapi-fetch makes the request from this class, and hands it to this fetch.
    Request: Prepared as unknown as typeof Request,
    fetch: (request) => forward(client, (request as unknown as Prepared).sendable),
  });
  // The contract of both is one, which the compiler cannot follow from a variable.
  const request = http.request as unknown as (method: string, path: string, init: object) => Promise<unknown>;
  return {
    http,
    send: (settings, operation, parts, receive) =>
      new Promise((resolve, reject) => {
        const fetch = async ({ sendable }: Prepared): Promise<object> => {
          resolve(perform(settings, operation, sendable, receive));
          // The transport has read the body within its limits: openapi-fetch is left nothing to read.
          return { status: 204, headers: new Headers() };
        };
        request(operation.method, operation.path, { ...parts, fetch }).catch(reject);
      }),
  };
}

/** A call through `client.http`: openapi-fetch reads the answer, and returns the answers that are errors. */
async function forward(settings: Settings, request: Sendable): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  // A base URL that the caller gave for one call may lead elsewhere: the key stays at home.
  const operation = { id: `${request.method} ${pathname}`, authenticated: origin === settings.baseUrl.origin };
  let answer: Answer | undefined;
  try {
    await perform({ ...settings, signal: request.signal }, operation, request, (received) => {
      answer = received;
      if (!answer.response.ok) throw statusError(answer);
    });
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
  }
  // Whatever else happens is thrown.
  const { response, bytes } = answer as unknown as Answer;
  return new Response(bytes.byteLength ? bytes : null, response);
}
