import { nameOf } from "../contract/operation.ts";
import type { SelectedResponse } from "../respond/select-response.ts";
import type { EngineRequest, Resource } from "./types.ts";

/** The longest body that makes part of a key, in bytes. */
const LONGEST_BODY = 4096;

/** The parts of a request that Prism looks at for an operation, by name. */
interface Looks {
  readonly credentialHeaders: readonly string[];
  readonly credentialQuery: readonly string[];
  readonly headers: readonly string[];
  /** One parameter may be spread over several names of a query, so it is looked at as a whole or not at all. */
  readonly query: boolean;
  readonly path: boolean;
}

const known = new WeakMap<Resource, Looks>();

/** What tells two requests apart as far as credentials go. */
export function credentialsCacheKey(resource: Resource, { operation, request }: EngineRequest): string {
  const { credentialHeaders, credentialQuery } = looksOf(resource);
  const authorization = request.headers["authorization"];
  return JSON.stringify([
    "credentials",
    nameOf(operation),
    // Any token is as good as any other one, so none is kept.
    authorization?.replace(/^bearer\s.+$/i, "Bearer *"),
    ...credentialHeaders.map((name) => request.headers[name]),
    ...credentialQuery.map((name) => request.query[name]),
  ]);
}

/** What tells two questions apart once their requests are let in; nothing when Prism is to be asked each time. */
export function requestCacheKey(
  resource: Resource,
  { operation, request, body }: EngineRequest,
  { preferences: { code, example, dynamic } }: SelectedResponse,
  mediaType: string | undefined,
): string | undefined {
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > LONGEST_BODY || isCalledBack(resource)) return undefined;
  const { headers, query, path } = looksOf(resource);
  return JSON.stringify([
    "question",
    nameOf(operation),
    [code, example, dynamic, mediaType],
    path && request.path,
    headers.map((name) => request.headers[name]),
    query && request.query,
    length > 0 && [request.headers["content-type"], body],
  ]);
}

/** What tells two answers to right requests apart; nothing when each request is to be answered anew. */
export function responseCacheKey(
  resource: Resource,
  { operation }: EngineRequest,
  { preferences: { code, example, dynamic } }: SelectedResponse,
  mediaType: string | undefined,
): string | undefined {
  return isCalledBack(resource) ? undefined : JSON.stringify([nameOf(operation), code, example, dynamic, mediaType]);
}

/** Whether an answer has to be made for each request, because a callback is called with it. */
function isCalledBack({ callbacks = [] }: Resource): boolean {
  return callbacks.length > 0;
}

function looksOf(resource: Resource): Looks {
  const looks = known.get(resource) ?? findLooks(resource);
  known.set(resource, looks);
  return looks;
}

function findLooks({ request = {}, security = [] }: Resource): Looks {
  const keys = security.flat().flatMap((scheme) => (scheme.type === "apiKey" ? [scheme] : []));
  const header = keys.map(({ in: place, name }) => (place === "cookie" ? "cookie" : place === "header" ? name : ""));
  return {
    credentialHeaders: header.filter((name) => name !== "").map((name) => name.toLowerCase()),
    credentialQuery: keys.filter(({ in: place }) => place === "query").map(({ name }) => name),
    headers: (request.headers ?? []).map(({ name }) => name.toLowerCase()),
    query: (request.query ?? []).length > 0,
    path: (request.path ?? []).length > 0,
  };
}
