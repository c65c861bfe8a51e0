import type { Operation } from "@numbers-api/contract";
import type { Answer } from "./answer.ts";
import { AbortError } from "./errors/abort.ts";
import { ApiKeyError } from "./errors/api-key.ts";
import { type CallFacts, NumbersApiError } from "./errors/base.ts";
import { ConnectionError } from "./errors/connection.ts";
import type { StatusError } from "./errors/status.ts";
import { TimeoutError } from "./errors/timeout.ts";
import { observe } from "./hooks.ts";
import { limit, STOPPED, sleep } from "./limit.ts";
import { backoff, IDEMPOTENT } from "./retry.ts";
import { explain, hiding } from "./secret.ts";
import type { Settings } from "./settings.ts";

/** A request, which is sent once for each attempt. */
export interface Sendable extends Omit<RequestInit, "body"> {
  readonly url: string;
  /** In capitals. */
  readonly method: string;
  readonly body?: RequestInit["body"];
  readonly headers: Headers;
}

/**
 * Makes attempts until one gives a value, a failure is final, or the deadline leaves no time for another.
 *
 * @param receive makes the value of an answer, or throws the error that the answer is.
 * @throws {NumbersApiError} and nothing else.
 */
export async function perform<T>(
  { deadline, timeout, maxRetries, signal, apiKey, hooks, fetch }: Settings,
  { id, authenticated }: Pick<Operation, "id" | "authenticated">,
  { url, ...request }: Sendable,
  receive: (answer: Answer) => T,
): Promise<T> {
  const { method } = request;
  const end = performance.now() + deadline;
  const left = (): number => end - performance.now();
  for (let attempts = 0; ; ) {
    const facts = (): CallFacts => ({ operation: id, attempts });
    const failed: Failed = (Kind, message, cause) => new Kind(message, { ...facts(), cause });
    const aborted = (): NumbersApiError => failed(AbortError, "aborted by the caller", signal?.reason);
    if (signal?.aborted) throw aborted();

    attempts++;
    const startedAt = Date.now();
    const budget = left();
    const headers = new Headers(request.headers);
    const hide = hiding(headers);
    let error: Failure | undefined;
    let status: number | undefined;
    let retryDelay: number | undefined;
    try {
      return await limit(
        async (attemptSignal) => {
          if (apiKey && authenticated && !headers.has("authorization")) {
            const key = await apiKey(attemptSignal).catch((cause) => {
              throw failed(ApiKeyError, `no API key: ${explain(cause, hide)}`, cause);
            });
            headers.set("authorization", `Bearer ${key}`);
            attemptSignal.throwIfAborted();
          }
          const response = await fetch(url, { ...(request as RequestInit), headers, signal: attemptSignal });
          status = response.status;
          const bytes = await response.arrayBuffer();
          return receive({ response, bytes, facts: facts(), hide, left: left() });
        },
        Math.min(timeout, budget),
        signal,
      );
    } catch (reason) {
      if (reason instanceof NumbersApiError) error = reason;
      else if (reason !== STOPPED)
        error = failed(ConnectionError, `no complete answer: ${explain(reason, hide)}`, reason);
      else if (signal?.aborted) error = aborted();
      else {
        const limit = timeout < budget ? `timeout of ${timeout}` : `deadline of ${deadline}`;
        error = failed(TimeoutError, `no complete answer within the ${limit} ms`);
      }
      const wait = error.retryAfter ?? backoff(attempts);
      if (!error.transient || attempts > maxRetries || !IDEMPOTENT.test(method) || wait >= left()) throw error;
      retryDelay = wait;
    } finally {
      observe(hooks, {
        operation: id,
        method,
        attempt: attempts,
        startedAt,
        duration: budget - left(),
        status,
        trackingId: error?.trackingId,
        error,
        retryDelay,
      });
    }
    await sleep(retryDelay, signal);
  }
}

/** An answer may say more than other failures. */
type Failure = NumbersApiError & Pick<Partial<StatusError>, "retryAfter" | "trackingId">;

type Failed = <E>(Kind: new (message: string, facts: CallFacts) => E, message: string, cause?: unknown) => E;
