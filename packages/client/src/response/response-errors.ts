import { type ErrorResponse, keyVariable } from "@numbers-api/contract";
import { createRedactor, type Redactor } from "@numbers-api/http/redactor";
import type { CallFacts } from "../errors/base.ts";
import { InvalidResponseError } from "../errors/call-errors.ts";
import { type StatusError, type StatusFacts, UnexpectedStatusError } from "../errors/status-error.ts";
import { isRetryableStatus, parseRetryAfter } from "../transport/retry.ts";
import type { AnsweredAttempt, Attempt, Validators } from "../types/runtime.ts";

/** Bytes that an excerpt is made from: a secret must be whole to be found, and a slice would keep all of the text. */
const EXCERPT_BYTES = 8_192;

/** Longest body that is parsed for an error, in bytes. */
const ERROR_BYTES = 1_000_000;

/** Longest excerpt of a body, in characters. */
const EXCERPT_LENGTH = 500;

/** A server may write any amount of text; a message is for one line of a log. */
const MAX_MESSAGE_LENGTH = 1_000;

/** Remedies of statuses that say nothing themselves. */
const ADVICE: Readonly<Record<number, string>> = { 401: `Check ${keyVariable}.`, 404: "Check baseUrl." };

/** Makes a redactor of the keys that were sent, and of the credentials of a request, which may be the caller's own. */
export function redactorOf({ settings, request }: Attempt): Redactor {
  const credentials = request.headers.get("authorization") ?? "";
  return createRedactor([...settings.sentKeys, credentials.slice(credentials.lastIndexOf(" ") + 1)]);
}

/** Facts of an attempt that errors carry. */
export function factsOf({ operation, attempts }: Attempt): CallFacts {
  return { operation: operation.id, attempts };
}

/** Redacted facts about a response, and a reader of the beginning of its body. */
function describe(attempt: AnsweredAttempt) {
  const { response, bytes } = attempt;
  const { redact } = redactorOf(attempt);
  const headers = new Headers();
  for (const [name, value] of response.headers) {
    try {
      // A name can hold the secret, too; the mark is a valid name.
      headers.append(redact(name), redact(value));
    } catch {
      // Node 20 receives names that it does not let anyone write.
    }
  }
  const read = (length: number): string => redact(new TextDecoder().decode(bytes?.slice(0, length)));
  const excerpt = read(EXCERPT_BYTES).slice(0, EXCERPT_LENGTH);
  return { facts: { ...factsOf(attempt), status: response.status, headers, excerpt }, redact, read };
}

/**
 * Makes the error of a success whose body breaks the contract.
 *
 * @param problem - Completes the sentence "the body …".
 */
export function invalidResponse(attempt: AnsweredAttempt, problem: string, isRetryable = false): InvalidResponseError {
  const { facts, redact } = describe(attempt);
  return new InvalidResponseError(redact(`status ${facts.status}, but the body ${problem}`), { ...facts, isRetryable });
}

/** Finds the documentation of a status: its own, that of its range, or the default. */
export function documentedFor<T>(responses: Readonly<Record<string, T>> | undefined, status: number): T | undefined {
  return responses?.[status] ?? responses?.[`${Math.floor(status / 100)}XX`] ?? responses?.["default"];
}

/** Makes the error of a response whose status is not a documented success. */
export function createStatusError(attempt: AnsweredAttempt): StatusError {
  const { operation, settings, response, end } = attempt;
  const { validators, statusErrors, readEnvelope, readError = parseError } = settings.contract;
  const { status } = response;
  const { facts: known, read } = describe(attempt);
  const isRetryable = isRetryableStatus(status);
  const documented = documentedFor(operation.errors, status);
  const body = readError(read(ERROR_BYTES), documented, response);
  const envelope = readEnvelope?.(body, validators);
  const facts: StatusFacts = { ...known, isRetryable, ...envelope };
  if (envelope || isDocumented(body, documented, validators)) {
    facts.body = body;
    delete facts.excerpt;
  }
  let message = documented?.summary ? `${status} ${documented.summary}` : `status ${status}.`;
  if (envelope) {
    const { code, detail, fix = "", trackingId } = envelope;
    message = `status ${status} (${code}): ${`${detail} ${fix}`.trim().slice(0, MAX_MESSAGE_LENGTH)} Tracking id: ${trackingId}`;
  } else {
    message = `${message} ${ADVICE[status] ?? (isRetryable ? "Try again later." : "")}`.trim();
  }
  const retryAfter = isRetryable && parseRetryAfter(response.headers.get("retry-after"));
  if (retryAfter) {
    facts.retryAfter = retryAfter;
    if (retryAfter >= end - performance.now()) message += ". Not retried: Retry-After is past the deadline";
  }
  return new (statusErrors[status] ?? UnexpectedStatusError)(message, facts);
}

/** Returns `true` for a body that the contract documents, or one of a status that it does not know. */
function isDocumented(body: unknown, documented: ErrorResponse | undefined, validators: Validators): boolean {
  const validate = validators[documented?.shape ?? ""];
  return body !== undefined && (validate ? validate(body) === "" : documented?.hasBody !== false);
}

/** Body of an error as JSON; `undefined` for anything else. */
export function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
