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
  /** The body as text, which is cut to an excerpt unless it is understood. */
  readonly excerpt: string;
}

/** The facts of an answer, without the key. */
export function factsOf({ response: { status, headers }, facts, hide }: Answer, text: string): AnswerFacts {
  const shown = [...headers].map(([name, value]): [string, string] => [hide(name), hide(value)]);
  return { ...facts, status, headers: new Headers(shown), excerpt: text.slice(0, EXCERPT) };
}

/** The body of an answer as text, without the key, whatever it is. */
export function textOf({ bytes, hide }: Answer): string {
  return hide(new TextDecoder().decode(bytes));
}
