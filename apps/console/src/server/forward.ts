import type { Operation } from "@numbers-api/contract";
import type { KeyHolder } from "./key.ts";
import { type ConsoleProblem, newTrackingId, problemResponse } from "./problem.ts";
import { declared, findOperation } from "./routes.ts";

/** API that requests are forwarded to. */
export interface Upstream {
  /** Base URL without a trailing slash. */
  readonly baseUrl: string;
  readonly key: KeyHolder;
  /** Time limit of a response with its body, in ms. */
  readonly timeout: number;
  /** Additional headers of every request, for example for a gateway. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Logs connection errors, one line each. */
  readonly log: (line: string) => void;
}

/** Response headers that the client reads. The contract defines no others. */
const PASSED = ["content-type", "retry-after"];

/** Largest request and response, in bytes. 10,000 numbers take about 1 MB. */
const MAX_REQUEST = 1024 * 1024;
const MAX_RESPONSE = 16 * 1024 * 1024;

/**
 * Forwards an operation of the contract to the API, with the key. Only the declared parameters and the body of the
 * request, and only the status, the body and two headers of the response, are forwarded.
 *
 * @param path path of the contract, percent-encoded.
 */
export async function forward(request: Request, path: string, upstream: Upstream): Promise<Response> {
  const found = findOperation(request.method, path);
  if (found === undefined) return problemResponse(unknownPath(path));
  if ("allow" in found) return problemResponse(wrongMethod(request.method, path, found.allow));
  const { operation } = found;
  const key = upstream.key.current;
  // The API would respond with 401 and without a body, too.
  if (!operation.anonymous && key === undefined) return bare(401);
  const body = await readLimited(request.body, MAX_REQUEST);
  if (body === undefined) return problemResponse(tooLarge("request", MAX_REQUEST));
  return send(request, { path, operation, body, key }, upstream);
}

interface Outgoing {
  readonly path: string;
  readonly operation: Operation;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly key: string | undefined;
}

async function send(request: Request, outgoing: Outgoing, upstream: Upstream): Promise<Response> {
  const { path, operation, body, key } = outgoing;
  const { query, headers } = declared(operation, new URL(request.url).searchParams, request.headers);
  const timer = AbortSignal.timeout(upstream.timeout);
  try {
    const response = await fetch(`${upstream.baseUrl}${path}${query.size > 0 ? `?${query}` : ""}`, {
      method: request.method,
      headers: new Headers([
        ...headers,
        ["accept", "application/json"],
        ...(body.byteLength > 0 ? [["content-type", request.headers.get("content-type") ?? "application/json"]] : []),
        ...Object.entries(upstream.headers()),
        ...(operation.anonymous ? [] : [["authorization", `Bearer ${key}`]]),
      ] as [string, string][]),
      body: body.byteLength > 0 ? body : null,
      // The key must not follow a redirect.
      redirect: "manual",
      signal: AbortSignal.any([timer, request.signal]),
    });
    const read = await readLimited(response.body, MAX_RESPONSE);
    if (read === undefined) return problemResponse(tooLarge("response", MAX_RESPONSE));
    return toResponse(response, redactBody(read, upstream.key), upstream.key);
  } catch (error) {
    const problem = timer.aborted ? timedOut(upstream.timeout) : UNREACHABLE;
    const trackingId = newTrackingId();
    if (!request.signal.aborted) upstream.log(upstream.key.redact(`${trackingId} ${problem.code}: ${reasonOf(error)}`));
    return problemResponse(problem, trackingId);
  }
}

function toResponse(response: Response, body: Uint8Array<ArrayBuffer>, key: KeyHolder): Response {
  const { status } = response;
  const headers = new Headers({ "cache-control": "no-store" });
  for (const name of PASSED) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, key.redact(value));
  }
  return new Response(body.byteLength > 0 ? body : null, { status, headers });
}

/** Hides the key in a body. A body without the key stays the same, byte for byte. */
function redactBody(bytes: Uint8Array<ArrayBuffer>, key: KeyHolder): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(bytes);
  const redacted = key.redact(text);
  return redacted === text ? bytes : new TextEncoder().encode(redacted);
}

/** Reads a body; undefined if it is larger than the limit. */
async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Streams are iterable in Node. Leaving the loop cancels the stream.
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

function bare(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}

/** Message of a fetch error. Node puts the reason into the cause. */
function reasonOf(error: unknown): string {
  // `fetch` throws errors only.
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

function unknownPath(path: string): ConsoleProblem {
  return {
    status: 404,
    code: "console_unknown_path",
    message: `The API has no path ${path.slice(0, 200)}.`,
    fix: "Use a path of the contract.",
  };
}

function wrongMethod(method: string, path: string, allow: string): ConsoleProblem {
  return {
    status: 405,
    code: "console_wrong_method",
    message: `The API has no ${method} ${path.slice(0, 200)}.`,
    fix: `Use ${allow}.`,
    headers: { allow },
  };
}

function tooLarge(what: "request" | "response", limit: number): ConsoleProblem {
  return {
    status: what === "request" ? 413 : 502,
    code: `console_${what}_too_large`,
    message: `The ${what} body is larger than ${limit} bytes.`,
    fix: "The console does not forward larger bodies.",
  };
}

function timedOut(timeout: number): ConsoleProblem {
  return {
    status: 504,
    code: "console_api_timeout",
    message: `The API did not respond within ${timeout / 1000} seconds.`,
    fix: "Try again in a moment.",
  };
}

const UNREACHABLE: ConsoleProblem = {
  status: 503,
  code: "console_api_unreachable",
  message: "The console could not connect to the API, or lost the connection.",
  fix: "Try again in a moment. If the problem persists, check the network of the console.",
};
