import type { Operation } from "@numbers-api/contract";
import type { WithResponse } from "./call.ts";
import { AbortError } from "./errors/abort.ts";
import { ApiKeyError } from "./errors/api-key.ts";
import { NumbersApiError } from "./errors/base.ts";
import { ConnectionError } from "./errors/connection.ts";
import type { StatusError } from "./errors/status.ts";
import { TimeoutError } from "./errors/timeout.ts";
import { observe } from "./hooks.ts";
import { limit, sleep } from "./limit.ts";
import { readSuccess } from "./read-success.ts";
import { backoff, isIdempotent } from "./retry.ts";
import { explain, hiding } from "./secret.ts";
import type { Settings } from "./settings.ts";

/** A request, which is sent once for each attempt: a `Request`, or what one would be made from. */
export interface Sendable {
  readonly url: string;
  /** In capitals. */
  readonly method: string;
  readonly headers: Headers;
  clone?(): Request;
}

/**
 * Makes attempts until one gives a value, a failure is final, or the deadline leaves no time for another.
 *
 * @throws {NumbersApiError} and nothing else.
 */
export async function perform(
  { deadline, timeout, maxRetries, signal, key, hooks, fetch }: Settings,
  operation: Pick<Operation, "id" | "authenticated" | "success">,
  request: Sendable,
): Promise<WithResponse<unknown>> {
  const { method } = request;
  const end = performance.now() + deadline;
  const left = (): number => end - performance.now();
  for (let attempts = 0; ; ) {
    const failed = <E>(Kind: new (message: string, facts: CallFacts) => E, message: string, cause?: unknown): E =>
      new Kind(message, { operation: operation.id, attempts, cause });
    const stopped = (): NumbersApiError =>
      signal?.aborted
        ? failed(AbortError, "aborted by the caller", signal.reason)
        : failed(TimeoutError, `no complete answer within the ${within} ms`);
    if (signal?.aborted) throw stopped();
    attempts++;
  }
}
