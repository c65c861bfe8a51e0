import type { Redactor } from "@numbers-api/http/redactor";
import type { CallFacts } from "../errors/base.ts";
import { InvalidResponseError } from "../errors/call-errors.ts";

/** Response as errors show it. Headers and texts are redacted. */
export interface ResponseDetails extends CallFacts {
  readonly status: number;
  readonly headers: Headers;
  /** First 500 characters of the body. */
  readonly excerpt: string;
  /** Body up to a megabyte. */
  readonly text: string;
  /** Rest of the deadline, in ms. */
  readonly remainingTime: number;
  readonly redactor: Redactor;
}

/** Longest excerpt of a body in an error, in characters. */
const EXCERPT_LENGTH = 500;

/** Bytes that an excerpt is made from: a secret must be whole to be found, and a slice would keep all of the text. */
const EXCERPT_BYTES = 8_192;

/** Longest body that is read for the details of an error, in bytes. */
const ERROR_BYTES = 1_000_000;

/** Describes a response for an error. */
export function describeResponse(
  { status, headers }: Pick<Response, "status" | "headers">,
  bytes: ArrayBuffer,
  { operation, attempts }: CallFacts,
  redactor: Redactor,
  remainingTime: number,
): ResponseDetails {
  const decode = (length: number): string =>
    redactor.redact(new TextDecoder().decode(new Uint8Array(bytes).subarray(0, length)));
  const redactedHeaders = new Headers();
  // A name can hold the secret, too; the mark is a valid name.
  for (const [name, value] of headers) redactedHeaders.append(redactor.redact(name), redactor.redact(value));
  return {
    ...{ operation, attempts, status, remainingTime, redactor },
    headers: redactedHeaders,
    excerpt: decode(EXCERPT_BYTES).slice(0, EXCERPT_LENGTH),
    get text() {
      return decode(ERROR_BYTES);
    },
  };
}

/**
 * Makes the error of a success whose body breaks the contract.
 *
 * @param problem - Completes the sentence "the body …".
 */
export function invalidResponse(details: ResponseDetails, problem: string, isRetryable = false): InvalidResponseError {
  const { operation, attempts, status, headers, excerpt, redactor } = details;
  const message = redactor.redact(`status ${status}, but the body ${problem}`);
  // The class declares what the facts have beside those of every call.
  const facts: CallFacts & Pick<ResponseDetails, "status" | "headers" | "excerpt"> = {
    ...{ operation, attempts, isRetryable, status, headers, excerpt },
  };
  return new InvalidResponseError(message, facts);
}
