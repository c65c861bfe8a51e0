import type { CallFacts } from "./errors/base.ts";
import type { Hide } from "./secret.ts";

/** Makes the value of an answer that was read to its end, or throws the error that it is. */
export type Receive<T> = (response: Response, bytes: ArrayBuffer, describe: () => Description) => T | Promise<T>;

/** What an error shows of the answer that it is about. */
export interface AnswerFacts extends CallFacts {
  readonly status: number;
  readonly headers: Headers;
  readonly excerpt: string;
}

/** The facts and the whole text of an answer, both without the key; what hides it; the rest of the deadline, in ms. */
export type Description = readonly [facts: AnswerFacts, text: string, hide: Hide, left: number];

/** Describes an answer that is no success: it is dear, so what succeeds does without. */
export function describe(
  { status, headers }: Response,
  bytes: ArrayBuffer,
  facts: CallFacts,
  hide: Hide,
  left: number,
): Description {
  // Pairs of a name and a value.
  const shown = new Headers([...headers].map((pair) => pair.map(hide) as [string, string]));
  const text = hide(new TextDecoder().decode(bytes));
  return [{ ...facts, status, headers: shown, excerpt: text.slice(0, 500) }, text, hide, left];
}

/** A body in another form than JSON. */
export function readAs<As extends "text" | "blob">(
  as: As,
  { headers }: Response,
  bytes: ArrayBuffer,
): ReturnType<Response[As]> {
  return new Response(bytes, { headers })[as]() as ReturnType<Response[As]>;
}
