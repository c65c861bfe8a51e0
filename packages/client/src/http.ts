// The one file that knows openapi-fetch, so that it can be exchanged: it builds URLs, serializes parameters and bodies,
// and gives `client.http` its types. Everything else about a request is the transport's.
import type { Operation, paths } from "@numbers-api/contract";
import createOpenApiFetch, { type Client } from "openapi-fetch";
import type { WithResponse } from "./call.ts";
import { StatusError } from "./errors/status.ts";
import { acceptable } from "./media-type.ts";
import type { CallOptions } from "./options.ts";
import { type CallSettings, resolveCall, type Settings } from "./settings.ts";
import { perform } from "./transport.ts";

/** openapi-fetch, typed by the contract, over the same transport as the methods of the client. */
export type HttpClient = Client<paths>;

/** What an operation is given, by where it is sent. */
export interface RequestInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly cookie?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Send = (operation: Operation, input: RequestInput, options: CallOptions) => Promise<WithResponse<unknown>>;

/** What openapi-fetch makes of an input, instead of a `Request`, which is dear and can be sent only once. */
class Prepared {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;

  constructor(url: string, init: RequestInit) {
    Object.assign(this, init, { url });
  }
}

/** For whoever wants paths and status codes: requests of openapi-fetch, with the limits, retries and key of the client. */
export function createHttp(settings: Settings): HttpClient {
  const { url, headers, fetch } = settings;
  return createOpenApiFetch<paths>({
    baseUrl: url.href,
    headers,
    fetch: async (request) => {
      const { method, signal } = request;
      const { origin, pathname } = new URL(request.url);
      // The transport reads an answer to its end, and so does openapi-fetch.
      let last: Response | undefined;
      const twice: Settings["fetch"] = async (input, init) => {
        const response = await fetch(input, init);
        last = response.clone();
        return response;
      };
      // A base URL that the caller gave for one call may lead elsewhere: the key stays at home.
      const operation = { id: `${method} ${pathname}`, authenticated: origin === url.origin, success: { "2XX": {} } };
      try {
        await perform({ ...settings, signal, fetch: twice }, operation, request);
      } catch (error) {
        // openapi-fetch returns the answers that are errors.
        if (!(error instanceof StatusError)) throw error;
      }
      return last as Response;
    },
  });
}

/** For the methods of the client. */
export function createSend(settings: Settings): Send {
  // The table and the paths come from one contract, which the compiler cannot follow from a variable.
  const { request } = createOpenApiFetch({
    baseUrl: settings.url.href,
    // openapi-fetch makes the request from this class, and hands it to the fetch of the call.
    Request: Prepared as unknown as typeof Request,
  }) as unknown as { request(method: string, path: string, init: object): Promise<{ response: Outcome }> };
  return (operation, { body, cookie, ...params }, options) => {
    const call = resolveCall(options, settings);
    return request(operation.method, operation.path, {
      params,
      body,
      ...encoding(operation, cookie, call),
      fetch: async (prepared: Prepared): Promise<Outcome> => {
        const outcome = await perform({ ...settings, ...call }, operation, prepared);
        // With this status openapi-fetch reads nothing, and passes on what it is given.
        return { status: 204, headers: outcome.response.headers, outcome };
      },
    }).then(({ response }) => response.outcome);
  };
}

interface Outcome {
  readonly status: 204;
  readonly headers: Headers;
  readonly outcome: WithResponse<unknown>;
}

/** What a body is sent as, and what is asked for; the caller's own headers win. */
function encoding(
  { success, requestBody = { contentTypes: [] } }: Operation,
  cookie: RequestInput["cookie"],
  { headers }: CallSettings,
): object {
  const type = acceptable(requestBody)[0] ?? "";
  return {
    // openapi-fetch knows these two; anything else goes as it is.
    ...(/json|urlencoded/.test(type) ? {} : { bodySerializer: (body: unknown) => body }),
    headers: {
      accept: Object.values(success).flatMap(acceptable).join() || undefined,
      // The platform writes the type of a form itself, with its boundary.
      "content-type": /^multipart|^$/.test(type) ? undefined : type,
      cookie: cookie && `${new URLSearchParams(cookie)}`.replaceAll("&", "; "),
      ...headers,
    },
  };
}
