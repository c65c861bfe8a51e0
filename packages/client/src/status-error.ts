import { type Answer, describe } from "./answer.ts";
import { statusErrors } from "./errors/index.ts";
import type { ErrorEnvelope, StatusError, StatusFacts } from "./errors/status.ts";
import { UnexpectedStatusError } from "./errors/unexpected-status.ts";
import { readRetryAfter, TRANSIENT } from "./retry.ts";
import { misfit } from "./shape.ts";

/** What of an envelope becomes a member of the error. */
const DETAILS = ["code", "fix", "provider", "providerCode"] as const satisfies (keyof ErrorEnvelope["error"])[];

/** The error of an answer that is no success. */
export function statusError(answer: Answer): StatusError {
  const [facts, text] = describe(answer);
  const { status, headers } = facts;
  const transient = TRANSIENT.test(`${status}`);
  const retryAfter = transient ? readRetryAfter(headers.get("retry-after")) : undefined;
  const body = readEnvelope(text, answer);
  const { error, trackingId } = body ?? {};
  const said: { [name in (typeof DETAILS)[number]]?: string } = {};
  for (const name of DETAILS) if (typeof error?.[name] === "string") said[name] = error[name];

  let message = `status ${status}`;
  const fix = said.fix ? ` ${said.fix}` : "";
  if (error) message += ` (${error.code}): ${error.message}${fix} Tracking id: ${trackingId}`;
  if (retryAfter && retryAfter >= answer.left) message += `. Not retried: Retry-After is past the deadline`;
  // Which class it is cannot be known before the answer comes; all are made in the same way.
  const classes: Readonly<Record<number, unknown>> = statusErrors;
  const Class = (classes[status] ?? UnexpectedStatusError) as typeof UnexpectedStatusError;
  const all: StatusFacts = {
    ...facts,
    transient,
    retryAfter,
    trackingId,
    ...said,
    ...(body && { body, excerpt: undefined }),
  };
  return new Class(message, all);
}

/** The envelope, when a text is one: unknown members are kept. */
function readEnvelope(text: string, { hide }: Answer): ErrorEnvelope | undefined {
  try {
    // Once more, because JSON can write the characters of the key in other ways.
    const body: unknown = JSON.parse(hide(JSON.stringify(JSON.parse(text))));
    // The shape vouches for what the type says.
    return misfit(body, "#ErrorEnvelope") === undefined ? (body as ErrorEnvelope) : undefined;
  } catch {
    return undefined;
  }
}
