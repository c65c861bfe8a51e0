import type { Operation } from "@numbers-api/contract";
import { hideKey, hideKeyInBody, type KeyHolder } from "./key.ts";
import { newTrackingId, type Problem, problemResponse } from "./problem.ts";
import { readLimited } from "./read-limited.ts";
import { declared, findOperation } from "./routes.ts";

/** The API that requests are handed on to. */
export interface Upstream {
  /** Where it is, without a slash at the end. */
  readonly baseUrl: string;
  readonly key: KeyHolder;
  /** How long an answer may take, body included, in ms. */
  readonly timeout: number;
  /** Headers that go with every request, as a gateway may want. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Told in one line what went wrong on the way to the API. */
  readonly log: (line: string) => void;
}

/** What the page may get of the headers of an answer: what HTTP itself defines and the client reads. The contract has none. */
const PASSED = ["content-type", "retry-after"];

/** The most that a request and an answer may have, in bytes: 10,000 numbers take about 1 MB. */
const MOST_SENT = 1024 * 1024;
const MOST_READ = 16 * 1024 * 1024;

/**
 * Hands a request on to the API, with the key, if the contract has it; the answer comes back with the API's status and
 * body. Nothing else of the request or of the answer passes.
 *
 * @param path The path of the contract, still encoded.
 */
export async function forward(request: Request, path: string, upstream: Upstream): Promise<Response> {
  const found = findOperation(request.method, path);
  if (found === undefined) return problemResponse(unknownPath(path));
  if ("allow" in found) return problemResponse(wrongMethod(request.method, path, found.allow));
  const { operation } = found;
  const key = upstream.key.current;
  // Without a key the API could only say the same, and it says no more than this.
  if (!operation.anonymous && key === undefined) return bare(401);
  const body = await readLimited(request.body, MOST_SENT);
  if (body === undefined) return problemResponse(tooLarge("request", MOST_SENT));
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
      // Where a redirect leads is not in the contract, and the key must not go there.
      redirect: "manual",
      signal: AbortSignal.any([timer, request.signal]),
    });
    const read = await readLimited(response.body, MOST_READ);
    if (read === undefined) return problemResponse(tooLarge("answer", MOST_READ));
    return answer(response, hideKeyInBody(read, key), key);
  } catch (error) {
    const problem = timer.aborted ? late(upstream.timeout) : unreachable();
    const trackingId = newTrackingId();
    if (!request.signal.aborted) upstream.log(hideKey(`${trackingId} ${problem.code}: ${reasonOf(error)}`, key));
    return problemResponse(problem, trackingId);
  }
}

function answer(response: Response, body: Uint8Array<ArrayBuffer>, key: string | undefined): Response {
  const { status } = response;
  const headers = new Headers({ "cache-control": "no-store" });
  for (const name of PASSED) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, hideKey(value, key));
  }
  return new Response(body.byteLength > 0 ? body : null, { status, headers });
}

function bare(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}

/** Node says "fetch failed", and why only in the cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error; // fetch throws nothing else.
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}

function unknownPath(path: string): Problem {
  return {
    status: 404,
    code: "console_unknown_path",
    message: `The contract has no path ${path.slice(0, 200)}.`,
    fix: "The console hands on what the contract has, and nothing else.",
  };
}

function wrongMethod(method: string, path: string, allow: string): Problem {
  return {
    status: 405,
    code: "console_wrong_method",
    message: `The contract has no ${method} ${path.slice(0, 200)}.`,
    fix: `Use ${allow}.`,
    headers: { allow },
  };
}

function tooLarge(what: "request" | "answer", limit: number): Problem {
  return {
    status: what === "request" ? 413 : 502,
    code: `console_${what}_too_large`,
    message: `The body of the ${what} has more than ${limit} bytes.`,
    fix: "The console hands on nothing that large.",
  };
}

function late(timeout: number): Problem {
  return {
    status: 504,
    code: "console_api_timeout",
    message: `The API gave no complete answer within ${timeout / 1000} seconds.`,
    fix: "Try again in a moment.",
  };
}

function unreachable(): Problem {
  return {
    status: 503,
    code: "console_api_unreachable",
    message: "The console's server has no connection to the API, or lost it before the answer was complete.",
    fix: "Try again in a moment. If it stays, check NUMBERS_API_URL and the network of the console's server.",
  };
}
