import { isLoopbackUrl } from "@numbers-api/http/loopback";
import { writeExactJson } from "@numbers-api/openapi/exact-json";
import type { ApiCallback, ApiMediaType, ApiOperation } from "@numbers-api/openapi/model";
import { isJsonMediaType } from "@numbers-api/openapi/model";
import type { ServedContract } from "../contract/served-contract.ts";
import { generate } from "../generate/generate.ts";
import { nowOf } from "../generate/seed.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import { parseUrl } from "../http/url.ts";
import { writeBody } from "../responses/response-body.ts";
import { type Exchange, fillExpressions } from "./runtime-expression.ts";

/** Sends the callbacks that a contract documents. */
export interface CallbackSender {
  /** Sends the callbacks of an operation without waiting for them, and reports which ones in words. */
  send(
    contract: ServedContract,
    operation: ApiOperation,
    request: MockRequest,
    requestBody: unknown,
    reply: Reply,
  ): string[];
}

/** Header of every callback. A callback to a mock is answered without further callbacks, which would never end. */
const CALLBACK_HEADER = "x-mock-callback";

/** Longest time for a callback, in milliseconds. */
const TIMEOUT = 5000;

/**
 * Creates a sender that calls this machine and the listed hosts only: callback URLs come from requests, so any client
 * of the mock chooses them.
 *
 * @param hosts Other hosts that may be called, with a port to allow only that one.
 */
export function makeCallbackSender(hosts: readonly string[]): CallbackSender {
  const isAllowed = (url: URL): boolean =>
    isLoopbackUrl(url) ||
    (/^https?:$/.test(url.protocol) && (hosts.includes(url.hostname) || hosts.includes(url.host)));
  return {
    send: (contract, operation, request, requestBody, reply) =>
      operation.callbacks.flatMap((callback) => {
        if (request.headers[CALLBACK_HEADER] !== undefined) {
          return [`the callback ${callback.name} was not sent, because the request is a callback itself`];
        }
        const { parameters } = pathParametersOf(contract, request);
        const url = `http://${request.headers["host"] ?? "localhost"}${request.path}${request.search && `?${request.search}`}`;
        const exchange: Exchange = { url, request, pathParameters: parameters, requestBody, reply };
        return sendCallback(contract, callback, exchange, isAllowed);
      }),
  };
}

function pathParametersOf(
  { router }: ServedContract,
  request: MockRequest,
): { parameters: Readonly<Record<string, string>> } {
  const route = router.route(request.method, request.path, request.search);
  return "parameters" in route ? route : { parameters: {} };
}

function sendCallback(
  contract: ServedContract,
  { name, expression, operations }: ApiCallback,
  exchange: Exchange,
  isAllowed: (url: URL) => boolean,
): string[] {
  const filled = fillExpressions(expression, exchange);
  if (filled === undefined) return [`the callback ${name} was not sent, because ${expression} has no value`];
  const url = parseUrl(filled);
  if (!url) return [`the callback ${name} was not sent, because its URL is not one`];
  if (!isAllowed(url)) {
    return [
      `the callback ${name} was not sent to ${url.host}, which is not this machine: name it with --callback-host`,
    ];
  }
  return operations.map((operation) => {
    const method = operation.method.toUpperCase();
    void call(contract, operation, url, name);
    return `the callback ${name} was sent: ${method} ${url.origin}${url.pathname}`;
  });
}

async function call(contract: ServedContract, operation: ApiOperation, url: URL, name: string): Promise<void> {
  const content = operation.requestBody?.content ?? [];
  const media = content.find(({ mediaType }) => isJsonMediaType(mediaType)) ?? content[0];
  const body = media && bodyOf(contract, media);
  try {
    const response = await fetch(url, {
      method: operation.method.toUpperCase(),
      headers: {
        [CALLBACK_HEADER]: encodeURIComponent(name),
        ...(body !== undefined && media && { "content-type": media.mediaType }),
      },
      ...(body !== undefined && { body }),
      // A redirect could point to any host.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await response.body?.cancel();
  } catch {
    // Callbacks are fire and forget: an unreachable receiver is not an error of the mock.
  }
}

function bodyOf({ model, schemas }: ServedContract, media: ApiMediaType): string | undefined {
  const [example] = media.examples.filter(({ hasValue }) => hasValue);
  const options = { isStatic: true, seed: "", now: nowOf(""), direction: "request" } as const;
  const value = example ? example.value : media.schema && generate(model, schemas, media.schema, options).value;
  if (value === undefined) return undefined;
  const { text } = writeBody(model, media, media.mediaType, value);
  return (
    text ?? (typeof value === "string" && !isJsonMediaType(media.mediaType) ? value : (writeExactJson(value) ?? ""))
  );
}
