import type { ServerResponse } from "node:http";
import { isJson } from "./media-type.ts";

/** What the mock answers, before it is put on the wire. */
export interface Reply {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Plain data; absent when there is no body. */
  readonly body?: unknown;
}

/**
 * Puts a reply on the wire. Node leaves the body out where HTTP wants none, as after HEAD.
 *
 * @throws {Error} before anything is sent, when the body or a header cannot be written.
 */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const text = serialize(body, headers["content-type"]);
  const length = status !== 204 && status !== 304 && { "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, ...length }).end(text);
}

/** The JSON of bodies that do not change: those of examples are the same objects each time. */
const texts = new WeakMap<object, string>();

/**
 * The text of a body, as it is put on the wire. A body that is given is not changed afterwards.
 *
 * @throws {Error} when the type asks for text, and the body is structured.
 */
export function serialize(body: unknown, contentType: string | undefined): string {
  if (body === undefined) return "";
  if (!isJson(contentType)) {
    if (typeof body !== "object") return String(body);
    throw new Error(`a body of type ${contentType} is written from text only, but its example or schema is structured`);
  }
  if (typeof body !== "object" || body === null) return JSON.stringify(body);
  const text = texts.get(body) ?? JSON.stringify(body);
  texts.set(body, text);
  return text;
}
