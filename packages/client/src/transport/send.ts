import type { NumbersApiError } from "../errors/base.ts";
import { ApiKeyError } from "../errors/call-errors.ts";
import { StatusError } from "../errors/status-error.ts";
import { prepareRequest } from "../request/prepare.ts";
import { readSuccess } from "../response/read-success.ts";
import { factsOf } from "../response/response-errors.ts";
import type {
  AnsweredAttempt,
  AnyInput,
  Attempt,
  CallOperation,
  ClientSettings,
  KeySource,
  ResponseHolder,
} from "../types/runtime.ts";
import { explain } from "./explain.ts";
import { stopError, toError } from "./failures.ts";
import { backoff, UNSAFE_METHODS } from "./retry.ts";
import { runHook } from "./run-hook.ts";
import { pause, withTimeout } from "./with-timeout.ts";

/** Keys that are remembered for redaction. */
const MAX_KEYS = 16;

/**
 * Makes attempts until one succeeds, a failure is final, or the deadline leaves no time for another.
 *
 * @throws {NumbersApiError}
 * @throws {TypeError} when the request cannot be written.
 */
export async function send(
  settings: ClientSettings,
  operation: CallOperation,
  input: AnyInput,
  holder: ResponseHolder,
): Promise<unknown> {
  const { hooks, signal } = settings;
  const { id, method } = operation;
  const end = performance.now() + settings.deadline;
  let refused: Attempt["refused"];
  for (let attempts = 0; ; ) {
    // Prepared for each attempt: hooks and a custom fetch may change it.
    const request = prepareRequest(settings, operation, input);
    const attempt: Attempt = { settings, operation, input, request, attempts, end, refused };
    if (signal?.aborted) throw stopError(attempt, 0);
    const startedAt = Date.now();
    const start = performance.now();
    attempt.attempts = ++attempts;
    let error: NumbersApiError | undefined;
    let retryDelay: number | undefined;
    try {
      return await runAttempt(attempt, holder);
    } catch (reason) {
      error = toError(attempt, reason);
      if (error.status === 401 && attempt.dynamicKey !== undefined && !refused && !request.init?.duplex) {
        refused = { key: attempt.dynamicKey, error };
        retryDelay = 0;
      } else retryDelay = planRetry(attempt, error);
      if (retryDelay === undefined) throw error;
    } finally {
      if (hooks?.onAttempt) {
        const duration = performance.now() - start;
        const { status, trackingId } = { status: attempt.response?.status, trackingId: undefined, ...error };
        const event = { operation: id, method, attempt: attempts, startedAt, duration };
        // A hook that fails here must not end the call.
        runHook(attempt, hooks.onAttempt, { ...event, status, trackingId, error, retryDelay }).catch(() => {});
      }
    }
    await pause(retryDelay, signal);
  }
}

function runAttempt(attempt: Attempt, holder: ResponseHolder): Promise<unknown> {
  const { settings, operation, request, attempts, end } = attempt;
  const { hooks } = settings;
  const limit = Math.min(settings.timeout, end - performance.now());
  const work = async (signal: AbortSignal): Promise<unknown> => {
    const { headers } = request;
    const event = { operation: operation.id, method: operation.method, url: request.url, attempt: attempts };
    // Before the credentials, so that no hook sees them.
    if (hooks?.onRequest) await runHook(attempt, hooks.onRequest, { ...event, headers });
    await addCredentials(attempt, signal);
    const init = { ...settings.fetchOptions, ...request.init, method: operation.method, headers, signal };
    // Options of particular platforms are not in the type.
    let response = await (request.fetch ?? settings.fetch)(request.url, init as RequestInit);
    attempt.response = response;
    if (hooks?.onResponse) {
      // The headers of a response of `fetch` are immutable.
      const changed = new Headers(response.headers);
      const { status, statusText } = response;
      await runHook(attempt, hooks.onResponse, { ...event, status, headers: changed });
      response = new Response(response.body, { status, statusText, headers: changed });
      attempt.response = response;
    }
    return readSuccess(attempt as AnsweredAttempt, holder);
  };
  return withTimeout(work, limit, settings.signal, () => stopError(attempt, limit));
}

/** Adds credentials, unless the request goes to a server that is not the API's. */
async function addCredentials(attempt: Attempt, signal: AbortSignal): Promise<void> {
  const { settings, operation, request, refused } = attempt;
  const { contract, home, clientCredentials, sentKeys } = settings;
  const { server } = request;
  const isOwn = server === home || server.origin === home.origin || contract.serverSupport?.isNamed(settings, server);
  if (!clientCredentials || !isOwn) return;
  const remember = (key: string): string => {
    if (!sentKeys.includes(key)) {
      sentKeys.unshift(key);
      sentKeys.splice(MAX_KEYS);
    }
    return key;
  };
  const readKey = (source: KeySource): string | Promise<string> => {
    if (typeof source === "string") return remember(source);
    return source(signal, refused?.key).then((key) => {
      if (key === refused?.key) throw refused.error;
      attempt.dynamicKey = key;
      return remember(key);
    });
  };
  try {
    await contract.addCredentials(request, operation, settings, readKey);
  } catch (cause) {
    // After a 401, its error says more than the failure to get another key.
    throw refused?.error ?? new ApiKeyError(`no API key: ${explain(cause)}`, { ...factsOf(attempt), cause });
  }
  signal.throwIfAborted();
}

/** Pause before the next attempt, in ms; `undefined` when there is none. */
function planRetry(
  { settings, operation, request, attempts, end }: Attempt,
  error: NumbersApiError,
): number | undefined {
  const { method, idempotencyKey } = operation;
  const isSafe = !UNSAFE_METHODS.includes(method) || (idempotencyKey && request.headers.has(idempotencyKey));
  if (!error.isRetryable || attempts > settings.maxRetries || !isSafe || request.init?.duplex) return undefined;
  const delay = (error instanceof StatusError && error.retryAfter) || backoff(attempts);
  return delay < end - performance.now() ? delay : undefined;
}
