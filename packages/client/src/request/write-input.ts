import { type BodyWriters, type WrittenBody, writeRequestBody } from "./body/body.ts";
import { type HeaderSource, mergeHeaders } from "./headers.ts";
import type { FetchOptions } from "./openapi-fetch.ts";
import type { ParameterValues, WriteParameters, WrittenParameters } from "./parameters.ts";
import type { RequestParts, RequestTarget } from "./prepare.ts";

/** Serializers that a caller of `client.http` may exchange. */
export type Serializers = Pick<FetchOptions<unknown>, "bodySerializer" | "pathSerializer" | "querySerializer">;

/** Input of a request in its serialized form. */
export interface WrittenInput {
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** A later source wins over an earlier one. */
  readonly headers: readonly HeaderSource[];
  readonly body?: WrittenBody | undefined;
}

/**
 * Serializes the input of an operation.
 *
 * @param headers - Those of the client and the call; they may choose the media type of the body.
 */
export type WriteInput = (target: RequestTarget, parts: RequestParts, headers: Headers) => WrittenInput;

/** Creates the writer for the kinds of input that a contract has. */
export function createInputWriter(writeParameters: WriteParameters, bodyWriters: BodyWriters): WriteInput {
  return (target, parts, headers) => {
    const written = serializeParameters(writeParameters, target, parts);
    if (parts.body === undefined) return written;
    const all = mergeHeaders(headers, ...written.headers);
    return { ...written, body: serializeBody(bodyWriters, target, parts, all) };
  };
}

function serializeParameters(write: WriteParameters, target: RequestTarget, parts: RequestParts): WrittenParameters {
  const { params = {}, pathSerializer, querySerializer } = parts;
  const values: ParameterValues = {
    ...params,
    ...(typeof querySerializer === "function" && { query: undefined }),
  };
  const written = write(pathSerializer ? { ...target, path: "" } : target, values);
  return {
    ...written,
    ...(pathSerializer && { path: pathSerializer(target.path, { ...params.path }) }),
    ...(typeof querySerializer === "function" && { query: querySerializer({ ...params.query }).replace(/^\?/, "") }),
  };
}

function serializeBody(
  writers: BodyWriters,
  target: RequestTarget,
  parts: RequestParts,
  headers: Headers,
): WrittenBody {
  const { body, bodySerializer, contentType = headers.get("content-type") ?? undefined } = parts;
  if (!bodySerializer) return writeRequestBody(writers, target.requestBody, body, contentType);
  // It takes the headers, too, which its type leaves out.
  const write = bodySerializer as (body: unknown, headers: Headers) => WrittenBody["body"];
  return { body: write(body, headers), contentType: target.requestBody?.contentType ?? "application/json" };
}
