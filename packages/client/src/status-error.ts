import { type Answer, factsOf, textOf } from "./answer.ts";
import { statusErrors } from "./errors/index.ts";
import type { ErrorEnvelope, StatusError, StatusFacts } from "./errors/status.ts";
import { UnexpectedStatusError } from "./errors/unexpected-status.ts";
import { isTransient, retryAfter } from "./retry.ts";
import { misfit } from "./shape.ts";

/** What of an envelope becomes a member of the error. */
const DETAILS = ["code", "fix", "provider", "providerCode"] as const satisfies (keyof ErrorEnvelope["error"])[];

/** The error of an answer that is no success. */
export function statusError(answer: Answer): StatusError {
  const text = textOf(answer);
  const { excerpt, ...facts } = factsOf(answer, text);
  const { status, headers } = facts;
  const body = readEnvelope(text, answer);
  const { error, trackingId } = body ?? {};
  const said: { [name in (typeof DETAILS)[number]]?: string } = {};
  for (const name of DETAILS) if (typeof error?.[name] === "string") said[name] = error[name];

  const transient = isTransient(status);
  const asked = transient ? retryAfter(headers.get("retry-after")) : undefined;
  const sentences = [
    `status ${status}${error ? ` (${error.code}): ${error.message}` : ""}`,
    said.fix,
    trackingId && `Tracking id: ${trackingId}`,
    asked !== undefined && asked >= answer.left && `Retry-After asks for ${asked} ms, past the deadline`,
  ];
  // Which class it is cannot be known before the answer comes; all are made in the same way.
  const classes: Readonly<Record<number, unknown>> = statusErrors;
  const Class = (classes[status] ?? UnexpectedStatusError) as typeof UnexpectedStatusError;
  const all: StatusFacts = {
    ...facts,
    ...said,
    transient,
    trackingId,
    body,
    excerpt: body ? undefined : excerpt,
    retryAfter: asked,
  };
  return new Class(sentences.filter(Boolean).join(" "), all);
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
