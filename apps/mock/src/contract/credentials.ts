import { maskKey } from "@numbers-api/http/mask";
import type { SecurityScheme } from "@numbers-api/openapi/model";
import type { MockRequest } from "../http/request.ts";

/** Places of API keys by their names, besides the header `Authorization`. */
interface Places {
  readonly header: ReadonlySet<string>;
  readonly query: ReadonlySet<string>;
  readonly cookie: ReadonlySet<string>;
}

/** Reads the credentials of requests, and redacts them. */
export interface Credentials {
  /** API key of a request, if it has one. Of a user name and a password, it is the user name. */
  keyOf(request: MockRequest): string | undefined;
  /** Headers and query of a request with secrets masked. */
  redact(request: MockRequest): Pick<MockRequest, "headers" | "query">;
}

/** Headers that carry secrets in any contract. */
const SECRET_HEADERS = ["authorization", "proxy-authorization", "cookie", "x-api-key"];

/** Finds the places in which the clients of a contract send their keys. */
export function readCredentials(schemes: Iterable<SecurityScheme>): Credentials {
  const all = [...schemes];
  const places = { header: namesIn(all, "header"), query: namesIn(all, "query"), cookie: namesIn(all, "cookie") };
  const secretHeaders = new Set([...SECRET_HEADERS, ...places.header]);
  return {
    keyOf: (request) => findKey(request, places),
    redact: ({ headers, query }) => ({
      headers: redactHeaders(headers, secretHeaders),
      query: places.query.size === 0 ? query : redactQuery(query, places.query),
    }),
  };
}

function redactHeaders(headers: MockRequest["headers"], secret: ReadonlySet<string>): MockRequest["headers"] {
  const shown: Record<string, string> = { ...headers };
  for (const name of secret) {
    const value = headers[name];
    if (value !== undefined) shown[name] = maskHeader(value);
  }
  return shown;
}

function redactQuery(query: MockRequest["query"], secret: ReadonlySet<string>): MockRequest["query"] {
  const shown = Object.entries(query).map(([name, value]) => [
    name,
    secret.has(name.toLowerCase()) ? maskAll(value) : value,
  ]);
  return Object.fromEntries(shown);
}

function maskAll(value: string | string[]): string | string[] {
  return typeof value === "string" ? maskKey(value) : value.map(maskKey);
}

function namesIn(schemes: readonly SecurityScheme[], place: keyof Places): Set<string> {
  return new Set(
    schemes.flatMap((scheme) =>
      scheme.type === "apiKey" && scheme.in === place ? [scheme.parameter.toLowerCase()] : [],
    ),
  );
}

function findKey({ headers, query }: MockRequest, places: Places): string | undefined {
  const authorization = (headers["authorization"] ?? "").trim();
  const space = authorization.search(/\s/);
  const [scheme, given] = [authorization.slice(0, Math.max(0, space)), authorization.slice(space).trim()];
  if (scheme && given) return /^basic$/i.test(scheme) ? userName(given) : given;
  const values = [
    ...[...places.header].map((name) => headers[name]),
    ...Object.entries(query).flatMap(([name, value]) => (places.query.has(name.toLowerCase()) ? [value].flat() : [])),
    ...cookies(headers["cookie"] ?? "").flatMap(([name, value]) =>
      places.cookie.has(name.toLowerCase()) ? [value] : [],
    ),
  ];
  return values.find((value) => value !== undefined && value !== "");
}

/** User name of RFC 7617. */
function userName(credentials: string): string {
  return Buffer.from(credentials, "base64").toString().split(":")[0] || credentials;
}

function cookies(header: string): [name: string, value: string][] {
  return header.split(";").flatMap((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return value.length > 0 ? [[name, value.join("=")]] : [];
  });
}

/** Keeps the scheme of `Bearer …`, which is not secret. */
function maskHeader(value: string): string {
  const [, scheme = "", rest = value] = /^([A-Za-z]+ )(.+)$/.exec(value) ?? [];
  return scheme + maskKey(rest);
}
