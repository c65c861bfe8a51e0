import type { ApiOperation, RequiredScheme } from "@numbers-api/openapi/model";
import type { MockRequest } from "../http/request.ts";
import { readCookies } from "./serialized.ts";

/** Credentials that an operation requires and a request lacks. */
export interface MissingCredentials {
  /** Values of `WWW-Authenticate`. */
  readonly challenges: readonly string[];
  /** Missing credentials as a phrase for messages. */
  readonly advice: string;
}

/**
 * Checks the credentials of a request. Any value of the right kind is accepted. One of the alternatives must be
 * complete; an alternative without schemes makes credentials optional.
 */
export function checkSecurity({ security }: ApiOperation, request: MockRequest): MissingCredentials | undefined {
  if (security.length === 0) return undefined;
  if (security.some(({ schemes }) => schemes.every((required) => isSent(required, request)))) return undefined;
  const schemes = security.flatMap((alternative) => alternative.schemes);
  const challenges = new Set(schemes.flatMap(challengeOf));
  return { challenges: [...challenges], advice: [...new Set(schemes.map(adviceFor))].join(", or ") };
}

function isSent({ scheme }: RequiredScheme, request: MockRequest): boolean {
  // The contract does not define the credential, or it is not part of the request.
  if (!scheme || scheme.type === "mutualTLS") return true;
  if (scheme.type === "apiKey") {
    const name = scheme.parameter;
    if (scheme.in === "header") return (request.headers[name.toLowerCase()] ?? "") !== "";
    if (scheme.in === "query") return [request.query[name]].flat().some((value) => value !== undefined && value !== "");
    return readCookies(request.headers["cookie"] ?? "").some((cookie) => cookie.name === name && cookie.raw !== "");
  }
  const wanted = scheme.type === "http" ? scheme.scheme : "bearer";
  const authorization = (request.headers["authorization"] ?? "").trim();
  const space = authorization.indexOf(" ");
  // The name of a scheme is case-insensitive (RFC 9110, section 11.1).
  return space > 0 && authorization.slice(0, space).toLowerCase() === wanted;
}

function challengeOf({ scheme }: RequiredScheme): string[] {
  if (!scheme || scheme.type === "apiKey" || scheme.type === "mutualTLS") return [];
  if (scheme.type !== "http") return ["Bearer"];
  const name = scheme.scheme.replace(/^./, (first) => first.toUpperCase());
  return [scheme.scheme === "basic" ? `${name} realm="mock"` : name];
}

function adviceFor({ scheme, name }: RequiredScheme): string {
  if (!scheme) return `the credentials ${name}`;
  if (scheme.type === "apiKey")
    return `${scheme.in === "query" ? "the query parameter" : `the ${scheme.in}`} ${scheme.parameter}`;
  const kind = scheme.type === "http" ? scheme.scheme : "bearer";
  if (kind === "bearer") return "the header Authorization: Bearer any";
  return kind === "basic"
    ? "the header Authorization: Basic YW55OmFueQ=="
    : `the header Authorization with the scheme ${kind}`;
}
