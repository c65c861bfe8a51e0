import type { IncomingMessage } from "node:http";
import { MockError } from "./mock-error.ts";
import { parseUrl } from "./url.ts";

/** A request as the mock reads it, without its body. */
export interface MockRequest {
  /** In upper case. */
  readonly method: string;
  /** The path as it was sent, percent-encoded, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  /** By name in lower case; the values of a repeated header are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A path that no parser would read another way. */
const PLAIN = /^(?:\/[\w-]+)+$/;

/** @throws {MockError} 400 when the request target is no URL. */
export function readRequest({ method = "GET", url = "/", headers }: IncomingMessage): MockRequest {
  if (PLAIN.test(url)) return { method: method.toUpperCase(), path: url, query: {}, headers: readHeaders(headers) };
  const target = parseUrl(url.startsWith("/") ? `http://mock${url}` : url);
  if (!target) {
    throw new MockError({
      status: 400,
      code: "mock_malformed_target",
      message: `The request target ${url} is no URL.`,
      fix: "Ask for a path that begins with a slash.",
    });
  }
  return {
    method: method.toUpperCase(),
    path: target.pathname,
    query: target.search === "" ? {} : readQuery(target.searchParams),
    headers: readHeaders(headers),
  };
}

function readHeaders(given: IncomingMessage["headers"]): MockRequest["headers"] {
  const headers: Record<string, string> = {};
  for (const name in given) headers[name] = String(given[name]);
  return headers;
}

function readQuery(parameters: URLSearchParams): MockRequest["query"] {
  const values = (name: string): string | string[] => {
    const all = parameters.getAll(name);
    return all.length === 1 ? all.join() : all;
  };
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, values(name)]));
}
