import type { Schemas } from "../api.ts";

type Fault = Schemas["Fault"];
type Step = Schemas["Step"];

/** Descriptions of faults, as the predicate of "The response". */
export const FAULTS: Readonly<Record<Fault, string>> = {
  hang: "hangs before the headers",
  "hang-in-body": "hangs in the body",
  reset: "resets the connection",
  truncate: "breaks off in the body",
  "wrong-type": "has the wrong content type",
  garbage: "has garbage as its body",
  trickle: "arrives byte by byte",
};

/** Notes beside a step's scenario: `×2`, `after 100–800 ms`, `hangs in the body`. */
export function stepNotes({ times, delay, fault }: Step): string[] {
  return [
    ...(times !== undefined ? [`×${times}`] : []),
    ...(delay !== undefined && `${delay}` !== "0" ? [`after ${delayText(delay)} ms`] : []),
    ...(fault !== undefined ? [FAULTS[fault]] : []),
  ];
}

/** Formats a delay: `300`, or `100–800` for a range. */
export function delayText(delay: NonNullable<Step["delay"]>): string {
  return typeof delay === "number" ? `${delay}` : delay.join("–");
}

/** Longest delay, in milliseconds. */
const MAX_DELAY = 3_600_000;

/**
 * Parses a delay; undefined for an empty text.
 *
 * @throws {RangeError} if it is neither milliseconds nor a range.
 */
export function readDelay(text: string): Step["delay"] {
  if (text.trim() === "") return undefined;
  const [, from, to] = /^(\d{1,7})(?:\s*[-–—]\s*(\d{1,7}))?$/.exec(text.trim()) ?? [];
  const [first, last] = [Number(from), Number(to ?? from)];
  if (from === undefined || first > last || last > MAX_DELAY) {
    throw new RangeError("Enter milliseconds up to one hour, such as 300, or a range, such as 100-800.");
  }
  return to === undefined ? first : [first, last];
}
