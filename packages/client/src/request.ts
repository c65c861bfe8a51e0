import type { Settings } from "./settings.ts";
import type { Sendable } from "./transport.ts";

/** Headers as openapi-fetch takes them: `null` takes a header away that came before. */
export type RequestHeaders = Headers | Readonly<Record<string, unknown>>;

/** Where an input is sent. */
export interface Parameters {
  readonly path?: object;
  readonly query?: object;
  readonly header?: RequestHeaders;
  readonly cookie?: object;
}

/** What a request is made from; anything else is passed on to `fetch`. */
export interface RequestParts extends Omit<RequestInit, "headers" | "body"> {
  readonly baseUrl?: string;
  readonly params?: Parameters | undefined;
  readonly headers?: RequestHeaders | undefined;
  readonly body?: unknown;
}

/**
 * Writes a request as openapi-fetch does. Parameters are written as OpenAPI has it by default: `simple` in the path,
 * `form` in the query with a pair for each item of a list, and `deepObject` for objects there.
 *
 * @param type the media type of a body.
 * @param accept the media types of an answer.
 */
export function writeRequest(
  settings: Settings,
  method: string,
  template: string,
  { baseUrl = settings.baseUrl.href, params = {}, headers: own, body, ...init }: RequestParts,
  type: string | undefined,
  accept?: string,
): Sendable {
  const { path, query, header, cookie } = params;
  const values = { ...path } as Readonly<Record<string, string>>;
  const filled = template.replace(/\{(.+?)\}/g, (_, name: string) => encodeURIComponent(`${values[name]}`));
  const pairs = queryPairs("", query).join("&");

  const headers: Record<string, string> = {};
  const layers = [
    {
      accept,
      // The platform writes the type of a form itself, with its boundary.
      "content-type": body === undefined || body instanceof FormData ? undefined : type,
      cookie: cookie && `${new URLSearchParams({ ...cookie })}`.replaceAll("&", "; "),
    },
    settings.headers,
    own,
    header,
  ];
  for (const layer of layers) {
    if (layer)
      for (const [name, value] of layer instanceof Headers ? layer : Object.entries(layer)) {
        if (value === null) delete headers[name.toLowerCase()];
        else if (value !== undefined) headers[name.toLowerCase()] = `${value}`;
      }
  }
  return {
    ...init,
    method: method.toUpperCase(),
    url: baseUrl.replace(/\/$/, "") + filled + (pairs && `?${pairs}`),
    headers,
    body: encodeBody(body, `${headers["content-type"]}`),
  };
}

function queryPairs(name: string, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => queryPairs(name, item));
  if (typeof value !== "object") return [`${name}=${encodeURIComponent(`${value}`)}`];
  return Object.entries(value).flatMap(([key, item]) => queryPairs(name ? `${name}[${key}]` : key, item));
}

/** The body, by its media type; what is neither JSON nor an URL-encoded form goes as it is. */
function encodeBody(body: unknown, type: string): RequestInit["body"] | undefined {
  if (/json/.test(type)) return JSON.stringify(body);
  // The types of an operation's input allow nothing else here.
  return /urlencoded/.test(type)
    ? `${new URLSearchParams(body as Record<string, string>)}`
    : (body as string | undefined);
}
