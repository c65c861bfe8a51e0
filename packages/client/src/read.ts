import type { SuccessResponse } from "@numbers-api/contract";
import type { CallFacts, NumbersApiError } from "./errors/base.ts";
import { statusErrors } from "./errors/index.ts";
import { InvalidResponseError } from "./errors/invalid-response.ts";
import type { ErrorEnvelope } from "./errors/status.ts";
import { UnexpectedStatusError } from "./errors/unexpected-status.ts";
import { misfit } from "./shape.ts";

/** The value of a successful answer, or what is wrong with it. A value always has what the contract promises. */
export type Reading = { readonly value: unknown } | { readonly wrong: string; readonly truncated: boolean };

/** Reads the body of a success as the contract documents it. */
export function readSuccess(
  { headers }: Response,
  bytes: ArrayBuffer,
  documented: SuccessResponse | undefined,
): Reading {
  const type = headers.get("content-type") ?? "";
  if (!documented?.contentTypes) return { value: undefined };
  if (!documented.contentTypes.some((known) => essence(known) === essence(type))) {
    return {
      wrong: `the body is ${essence(type) || "of no type"}, not ${documented.contentTypes.join(" or ")}`,
      truncated: false,
    };
  }
  if (!isJson(type)) return { value: /^text\//i.test(type) ? decode(bytes, undefined) : new Blob([bytes], { type }) };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { wrong: bytes.byteLength === 0 ? "the body is empty" : "the body is no JSON", truncated: true };
  }
  const place = misfit(value, documented.shape ? `#${documented.shape}` : "any");
  if (place === undefined) return { value };
  return { wrong: `the body has no proper ${place.slice(1) || "value"}`, truncated: false };
}

/** The error of a success that is not what the contract promises. */
export function invalidResponse(
  { status, headers }: Response,
  bytes: ArrayBuffer,
  facts: CallFacts,
  key: string | undefined,
  { wrong, truncated }: { readonly wrong: string; readonly truncated: boolean },
): InvalidResponseError {
  const error = new InvalidResponseError(`${facts.operation}: status ${status}, but ${wrong}`, facts);
  return Object.assign(error, { status, headers, truncated, excerpt: excerptOf(decode(bytes, key)) });
}

/** The error of an answer that is no success. */
export function statusError(
  { status, headers }: Response,
  bytes: ArrayBuffer,
  facts: CallFacts,
  key: string | undefined,
): NumbersApiError {
  const text = decode(bytes, key);
  const body = isJson(headers.get("content-type") ?? "") ? readEnvelope(text) : undefined;
  // Which class it is cannot be known before the answer comes; all are made in the same way.
  const classes: Readonly<Record<number, unknown>> = statusErrors;
  const Class = (classes[status] ?? UnexpectedStatusError) as typeof UnexpectedStatusError;
  const { trackingId, error } = body ?? {};
  const { code, message, fix, provider, providerCode } = error ?? {};
  const said = message ? `: ${message} (${code})` : "";
  const advice = fix ? ` ${fix}` : "";
  const id = trackingId ? ` Tracking id: ${trackingId}` : "";
  return new Class(`${facts.operation}: status ${status}${said}${advice}${id}`, {
    ...facts,
    status,
    headers,
    trackingId,
    code,
    fix,
    provider,
    providerCode,
    body,
    excerpt: body ? undefined : excerptOf(text),
  });
}

/** The envelope, when a text is one: unknown members are kept. */
function readEnvelope(text: string): ErrorEnvelope | undefined {
  try {
    const body: unknown = JSON.parse(text);
    // The shape vouches for what the type says.
    return misfit(body, "#ErrorEnvelope") === undefined ? (body as ErrorEnvelope) : undefined;
  } catch {
    return undefined;
  }
}

function excerptOf(text: string): string | undefined {
  return text.slice(0, 500) || undefined;
}

/** A server may repeat the key that it refuses; no error shows it. One too short to be a key is no secret. */
function decode(bytes: ArrayBuffer, key: string | undefined): string {
  const text = new TextDecoder().decode(bytes);
  return key && key.length > 7 ? text.replaceAll(key, "[API key]") : text;
}

function essence(type: string): string {
  return (type.split(";", 1)[0] ?? "").trim().toLowerCase();
}

function isJson(type: string): boolean {
  return /[/+]json$/.test(essence(type));
}
