import {
  BadGatewayError,
  BadRequestError,
  type ErrorEnvelope,
  InternalServerError,
  PaymentRequiredError,
  type StatusError,
  type StatusFacts,
  UnauthorizedError,
  UnexpectedStatusError,
} from "../errors/status-error.ts";
import { validationErrors } from "../generated/validation.ts";
import { isRetryableStatus, parseRetryAfter } from "../transport/retry.ts";
import type { ResponseDetails } from "./details.ts";

const CLASSES: Readonly<Record<number, new (message: string, facts: StatusFacts) => StatusError>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  402: PaymentRequiredError,
  500: InternalServerError,
  502: BadGatewayError,
};

const OPTIONAL_DETAILS = ["fix", "provider", "providerCode"] as const;

/** A server may write any amount of text; a message is for one line of a log. */
const MAX_MESSAGE_LENGTH = 1_000;

/** Makes the error of a response whose status is not a documented success. */
export function createStatusError(details: ResponseDetails): StatusError {
  const { operation, attempts, status, headers, remainingTime } = details;
  const facts: StatusFacts = { operation, attempts, status, headers, isRetryable: isRetryableStatus(status) };
  let message = `status ${status}`;
  const envelope = readEnvelope(details.text);
  if (envelope) {
    const { error, trackingId } = envelope;
    facts.body = envelope;
    Object.assign(facts, { code: error.code, detail: error.message, trackingId });
    for (const name of OPTIONAL_DETAILS) {
      if (typeof error[name] === "string") facts[name] = error[name];
    }
    const said = [error.message, facts.fix].filter(Boolean).join(" ").slice(0, MAX_MESSAGE_LENGTH);
    message += ` (${error.code}): ${said} Tracking id: ${trackingId}`;
  } else {
    facts.excerpt = details.excerpt;
  }
  const retryAfter = facts.isRetryable ? parseRetryAfter(headers.get("retry-after")) : undefined;
  if (retryAfter !== undefined) {
    facts.retryAfter = retryAfter;
    if (retryAfter >= remainingTime) message += ". Not retried: Retry-After is past the deadline";
  }
  return new (CLASSES[status] ?? UnexpectedStatusError)(message, facts);
}

function readEnvelope(text: string): ErrorEnvelope | undefined {
  try {
    const body: unknown = JSON.parse(text);
    // The generated check vouches for the type.
    return validationErrors.ErrorEnvelope(body) ? undefined : (body as ErrorEnvelope);
  } catch {
    return undefined;
  }
}
