import type { Operation } from "@numbers-api/contract";
import { writeInput } from "../generated/input.ts";
import type { Settings } from "../options/settings.ts";
import { type HeaderSource, mergeHeaders } from "./headers.ts";
import type { FetchOptions } from "./openapi-fetch.ts";

/** Input of a request as openapi-fetch takes it. Its other members are options of `fetch`. */
export interface RequestParts extends Omit<FetchOptions<unknown>, "params" | "body" | "headers"> {
  readonly params?: ParameterValues | undefined;
  readonly headers?: HeaderSource;
  readonly body?: unknown;
}

/** Values of parameters by location. */
export interface ParameterValues {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly header?: HeaderSource;
  readonly cookie?: unknown;
}

/** Operation of the contract, or a path and a method of `client.http`. */
export type RequestTarget = Pick<Operation, "id" | "path" | "anonymous" | "requestBody"> & {
  /** In capitals. */
  readonly method: string;
  /** Media types of its successes. */
  readonly accept?: string[];
};

/** Request that is ready to be sent once. */
export interface PreparedRequest {
  readonly url: string;
  readonly method: string;
  /** Same headers as those of `init`. */
  readonly headers: Headers;
  readonly init: RequestInit;
}

/**
 * Writes the URL and the body, and the headers that follow from them.
 *
 * @param baseUrl - Without a slash at its end.
 * @param headers - Those of the settings, of the request and of its parameters, each of which wins over the one before.
 */
export type WriteInput = (
  baseUrl: string,
  target: RequestTarget,
  parts: RequestParts,
  headers: readonly HeaderSource[],
) => {
  readonly url: string;
  readonly body?: RequestInit["body"];
  readonly headers?: HeaderSource;
};

/**
 * Prepares a request. The headers of the parameters win over those of the call, these over those of the client, and these
 * over those of the operation.
 *
 * @throws {TypeError} when the request cannot be written; it may be secret, so the message has nothing of it.
 */
export function prepareRequest(settings: Settings, target: RequestTarget, parts: RequestParts): PreparedRequest {
  const { baseUrl, params, body, headers, querySerializer, pathSerializer, bodySerializer, parseAs, ...init } = parts;
  const own = [settings.headers, headers, params?.header];
  const base = (baseUrl || settings.baseUrl.href).replace(/\/$/, "");
  const { method } = target;
  try {
    const written = writeInput(base, target, parts, own);
    const merged = mergeHeaders({ accept: target.accept }, written.headers, ...own);
    return {
      ...{ url: written.url, method, headers: merged },
      // `null` is no body for `fetch`.
      init: { ...(init as RequestInit), method, headers: merged, body: written.body ?? null },
    };
  } catch {
    throw new TypeError(`${target.id}: the request cannot be written as the contract says`);
  }
}
