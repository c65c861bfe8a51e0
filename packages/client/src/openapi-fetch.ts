// The one file that knows openapi-fetch, so that it can be exchanged: its functions write every URL, parameter, header and
// body. The rest of it, which sends requests and reads answers in a second way, is more than half of its weight, and is
// the transport's work here.
import type { Operation } from "@numbers-api/contract";
import {
  createFinalURL,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  type FetchOptions,
  mergeHeaders,
} from "openapi-fetch";
import type { Settings } from "./settings.ts";

export type { Client } from "openapi-fetch";
export { mergeHeaders };

/** What a request is written from, as openapi-fetch takes it; anything else is passed on to `fetch`. */
export interface RequestParts extends Omit<FetchOptions<unknown>, "params" | "body"> {
  readonly params?: Params | undefined;
  readonly body?: unknown;
}

/** The values of parameters by where they are sent. */
interface Params {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly header?: FetchOptions<unknown>["headers"];
  readonly cookie?: unknown;
}

/** A request, which is sent once for each attempt. */
export interface Sendable extends Omit<RequestInit, "body"> {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: RequestInit["body"];
}

/** The operation that a request is for: one of the contract, or a path and a method of `client.http`. */
export type Target = Pick<Operation, "id" | "path" | "authenticated" | "requestBody"> & {
  readonly method: string;
  readonly success?: Operation["success"];
};

/**
 * Writes a request. The headers of the parameters win over those of the request, these over those of the settings, and
 * these over what is due to the operation.
 */
export function writeRequest(
  settings: Settings,
  { method, path, requestBody, success = {} }: Target,
  {
    baseUrl,
    params = {},
    headers,
    body,
    querySerializer,
    pathSerializer = defaultPathSerializer,
    bodySerializer = defaultBodySerializer,
    ...init
  }: RequestParts,
): Sendable {
  const type = requestBody?.contentTypes[0];
  // It takes the headers, too, which its type leaves out.
  const write = bodySerializer as (body: unknown, headers: Headers) => RequestInit["body"];
  const own = [settings.headers, headers, params.header];
  const written = body === undefined ? body : write(body, mergeHeaders({ "content-type": type }, ...own));
  return {
    ...init,
    method: method.toUpperCase(),
    url: createFinalURL(path, {
      baseUrl: (baseUrl || settings.baseUrl.href).replace(/\/$/, ""),
      params,
      pathSerializer,
      querySerializer: typeof querySerializer === "function" ? querySerializer : createQuerySerializer(querySerializer),
    }),
    body: written,
    headers: mergeHeaders(
      {
        accept: Object.values(success).flatMap(({ contentTypes }) => contentTypes?.[0] ?? []),
        // The platform writes the type of a form itself, with its boundary.
        "content-type": written === undefined || written instanceof FormData ? undefined : (type ?? "application/json"),
        cookie: createQuerySerializer()(params.cookie).replaceAll("&", "; ") || undefined,
      },
      ...own,
    ),
  };
}
