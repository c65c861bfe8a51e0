import type { Description } from "./answer.ts";
import { statusErrors } from "./errors/index.ts";
import type { ErrorEnvelope, StatusError, StatusFacts } from "./errors/status.ts";
import { UnexpectedStatusError } from "./errors/unexpected-status.ts";
import { misfits } from "./generated/misfits.ts";
import { readRetryAfter, TRANSIENT } from "./retry.ts";

/** What of an envelope becomes a member of the error, if it is the text that the contract has there. */
const DETAILS = ["code", "fix", "provider", "providerCode"] as const satisfies (keyof ErrorEnvelope["error"])[];

/** The error of an answer that is no success. */
export function statusError([shown, text, , left]: Description): StatusError {
  const { status, headers } = shown;
  const facts: StatusFacts = { ...shown, transient: TRANSIENT.test(`${status}`) };
  let message = `status ${status}`;
  try {
    const body: unknown = JSON.parse(text);
    if (!misfits.ErrorEnvelope(body)) {
      // The shape vouches for what the type says.
      const { error, trackingId } = body as ErrorEnvelope;
      for (const name of DETAILS) if (typeof error[name] === "string") facts[name] = error[name];
      message += ` (${error.code}): ${error.message}${facts.fix ? ` ${facts.fix}` : ""} Tracking id: ${trackingId}`;
      facts.body = body;
      facts.detail = error.message;
      facts.trackingId = trackingId;
      delete facts.excerpt;
    }
  } catch {
    // The excerpt shows what it is instead.
  }
  const wait = facts.transient && readRetryAfter(headers.get("retry-after"));
  if (wait) {
    facts.retryAfter = wait;
    if (wait >= left) message += ". Not retried: Retry-After is past the deadline";
  }
  // Which class it is cannot be known before the answer comes; all are made in the same way.
  const classes: Readonly<Record<number, unknown>> = statusErrors;
  const Class = (classes[status] ?? UnexpectedStatusError) as typeof UnexpectedStatusError;
  return new Class(message, facts);
}
