import type { Operation } from "@numbers-api/contract";
import { writeInput } from "./generated/input.ts";
import { type FetchOptions, mergeHeaders } from "./openapi-fetch.ts";
import type { Settings } from "./settings.ts";

/** What a request is written from, as openapi-fetch takes it. `fetch` is given it, too, for the rest of its options. */
export interface RequestParts extends Omit<FetchOptions<unknown>, "params" | "body"> {
  readonly params?: Params | undefined;
  readonly body?: unknown;
}

/** The values of parameters by where they are sent. */
interface Params {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly header?: HeaderParts;
  readonly cookie?: unknown;
}

type HeaderParts = FetchOptions<unknown>["headers"];

/** The operation that a request is for: one of the contract, or a path and a method of `client.http`. */
export type Target = Pick<Operation, "id" | "path" | "anonymous" | "requestBody"> & {
  /** In capitals. */
  readonly method: string;
  /** The media types that its successes can have. */
  readonly accept?: string[];
};

/** A request, which is sent once for each attempt. */
export interface Sendable extends Omit<RequestInit, "body"> {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestInit["body"];
}

/**
 * Writes the URL and the body, and says which headers are due to them.
 *
 * @param baseUrl without a slash at its end.
 * @param headers those of the settings, of the request and of its parameters, each of which wins over the one before.
 */
export type WriteInput = (
  baseUrl: string,
  target: Target,
  parts: RequestParts,
  headers: readonly HeaderParts[],
) => Pick<Sendable, "url"> & { readonly body?: RequestInit["body"]; readonly headers?: HeaderParts };

/**
 * Writes a request. The headers of the parameters win over those of the request, these over those of the settings, and
 * these over what is due to the operation.
 */
export function writeRequest(settings: Settings, target: Target, parts: RequestParts): Sendable {
  const own = [settings.headers, parts.headers, parts.params?.header];
  const base = (parts.baseUrl || settings.baseUrl.href).replace(/\/$/, "");
  const { url, body, headers } = writeInput(base, target, parts, own);
  // Not spread, which takes Node 20 some 3 µs.
  return Object.assign({}, parts as RequestInit, {
    url,
    body,
    method: target.method,
    headers: mergeHeaders({ accept: target.accept }, headers, ...own),
  });
}
