import type { ServerResponse } from "node:http";
import { writeExactJson } from "@numbers-api/openapi/exact-json";
import { isJsonMediaType } from "@numbers-api/openapi/model";

/** Response of the mock, before it is sent. */
export interface Reply {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`. */
  readonly cookies?: readonly string[];
  /** Data, text or bytes; absent for a response without a body. */
  readonly body?: unknown;
  /** Serialized body, where it does not follow from the body and its type. */
  readonly text?: string;
}

/**
 * Sends a reply. Node leaves the body out where HTTP has none, as after HEAD.
 *
 * @throws {Error} before anything is sent, when the body or a header cannot be written.
 */
export function send(response: ServerResponse, reply: Reply): void {
  const { status, headers, cookies } = reply;
  const payload = serialize(reply);
  const length = status !== 204 && status !== 304 && { "content-length": Buffer.byteLength(payload) };
  response.writeHead(status, { ...headers, ...(cookies && { "set-cookie": [...cookies] }), ...length }).end(payload);
}

/** JSON of bodies that do not change: those of examples are the same objects each time. */
const texts = new WeakMap<object, string>();

/** Serialized body. The given body is never modified. */
export function serialize({ body, text, headers }: Pick<Reply, "body" | "text" | "headers">): string | Uint8Array {
  if (text !== undefined) return text;
  if (body === undefined) return "";
  if (body instanceof Uint8Array) return body;
  const isJson = isJsonMediaType(headers["content-type"]);
  if (typeof body !== "object" || body === null) return isJson ? (writeExactJson(body) ?? "") : String(body);
  const json = texts.get(body) ?? writeExactJson(body) ?? "";
  texts.set(body, json);
  return json;
}
