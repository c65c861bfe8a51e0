import { type Description, describe, type Receive } from "./answer.ts";
import { AbortError } from "./errors/abort.ts";
import { ApiKeyError } from "./errors/api-key.ts";
import { type CallFacts, NumbersApiError } from "./errors/base.ts";
import { ConnectionError } from "./errors/connection.ts";
import type { StatusError } from "./errors/status.ts";
import { TimeoutError } from "./errors/timeout.ts";
import { observe } from "./hooks.ts";
import { invalidResponse } from "./invalid-response.ts";
import { limit } from "./limit.ts";
import { type RequestParts, type Sendable, type Target, writeRequest } from "./request.ts";
import { backoff, IDEMPOTENT } from "./retry.ts";
import { check } from "./rule.ts";
import { explain, hiding, shows } from "./secret.ts";
import type { Settings } from "./settings.ts";

/**
 * Makes attempts until one gives a value, a failure is final, or the deadline leaves no time for another.
 *
 * @param receive makes the value of an answer, or throws the error that the answer is.
 * @throws {NumbersApiError}
 * @throws {TypeError} when the request cannot be written; as it may be secret, the message has nothing of it.
 */
export async function perform<T>(
  settings: Settings,
  target: Target,
  parts: RequestParts,
  receive: Receive<T>,
): Promise<T> {
  const { deadline, timeout, maxRetries, signal, apiKey, hooks, fetch, baseUrl } = settings;
  const operation = target.id;
  const end = performance.now() + deadline;
  const left = (): number => end - performance.now();
  for (let attempt = 0; ; ) {
    const budget = left();
    const facts = (): CallFacts => ({ operation, attempts: attempt });
    const stopped = (): Failure =>
      signal?.aborted
        ? new AbortError("aborted by the caller", { ...facts(), cause: signal.reason })
        : new TimeoutError(
            `no complete answer within the ${timeout < budget ? `timeout of ${timeout}` : `deadline of ${deadline}`} ms`,
            facts(),
          );
    if (signal?.aborted) throw stopped();

    // Written anew for each attempt: a fetch may change what it is given, which the next attempt must not meet.
    const write = (): Sendable => writeRequest(settings, target, parts);
    // What the rule made.
    const request = check("request", ["what the contract allows", write], parts) as Sendable;
    const { url, method, headers } = request;
    // A base URL that the caller gave for one call may lead elsewhere: the key stays at home.
    const readKey =
      !target.anonymous &&
      !headers.has("authorization") &&
      // Comparing texts spares most calls the parsing.
      (url.startsWith(baseUrl.href) || new URL(url).origin === baseUrl.origin) &&
      apiKey;
    const hide = hiding(headers);
    attempt++;
    const startedAt = Date.now();
    let error: Failure | undefined;
    let status: number | undefined;
    let tell: (() => Description) | undefined;
    let retryDelay: number | undefined;
    try {
      return await limit(
        async (attemptSignal) => {
          if (readKey) {
            try {
              headers.set("authorization", `Bearer ${await readKey(attemptSignal)}`);
            } catch (cause) {
              throw new ApiKeyError(`no API key: ${explain(cause)}`, { ...facts(), cause });
            }
            attemptSignal.throwIfAborted();
          }
          request.signal = attemptSignal;
          const response = await fetch(url, request as RequestInit);
          status = response.status;
          const bytes = await response.arrayBuffer();
          tell = () => describe(response, bytes, facts(), hide, left());
          return receive(response, bytes, tell);
        },
        Math.min(timeout, budget),
        signal,
        stopped,
      );
    } catch (reason) {
      const said = hide(`no complete answer: ${explain(reason)}`);
      error =
        reason instanceof NumbersApiError
          ? reason
          : tell
            ? invalidResponse(tell(), "cannot be parsed", true)
            : new ConnectionError(said, { ...facts(), cause: shows(reason, hide) ? new Error(said) : reason });
      const wait = error.retryAfter ?? backoff(attempt);
      if (!error.transient || attempt > maxRetries || !IDEMPOTENT.includes(method) || wait >= left()) throw error;
      retryDelay = wait;
    } finally {
      if (hooks)
        observe(hooks, {
          operation,
          method,
          attempt,
          startedAt,
          duration: budget - left(),
          status,
          trackingId: error?.trackingId,
          error,
          retryDelay,
        });
    }
    // A pause is work that never ends; the next round sees whether the signal has ended it.
    await limit(() => new Promise(() => {}), retryDelay, signal).catch(() => {});
  }
}

/** An answer may say more than other failures. */
type Failure = NumbersApiError & Pick<Partial<StatusError>, "retryAfter" | "trackingId">;
