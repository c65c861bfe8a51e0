import type { ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { parseMediaType } from "@numbers-api/openapi/model";
import { connectionSignal } from "./connection-signal.ts";
import { type Reply, serialize } from "./reply.ts";

/** Name of a fault. */
export type Fault = "hang" | "hang-in-body" | "reset" | "truncate" | "wrong-type" | "garbage" | "trickle";

/** Effects of faults, by the name that a plan gives them. */
export const FAULTS: Readonly<Record<Fault, string>> = {
  hang: "Nothing arrives, and the connection stays open.",
  "hang-in-body": "Half of the body arrives, and the connection stays open.",
  reset: "The connection is reset before anything arrives (TCP RST).",
  truncate: "Half of the body arrives, and the connection is closed.",
  "wrong-type": "The body arrives as it should, announced as another media type.",
  garbage: "Bytes that are neither text nor JSON arrive in place of the body.",
  trickle: "The body arrives byte by byte, twenty in a second.",
};

/** Checks that a value from outside names a fault. */
export function isFault(value: unknown): value is Fault {
  return typeof value === "string" && Object.hasOwn(FAULTS, value);
}

/** Time between two bytes of a trickle, in milliseconds. */
const TRICKLE_PACE = 50;

/** No UTF-8, and so no JSON either: these bytes never occur in it (RFC 3629, section 3). */
const GARBAGE = Buffer.from([0xff, 0xfe, 0xc0, 0xf5, 0x00, 0xff, 0xc1, 0xfe].flatMap((byte) => [byte, byte ^ 0x01]));

/**
 * Sends a reply with a fault. A lasting fault (`hang`, `hang-in-body`, `trickle`) ends and is cleaned up when the
 * client disconnects or the server closes. Faults that would cut the body in half cut the head if a body is not
 * allowed, as after HEAD.
 *
 * @throws {Error} before sending, when the body or a header cannot be written.
 */
export function sendFaulty(response: ServerResponse, reply: Reply, fault: Fault): void {
  const body = Buffer.from(serialize(reply));
  switch (fault) {
    case "hang":
      return;
    case "reset":
      response.req.socket.resetAndDestroy();
      return;
    case "hang-in-body":
      sendHalf(response, reply, body);
      return;
    case "truncate":
      sendHalf(response, reply, body, () => response.req.socket.destroySoon());
      return;
    case "wrong-type":
      writeHead(response, { ...reply, headers: { ...reply.headers, ...wrongType(reply) } }, body.length);
      response.end(body);
      return;
    case "garbage":
      writeHead(response, reply, GARBAGE.length);
      response.end(GARBAGE);
      return;
    case "trickle":
      writeHead(response, reply, body.length);
      void trickle(response, mayHaveBody(response, reply) ? body : Buffer.of());
  }
}

function writeHead(response: ServerResponse, { status, headers, cookies }: Reply, length: number): void {
  if (cookies) response.setHeader("set-cookie", cookies);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204 && status !== 304) response.setHeader("content-length", length);
  response.writeHead(status);
}

function sendHalf(response: ServerResponse, reply: Reply, body: Buffer, then: () => void = () => undefined): void {
  if (body.length === 0 || !mayHaveBody(response, reply)) {
    response.req.socket.write(`HTTP/1.1 ${reply.status}`.slice(0, -1), then);
    return;
  }
  writeHead(response, reply, body.length);
  response.write(body.subarray(0, Math.ceil(body.length / 2)), then);
}

function mayHaveBody({ req }: ServerResponse, { status }: Reply): boolean {
  return req.method !== "HEAD" && status !== 204 && status !== 304;
}

/** Type that a proxy gives everything. */
function wrongType({ headers }: Reply): Reply["headers"] {
  const isHtml = parseMediaType(headers["content-type"] ?? "")?.essence === "text/html";
  return { "content-type": isHtml ? "text/plain" : "text/html" };
}

async function trickle(response: ServerResponse, body: Buffer): Promise<void> {
  using gone = connectionSignal(response);
  response.flushHeaders();
  for (const byte of body) {
    // A disconnected client gets no more bytes.
    await setTimeout(TRICKLE_PACE, undefined, { signal: gone.signal }).catch(() => undefined);
    if (gone.signal.aborted) return;
    response.write(Buffer.of(byte));
  }
  response.end();
}
