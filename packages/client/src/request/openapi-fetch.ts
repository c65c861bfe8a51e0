// The one file that knows openapi-fetch, so that it can be exchanged: its functions write every URL, parameter, header and
// body. The rest of it, which sends requests and reads answers in a second way, is more than half of its weight, and is
// the transport's work here.
import { createFinalURL, createQuerySerializer, defaultBodySerializer, defaultPathSerializer } from "openapi-fetch";
import { mergeHeaders } from "./headers.ts";
import type { WriteInput } from "./prepare.ts";

export type { Client, FetchOptions } from "openapi-fetch";

/** Writes path, query, cookies and body, each by a serializer that the caller may exchange. */
export const writeInput: WriteInput = (
  baseUrl,
  { path, requestBody },
  {
    params = {},
    body,
    querySerializer,
    pathSerializer = defaultPathSerializer,
    bodySerializer = defaultBodySerializer,
  },
  headers,
) => {
  const type = requestBody?.contentType;
  // It takes the headers, too, which its type leaves out.
  const write = bodySerializer as (body: unknown, headers: Headers) => RequestInit["body"];
  const written = body === undefined ? body : write(body, mergeHeaders({ "content-type": type }, ...headers));
  return {
    url: createFinalURL(path, {
      baseUrl,
      params,
      pathSerializer,
      querySerializer: typeof querySerializer === "function" ? querySerializer : createQuerySerializer(querySerializer),
    }),
    body: written,
    headers: {
      // The platform writes the type of a form itself, with its boundary.
      "content-type": written === undefined || written instanceof FormData ? undefined : (type ?? "application/json"),
      cookie: createQuerySerializer()(params.cookie).replaceAll("&", "; ") || undefined,
    },
  };
};
