import table from "./kinds.json" with { type: "json" };

/** Part of the version that a change moves. */
export type Impact = "none" | "patch" | "minor" | "major";

export const IMPACTS: readonly Impact[] = ["none", "patch", "minor", "major"];

/** Greatest of several impacts; `none` of none. */
export function greatest(impacts: Iterable<Impact>): Impact {
  const ranks = [...impacts].map((impact) => IMPACTS.indexOf(impact));
  return IMPACTS[Math.max(0, ...ranks)] ?? "none";
}

/** Parts of a sentence about a change. */
export interface MessageArgs {
  /** "the response 200", "the request body", "the query parameter `limit`". */
  readonly place: string;
  /** Member in there, "`numbers[].label`", or the place itself. */
  readonly member: string;
  /** Both: "`numbers[].label` of the response 200". */
  readonly it: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Kind of change, with its impact when the consumer sends the value and when the consumer receives it. */
export interface ChangeKind {
  readonly request: Impact;
  readonly response: Impact;
  /** Sentence without the operation before it and the full stop behind it, with {@link MessageArgs} in braces. */
  readonly sentence: string;
}

export type KindId = keyof typeof table;

/**
 * Kinds of change that the review knows, by name. The table has the impact when the consumer sends the value, or calls
 * the operation; the impact when the consumer receives the value, or is called; the sentence; and the reason for an
 * impact that is not obvious.
 */
export const KINDS = Object.fromEntries(
  Object.entries(table).map(([name, [request, response, sentence = ""]]) => [name, { request, response, sentence }]),
) as Readonly<Record<KindId, ChangeKind>>; // A test checks the impacts of the table.
