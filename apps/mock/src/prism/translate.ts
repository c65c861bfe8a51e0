import type { IHttpRequest, IHttpResponse, ProblemJsonError } from "@stoplight/prism-http";
import { type Operation, responseFor } from "../contract/operation.ts";
import { isMediaType } from "../http/media-type.ts";
import type { Reply } from "../http/reply.ts";
import { decodeSegment } from "../respond/route.ts";
import type { EngineRequest, EngineResult, Resource } from "./types.ts";

/** A question in Prism's words. */
export function toPrism({ method }: Resource, { request, body }: EngineRequest): IHttpRequest {
  const { path, query } = request;
  // What the client accepts was negotiated before. Prism fails on what is no media type, also without a body.
  const { accept: _, "content-type": type, ...others } = request.headers;
  const headers = type !== undefined && isMediaType(type) ? { ...others, "content-type": type } : others;
  // RFC 9110, section 11.1: the name of a scheme is case-insensitive. Prism knows it with a capital only.
  const authorization = headers["authorization"]?.replace(/^bearer(?=\s)/i, "Bearer");
  return {
    // Prism types the method of an operation as any text, but compares it with that of the request.
    method: method as IHttpRequest["method"],
    url: { path: path.split("/").map(decodable).join("/"), query: { ...query } },
    headers: { ...headers, ...(authorization !== undefined && { authorization }) },
    body,
  };
}

/** A segment of a path whose percent signs stand for themselves if they are no encoding: Prism fails at those. */
function decodable(segment: string): string {
  return decodeSegment(segment) === segment ? segment.replaceAll("%", "%25") : segment;
}

/** An answer of Prism, in the words of the front. */
export function toReply(operation: Operation, { statusCode, headers = {}, body }: IHttpResponse): Reply {
  const types = responseFor(operation, statusCode)?.contents.map(({ mediaType }) => mediaType) ?? [];
  const given = Object.entries(headers)
    // Prism has no value for a header without an example and a schema.
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  const { "content-type": type, ...others } = Object.fromEntries(given);
  return { status: statusCode, headers: { ...others, ...contentType(types, type, body) }, body };
}

/** Prism names a type where none is documented, and calls data text where any type is. */
function contentType(documented: readonly string[], type: string | undefined, body: unknown): Reply["headers"] {
  if (type === undefined || documented.length === 0) return {};
  const open = documented.includes("*/*") && (type === "*/*" || !documented.includes(type));
  return { "content-type": open ? (typeof body === "string" ? "text/plain" : "application/json") : type };
}

/** What Prism has to say about a request that is wrong where the contract documents no answer; else its failure. */
export function toEngineResult({ status, message, detail, additional = {} }: ProblemJsonError): EngineResult | Error {
  if (![401, 415, 422].includes(status)) return new Error(`${message}. ${detail}`);
  // What Prism adds to the problems with these three statuses; its types leave it open.
  const { validation, headers } = additional as {
    validation?: { severity: string; message: string }[];
    headers?: Record<string, string>;
  };
  const violations = validation?.filter(({ severity }) => severity === "Error").map((found) => found.message);
  return { status, violations: violations ?? [detail], ...(headers && { headers }) };
}
