import type { OperationId } from "@numbers-api/contract";

/** Marks our errors in every realm and every copy of this package, where `instanceof` cannot. */
const BRAND = Symbol.for("@numbers-api/client.error");

/** What every error of a call knows. */
export interface CallFacts {
  /** The operation, by its id in the contract; the method and path of a call through `client.http`. */
  readonly operation: OperationId | (string & {});
  /** How many attempts were made: 1 for a call that was not retried, 0 when the signal was aborted before the first. */
  readonly attempts: number;
  /** Whether the same call may succeed later. Such a failure is retried while retries and the deadline allow it. */
  readonly transient?: boolean | undefined;
  /** What lies beneath: the error of `fetch`, or the reason of an abort. */
  readonly cause?: unknown;
}

/**
 * Any failure of a call. The classes that extend it say what kind: an answer with an error status, an answer that breaks
 * the contract, no connection, a timeout, or an abort by the caller.
 *
 * @example
 * try {
 *   await client.numbers.list();
 * } catch (error) {
 *   if (error instanceof NumbersApiError) console.error(error.message);
 * }
 */
export abstract class NumbersApiError extends Error {
  declare readonly operation: CallFacts["operation"];
  declare readonly attempts: number;
  declare readonly transient?: CallFacts["transient"];
  /** The HTTP status, where an answer came. */
  declare readonly status?: number | undefined;

  constructor(message: string, facts: CallFacts) {
    super(`${facts.operation}: ${message}`, facts);
    // Each class declares its own members, and none repeats this.
    Object.assign(this, facts);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/**
 * Whether a value is an error of this client, of this copy of the package or of another, in this realm or another.
 *
 * @example
 * if (isNumbersApiError(error)) console.error(error.operation, error.attempts);
 */
export function isNumbersApiError(value: unknown): value is NumbersApiError {
  return typeof value === "object" && value !== null && BRAND in value;
}
