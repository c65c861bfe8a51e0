import type { IncomingMessage } from "node:http";
import { emptyObject } from "../empty-object.ts";
import { MockError } from "./mock-error.ts";
import { parseUrl } from "./url.ts";

/** Request without its body. */
export interface MockRequest {
  /** In upper case. */
  readonly method: string;
  /** Raw path, percent-encoded, without the query. */
  readonly path: string;
  /** Raw query without the question mark. */
  readonly search: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  /** By name in lower case; values of a repeated header are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Path that every parser reads in the same way. */
const PLAIN = /^(?:\/[\w-]+)+$/;

/** @throws {MockError} 400 when the request target is not a URL. */
export function readRequest({ method = "GET", url = "/", headers }: IncomingMessage): MockRequest {
  const common = { method: method.toUpperCase(), headers: readHeaders(headers) };
  // `OPTIONS *` concerns the server as a whole (RFC 9110, section 9.3.7).
  if (PLAIN.test(url) || (url === "*" && common.method === "OPTIONS"))
    return { ...common, path: url, search: "", query: {} };
  const target = parseUrl(url.startsWith("/") ? `http://mock${url}` : url);
  if (!target) {
    throw new MockError({
      status: 400,
      code: "mock_malformed_target",
      message: `The request target ${url.slice(0, 200)} is not a URL.`,
      fix: "Send a path that begins with a slash.",
    });
  }
  const search = target.search.slice(1);
  return { ...common, path: target.pathname, search, query: search === "" ? {} : readQuery(target.searchParams) };
}

function readHeaders(given: IncomingMessage["headers"]): MockRequest["headers"] {
  const headers = emptyObject<string>();
  for (const name in given) headers[name] = String(given[name]);
  return headers;
}

function readQuery(parameters: URLSearchParams): MockRequest["query"] {
  const query = new Map<string, string | string[]>();
  for (const [name, value] of parameters) {
    const known = query.get(name);
    if (known === undefined) query.set(name, value);
    else if (Array.isArray(known)) known.push(value);
    else query.set(name, [known, value]);
  }
  return Object.fromEntries(query);
}
