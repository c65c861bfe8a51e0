import type { Fault, Step } from "../api.ts";

/** What each fault does, for people. */
export const FAULTS: Readonly<Record<Fault, string>> = {
  hang: "hangs before the headers",
  "hang-in-body": "hangs in the body",
  reset: "resets the connection",
  truncate: "breaks off in the body",
  "wrong-type": "has the wrong content type",
  garbage: "has garbage as its body",
  trickle: "trickles in byte by byte",
};

/** How a step is played, beside its scenario: `×2`, `after 100–800 ms`, `hangs in the body`. */
export function manner({ times, delay, fault }: Step): string[] {
  return [
    ...(times !== undefined ? [`×${times}`] : []),
    ...(delay !== undefined && `${delay}` !== "0" ? [`after ${delayText(delay)} ms`] : []),
    ...(fault !== undefined ? [FAULTS[fault]] : []),
  ];
}

/** A delay as it is typed: `300`, or `100–800` for a range. */
export function delayText(delay: NonNullable<Step["delay"]>): string {
  return typeof delay === "number" ? `${delay}` : delay.join("–");
}

/**
 * Reads a delay that was typed. Nothing typed is no delay.
 *
 * @throws {RangeError} when it is neither a number of milliseconds nor a range from less to more.
 */
export function readDelay(text: string): Step["delay"] {
  if (text.trim() === "") return undefined;
  const [, from, to] = /^(\d{1,7})(?:\s*[-–—]\s*(\d{1,7}))?$/.exec(text.trim()) ?? [];
  if (from === undefined || Number(from) > Number(to ?? from)) {
    throw new RangeError(`"${text}" is no delay: type milliseconds such as 300, or a range such as 100-800.`);
  }
  return to === undefined ? Number(from) : [Number(from), Number(to)];
}
