/** What a change asks of the version: nothing, or the part of it that has to move. */
export type Impact = "none" | "patch" | "minor" | "major";

/** The impacts, the least first. */
export const IMPACTS: readonly Impact[] = ["none", "patch", "minor", "major"];

/** The greatest of several impacts; `none` of none. */
export function greatest(impacts: Iterable<Impact>): Impact {
  const ranks = [...impacts].map((impact) => IMPACTS.indexOf(impact));
  return IMPACTS[Math.max(0, ...ranks)] ?? "none";
}

/** What a sentence about a change is made of. */
export interface Told {
  /** Where it is: "the answer 200", "the request body", "the query parameter `limit`". */
  readonly place: string;
  /** What in there: "`numbers[].label`", or the place itself. */
  readonly member: string;
  /** Both: "`numbers[].label` of the answer 200". */
  readonly it: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** One kind of change: what it means when the consumer sends the value, and when the consumer receives it. */
export interface Kind {
  readonly request: Impact;
  readonly response: Impact;
  /** The sentence, without the operation before it and the full stop behind it. */
  readonly say: (told: Told) => string;
}

/** A kind by its impacts, first in a request, then in a response. */
export function kind(request: Impact, response: Impact, say: Kind["say"]): Kind {
  return { request, response, say };
}

/** Fewer values pass than before: whoever sends them is refused, whoever receives them knows them all. */
export function narrows(say: Kind["say"]): Kind {
  return kind("major", "patch", say);
}

/** More values pass than before: whoever sends them may, whoever receives them may not expect them. */
export function widens(say: Kind["say"]): Kind {
  return kind("minor", "major", say);
}

/** Neither fewer nor more, but others. */
export function alters(say: Kind["say"]): Kind {
  return kind("major", "major", say);
}
