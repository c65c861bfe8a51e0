import { ApiKeyError } from "./errors/api-key.ts";
import type { CallFacts, NumbersApiError } from "./errors/base.ts";
import { explain, toError, waitBefore } from "./failure.ts";
import { observe } from "./hooks.ts";
import { limit, TIMED_OUT } from "./limit.ts";
import type { Settings } from "./options.ts";
import { isIdempotent } from "./retry.ts";

/** A call as the transport needs it. */
export interface Exchange<T> {
  readonly operation: CallFacts["operation"];
  /** In capitals. */
  readonly method: string;
  readonly authenticated: boolean;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly maxRetries: number;
  /** Sends the request; called once for each attempt. */
  send(key: string | undefined, signal: AbortSignal): Promise<Response>;
  /** Makes the value of an answer, or throws the error that the answer is. */
  receive(response: Response, bytes: ArrayBuffer, facts: CallFacts, key: string | undefined): T;
}

/**
 * Makes attempts until one gives a value, a failure is final, or the deadline leaves no time for another.
 *
 * @throws {NumbersApiError} and nothing else.
 */
export async function perform<T>(settings: Settings, exchange: Exchange<T>): Promise<T> {
  const { operation, method, signal, timeout } = exchange;
  const end = performance.now() + settings.deadline;
  for (let attempts = 1; ; attempts++) {
    const facts = { operation, attempts };
    const startedAt = Date.now();
    const began = performance.now();
    const left = end - began;
    let status: number | undefined;
    const report = (error?: NumbersApiError, retryDelay?: number): void => {
      const duration = performance.now() - began;
      observe(settings.hooks, { operation, method, attempt: attempts, startedAt, duration, status, error, retryDelay });
    };
    try {
      const value = await limit(
        async (attemptSignal) => {
          const key = exchange.authenticated ? await readKey(settings, facts) : undefined;
          const response = await exchange.send(key, attemptSignal);
          status = response.status;
          return exchange.receive(response, await response.arrayBuffer(), facts, key);
        },
        Math.min(timeout, left),
        signal,
      );
      report();
      return value;
    } catch (reason) {
      const within = timeout < left ? `timeout of ${timeout}` : `deadline of ${settings.deadline}`;
      const error = toError(reason, facts, within, signal);
      const again = attempts <= exchange.maxRetries && isIdempotent(method);
      const delay = again ? waitBefore(error, attempts, end - performance.now()) : undefined;
      report(error, delay);
      if (delay === undefined) throw error;
      await limit(forever, delay, signal).catch((reason: unknown) => {
        if (reason !== TIMED_OUT) throw toError(reason, facts, within, signal);
      });
    }
  }
}

async function readKey({ key }: Settings, facts: CallFacts): Promise<string | undefined> {
  try {
    return await key?.();
  } catch (cause) {
    throw new ApiKeyError(`${facts.operation}: no API key, ${explain(cause)}`, { ...facts, cause });
  }
}

function forever(): Promise<never> {
  return new Promise(() => {});
}
