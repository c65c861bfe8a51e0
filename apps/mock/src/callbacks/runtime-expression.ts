import { writeExactJson } from "@numbers-api/openapi/exact-json";
import { isObject, parsePointer, valueAt } from "@numbers-api/openapi/reference";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";

/** Request and response that a runtime expression can refer to. */
export interface Exchange {
  /** Whole URL of the request. */
  readonly url: string;
  readonly request: MockRequest;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly reply: Reply;
}

/** Replaces the runtime expressions of a callback's URL; undefined when one of them has an empty result. */
export function fillExpressions(template: string, exchange: Exchange): string | undefined {
  let isComplete = true;
  const url = template.replace(/\{([^{}]*)\}/g, (_, expression: string) => {
    const value = evaluate(expression, exchange);
    isComplete &&= value !== undefined;
    return value ?? "";
  });
  return isComplete ? url : undefined;
}

/** Value of a runtime expression (OpenAPI 3.1, section 4.8.20.4). */
function evaluate(
  expression: string,
  { url, request, pathParameters, requestBody, reply }: Exchange,
): string | undefined {
  switch (expression) {
    case "$url":
      return url;
    case "$method":
      return request.method;
    case "$statusCode":
      return String(reply.status);
    default:
  }
  const [, side, place, name = ""] =
    /^\$(request|response)\.(body|header|query|path)(?:[.#](.*))?$/s.exec(expression) ?? [];
  const isRequest = side === "request";
  switch (place) {
    case "body": {
      const body = isRequest ? requestBody : reply.body;
      return toText(name === "" ? body : valueAt(body, parsePointer(name)));
    }
    case "header":
      return (isRequest ? request.headers : reply.headers)[name.toLowerCase()];
    case "query":
      return isRequest ? [request.query[name]].flat()[0] : undefined;
    case "path":
      return isRequest ? pathParameters[name] : undefined;
    default:
      return undefined;
  }
}

function toText(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === "object" || isObject(value) ? writeExactJson(value) : String(value);
}
