import { maskKey } from "@numbers-api/http/mask";
import { dereference, isObject } from "@numbers-api/openapi/reference";
import type { MockRequest } from "../http/request.ts";

/** Where a contract has its clients send their keys, beside the header `Authorization`. */
interface Places {
  readonly header: ReadonlySet<string>;
  readonly query: ReadonlySet<string>;
  readonly cookie: ReadonlySet<string>;
}

/** Reads the credentials of requests, and hides them. */
export interface Credentials {
  /** The API key of a request, if it has one. Of a user name and a password, it is the user name. */
  keyOf(request: MockRequest): string | undefined;
  /** The headers and the query of a request, with what is secret masked. */
  conceal(request: MockRequest): Pick<MockRequest, "headers" | "query">;
}

/** Headers that carry secrets whatever a contract says. */
const SECRET_HEADERS = ["authorization", "proxy-authorization", "cookie", "x-api-key"];

/** Finds out where a contract has its clients send their keys. */
export function readCredentials(document: object): Credentials {
  const places = { header: placesOf(document, "header"), query: placesOf(document, "query") };
  const cookie = placesOf(document, "cookie");
  const secretHeaders = new Set([...SECRET_HEADERS, ...places.header]);
  return {
    keyOf: (request) => findKey(request, { ...places, cookie }),
    conceal: ({ headers, query }) => ({
      headers: concealHeaders(headers, secretHeaders),
      query: places.query.size === 0 ? query : concealQuery(query, places.query),
    }),
  };
}

function concealHeaders(headers: MockRequest["headers"], secret: ReadonlySet<string>): MockRequest["headers"] {
  const shown: Record<string, string> = { ...headers };
  for (const name of secret) {
    const value = headers[name];
    if (value !== undefined) shown[name] = maskHeader(value);
  }
  return shown;
}

function concealQuery(query: MockRequest["query"], secret: ReadonlySet<string>): MockRequest["query"] {
  const shown = Object.entries(query).map(([name, value]) => [
    name,
    secret.has(name.toLowerCase()) ? maskAll(value) : value,
  ]);
  return Object.fromEntries(shown);
}

function maskAll(value: string | string[]): string | string[] {
  return typeof value === "string" ? maskKey(value) : value.map(maskKey);
}

function placesOf(document: object, place: keyof Places): Set<string> {
  const components = isObject(document) ? document["components"] : undefined;
  const schemes = isObject(components) ? components["securitySchemes"] : undefined;
  const names = Object.values(isObject(schemes) ? schemes : {}).flatMap((node) => {
    const scheme = dereference(document, node);
    return isObject(scheme) && scheme["type"] === "apiKey" && scheme["in"] === place ? [String(scheme["name"])] : [];
  });
  return new Set(names.map((name) => name.toLowerCase()));
}

function findKey({ headers, query }: MockRequest, places: Places): string | undefined {
  const [, scheme = "", given = ""] = /^(\S+)\s+(\S.*)$/.exec(headers["authorization"] ?? "") ?? [];
  if (given) return /^basic$/i.test(scheme) ? userName(given) : given;
  const values = [
    ...[...places.header].map((name) => headers[name]),
    ...Object.entries(query).flatMap(([name, value]) => (places.query.has(name.toLowerCase()) ? [value].flat() : [])),
    ...cookies(headers["cookie"] ?? "").flatMap(([name, value]) =>
      places.cookie.has(name.toLowerCase()) ? [value] : [],
    ),
  ];
  return values.find((value) => value !== undefined && value !== "");
}

/** The user name of RFC 7617. */
function userName(credentials: string): string {
  return Buffer.from(credentials, "base64").toString().split(":")[0] || credentials;
}

function cookies(header: string): [name: string, value: string][] {
  return header.split(";").flatMap((pair) => {
    const [name = "", ...value] = pair.trim().split("=");
    return value.length > 0 ? [[name, value.join("=")]] : [];
  });
}

/** Keeps the scheme of `Bearer …`, which is no secret. */
function maskHeader(value: string): string {
  const [, scheme = "", rest = value] = /^([A-Za-z]+ )(.+)$/.exec(value) ?? [];
  return scheme + maskKey(rest);
}
