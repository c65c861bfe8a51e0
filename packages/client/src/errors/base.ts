import type { OperationId } from "@numbers-api/contract";

/** Marks our errors in every realm and every copy of this package, where `instanceof` cannot. */
const BRAND = Symbol.for("@numbers-api/client.error");

/** Facts about a call that every error carries. */
export interface CallFacts {
  /** Id of the operation in the contract; method and path for a call through `client.http`. */
  readonly operation: OperationId | (string & {});
  /** Attempts made: 1 for a call that was not retried, 0 when the signal was aborted before the first. */
  readonly attempts: number;
  /** `true` when the same call may succeed later. Such a failure is retried while retries and the deadline allow it. */
  readonly isRetryable?: boolean | undefined;
  /** Underlying error of `fetch`, or the reason of an abort. */
  readonly cause?: unknown;
}

/**
 * Any failure of a call. The subclasses tell the kind: an error status, a body that breaks the contract, no connection,
 * a timeout, or an abort by the caller.
 *
 * @example
 * try {
 *   await client.resource.action();
 * } catch (error) {
 *   if (error instanceof NumbersApiError) console.error(error.message);
 * }
 */
export abstract class NumbersApiError extends Error {
  declare readonly operation: CallFacts["operation"];
  declare readonly attempts: number;
  declare readonly isRetryable?: CallFacts["isRetryable"];
  /** HTTP status, if a response came. */
  declare readonly status?: number | undefined;

  constructor(message: string, facts: CallFacts) {
    // Servers may send line breaks and escape sequences of terminals; a message is one line of a log.
    super(`${facts.operation}: ${message}`.replaceAll(/\p{Cc}+/gu, " "), facts);
    // The subclasses only declare their members.
    Object.assign(this, facts);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/**
 * Returns `true` for an error of this client, from this copy of the package or another, in this realm or another.
 *
 * @example
 * if (isNumbersApiError(error)) console.error(error.operation, error.attempts);
 */
export function isNumbersApiError(value: unknown): value is NumbersApiError {
  return typeof value === "object" && value !== null && BRAND in value;
}
