import type { Operation } from "@numbers-api/contract";
import type { Settings } from "../options/settings.ts";
import { type HeaderSource, mergeHeaders } from "./headers.ts";
import type { ParameterValues } from "./parameters.ts";
import { UnsendableError } from "./unsendable.ts";
import type { Serializers } from "./write-input.ts";

/** Input of a request. */
export interface RequestParts extends Serializers {
  readonly params?: ParameterValues | undefined;
  readonly body?: unknown;
  /** Media type of the body, of those that the contract has. */
  readonly contentType?: string | undefined;
  /** Headers of the call, and those that the client adds by itself. */
  readonly headers?: HeaderSource;
}

/** Operation of the contract, or a path and a method of `client.http` that is not in it. */
export type RequestTarget = Pick<
  Operation,
  "id" | "path" | "anonymous" | "security" | "servers" | "parameters" | "requestBody" | "idempotencyKey"
> & {
  /** In capitals. */
  readonly method: string;
  /** Media types of its successes, as a header; empty for none. */
  readonly accept: string;
};

/** Request that is ready to be sent once. */
export interface PreparedRequest {
  /** Credentials may add to it. */
  url: string;
  readonly headers: Headers;
  readonly body: RequestInit["body"];
  /** A stream can be sent once only. */
  readonly isStream: boolean;
}

/**
 * Prepares a request. The headers of the parameters win over those of the call, these over those of the client, and these
 * over those of the operation.
 *
 * @throws {TypeError} when the input cannot be sent as the contract says; the message never holds a value.
 */
export function prepareRequest(settings: Settings, target: RequestTarget, parts: RequestParts): PreparedRequest {
  const { contract, baseUrl } = settings;
  try {
    const ofCall = mergeHeaders(settings.headers, parts.headers);
    const { path, query, headers, body } = contract.writeInput(target, parts, ofCall);
    const accept = (settings.accept ?? target.accept) || undefined;
    const merged = mergeHeaders({ accept, "content-type": body?.contentType }, ofCall, ...headers);
    // With a form, the platform writes the type itself, because only it knows the boundary.
    if (body && !body.contentType) merged.delete("content-type");
    const base = (contract.serverSupport?.serverOf(settings, target) ?? baseUrl).href.replace(/\/$/, "");
    return {
      url: `${base}${path}${query && `?${query}`}`,
      headers: merged,
      body: body?.body ?? null,
      isStream: body?.isStream ?? false,
    };
  } catch (error) {
    // Only our own messages are known to be free of values, which may be secret.
    const isOwn = error instanceof UnsendableError;
    throw new TypeError(
      `${target.id}: ${isOwn ? error.message : "a header has a name or value that HTTP does not allow"}.`,
    );
  }
}
