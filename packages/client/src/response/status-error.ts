import type { ErrorResponse, Operation } from "@numbers-api/contract";
import { type StatusError, type StatusFacts, UnexpectedStatusError } from "../errors/status-error.ts";
import type { Contract } from "../features.ts";
import { isRetryableStatus, parseRetryAfter } from "../transport/retry.ts";
import type { ResponseDetails } from "./details.ts";

/** Remedies of statuses that say nothing themselves. */
const ADVICE: Readonly<Record<number, string>> = { 401: "Check NUMBERS_API_KEY.", 404: "Check baseUrl." };

/** A server may write any amount of text; a message is for one line of a log. */
const MAX_MESSAGE_LENGTH = 1_000;

/** Makes the error of a response whose status is not a documented success. */
export function createStatusError(
  details: ResponseDetails,
  errors: Operation["errors"] = {},
  { validators, statusErrors, readEnvelope }: Pick<Contract, "validators" | "statusErrors" | "readEnvelope">,
): StatusError {
  const { operation, attempts, status, headers, remainingTime } = details;
  const isRetryable = isRetryableStatus(status);
  const documented = errors[status] ?? errors[`${Math.floor(status / 100)}XX`] ?? errors["default"];
  const body = parseError(details.text);
  const envelope = readEnvelope?.(body, validators);
  const facts: StatusFacts = { operation, attempts, status, headers, isRetryable, ...envelope };
  if (envelope || isDocumented(body, documented, validators)) facts.body = body;
  else facts.excerpt = details.excerpt;
  let message = `status ${status}`;
  if (envelope) {
    const { code, detail, fix = "", trackingId } = envelope;
    message += ` (${code}): ${`${detail} ${fix}`.trim().slice(0, MAX_MESSAGE_LENGTH)} Tracking id: ${trackingId}`;
  } else {
    const advice = ADVICE[status] ?? (isRetryable ? "Try again later." : "");
    message = `${documented?.summary ? `${status} ${documented.summary}` : `${message}.`} ${advice}`.trim();
  }
  const retryAfter = isRetryable ? parseRetryAfter(headers.get("retry-after")) : undefined;
  if (retryAfter !== undefined) {
    facts.retryAfter = retryAfter;
    if (retryAfter >= remainingTime) message += ". Not retried: Retry-After is past the deadline";
  }
  return new (statusErrors[status] ?? UnexpectedStatusError)(message, facts);
}

/** Returns `true` for a body that the contract documents, or one of a status that it does not know. */
function isDocumented(
  body: unknown,
  documented: ErrorResponse | undefined,
  validators: Contract["validators"],
): boolean {
  const validate = documented?.shape === undefined ? undefined : validators[documented.shape];
  return body !== undefined && (validate ? validate(body) === "" : documented?.hasBody !== false);
}

/** Body of an error as JSON; `undefined` for anything else. */
function parseError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
