import { createContext, Script } from "node:vm";
import { isObject } from "../document/reference.ts";
import { toRegExp } from "./translate.ts";

/** Matching a pattern takes too long. */
export class PatternTimeoutError extends Error {
  override readonly name = "PatternTimeoutError";
}

/** Time limit of one match, in milliseconds. */
const TIMEOUT = 100;

/** Steps that a match may need before it is watched by a clock, which takes longer than most matches. */
const MAX_STEPS = 100_000;

/** Matches a pattern as `RegExp` does, with bounded time. */
export class BoundedPattern {
  readonly source: string;
  readonly #pattern: RegExp;
  /** Exponent by which steps grow with the length of the text; infinite when they may grow exponentially. */
  readonly #degree: number;

  /** @throws {SyntaxError} when the pattern is not a regular expression. */
  constructor(source: string) {
    this.source = source;
    this.#pattern = toRegExp(source) ?? new RegExp(source, "u");
    this.#degree = degreeOf(source);
  }

  /** Ajv identifies patterns by this text. */
  toString(): string {
    return String(this.#pattern);
  }

  /** @throws {PatternTimeoutError} when the match takes too long. */
  test(text: string): boolean {
    if (this.#degree <= 1 || text.length ** this.#degree <= MAX_STEPS) return this.#pattern.test(text);
    return testWithTimeout(this.#pattern, text);
  }
}

/**
 * Estimates from a pattern how its matching grows: with the number of its unbounded repetitions, and exponentially when
 * one of them repeats another one, or alternatives.
 */
function degreeOf(source: string): number {
  const groups: { repeats: boolean }[] = [{ repeats: false }];
  let count = 0;
  let last: { repeats: boolean } | undefined;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    let closed: { repeats: boolean } | undefined;
    if (character === "\\") index += 1;
    else if (character === "[") index = endOfClass(source, index);
    else if (character === "(") groups.push({ repeats: false });
    else if (character === ")") closed = groups.length > 1 ? groups.pop() : undefined;
    else if (character === "|") markOpen(groups);
    else if (isUnbounded(source, index)) {
      if (last?.repeats) return Number.POSITIVE_INFINITY;
      count += 1;
      markOpen(groups);
    }
    // A repetition inside a group also repeats in the groups around it.
    if (closed?.repeats) markOpen(groups);
    last = closed;
  }
  return count;
}

function markOpen(groups: readonly { repeats: boolean }[]): void {
  const innermost = groups.at(-1);
  if (innermost) innermost.repeats = true;
}

function isUnbounded(source: string, index: number): boolean {
  const character = source[index];
  if (character === "*" || character === "+") return true;
  const [, max] = (character === "{" && /^\{\d+(?:,(\d*))?\}/.exec(source.slice(index, index + 20))) || [];
  return max !== undefined && (max === "" || Number(max) > 16);
}

function endOfClass(source: string, start: number): number {
  for (let index = start + 1; index < source.length; index += 1) {
    if (source[index] === "\\") index += 1;
    else if (source[index] === "]") return index;
  }
  return source.length;
}

const context = createContext(Object.create(null));
const script = new Script("pattern.test(text)");

/** Only the virtual machine can interrupt a match. */
function testWithTimeout(pattern: RegExp, text: string): boolean {
  Object.assign(context, { pattern, text });
  try {
    return script.runInContext(context, { timeout: TIMEOUT }) === true;
  } catch (error) {
    // An error of another context is not an `Error` of this one.
    const isTimeout = isObject(error) && error["code"] === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    if (!isTimeout) throw error;
    throw new PatternTimeoutError(
      `the pattern ${pattern.source} takes too long to match a text of ${text.length} characters`,
    );
  } finally {
    Object.assign(context, { pattern: undefined, text: undefined });
  }
}
