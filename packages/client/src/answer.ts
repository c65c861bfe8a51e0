import type { CallFacts } from "./errors/base.ts";
import type { Hide } from "./secret.ts";

/** As much of a body as an error shows, in characters. */
const EXCERPT = 500;

/** An answer of the server, read to its end. */
export interface Answer {
  readonly response: Response;
  readonly bytes: ArrayBuffer;
  readonly facts: CallFacts;
  readonly hide: Hide;
  /** What is left of the deadline, in ms. */
  readonly left: number;
}

/** What an error shows of the answer that it is about. */
export interface AnswerFacts extends CallFacts {
  readonly status: number;
  readonly headers: Headers;
  readonly excerpt: string;
}

/** What an answer says, and its whole body, both without the key. */
export function describe({ response: { status, headers }, bytes, facts, hide }: Answer): [AnswerFacts, string] {
  // Pairs of a name and a value.
  const shown = [...headers].map((pair) => pair.map(hide)) as [string, string][];
  const text = hide(new TextDecoder().decode(bytes));
  return [{ ...facts, status, headers: new Headers(shown), excerpt: text.slice(0, EXCERPT) }, text];
}
