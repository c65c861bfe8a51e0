import { type CallFacts, NumbersApiError } from "../errors/base.ts";
import { AbortError, ApiKeyError, ConnectionError, TimeoutError } from "../errors/call-errors.ts";
import { StatusError } from "../errors/status-error.ts";
import { type AttemptEvent, notifyAttempt } from "../hooks.ts";
import type { Settings } from "../options/settings.ts";
import { type PreparedRequest, prepareRequest, type RequestParts, type RequestTarget } from "../request/prepare.ts";
import { describeResponse, invalidResponse, type ReadResponse, type ResponseDetails } from "../response/details.ts";
import { readBytes } from "../response/read-bytes.ts";
import { createStatusError } from "../response/status-error.ts";
import { redactorOf, rememberKey } from "./credentials.ts";
import { explain } from "./explain.ts";
import { backoff, IDEMPOTENT_METHODS } from "./retry.ts";
import { pause, withTimeout } from "./with-timeout.ts";

/** Call that is being sent. */
interface CallState {
  readonly settings: Settings;
  readonly target: RequestTarget;
  /** End of the deadline, on the clock of `performance.now()`. */
  readonly end: number;
  attempts: number;
}

/** One attempt, as far as it came. */
interface Attempt {
  readonly request: PreparedRequest;
  readonly startedAt: number;
  readonly start: number;
  status?: number;
  /** Set once the response is complete. */
  describe?: () => ResponseDetails;
}

/**
 * Makes attempts until one succeeds, a failure is final, or the deadline leaves no time for another.
 *
 * @throws {NumbersApiError}
 * @throws {TypeError} when the request cannot be written.
 */
export async function send<T>(
  settings: Settings,
  target: RequestTarget,
  parts: RequestParts,
  readResponse: ReadResponse<T>,
): Promise<T> {
  const { signal } = settings;
  const call: CallState = { settings, target, end: performance.now() + settings.deadline, attempts: 0 };
  for (;;) {
    if (signal?.aborted) throw stopReason(call, 0);
    // Prepared for each attempt: a custom fetch may change its arguments.
    const request = prepareRequest(settings, target, parts);
    const attempt: Attempt = { request, startedAt: Date.now(), start: performance.now() };
    call.attempts++;
    let error: NumbersApiError | undefined;
    let retryDelay: number | undefined;
    try {
      return await runAttempt(call, attempt, readResponse);
    } catch (reason) {
      error = toError(call, attempt, reason);
      retryDelay = planRetry(call, error);
      if (retryDelay === undefined) throw error;
    } finally {
      if (settings.hooks) notifyAttempt(settings.hooks, toEvent(call, attempt, error, retryDelay));
    }
    await pause(retryDelay, signal);
  }
}

const factsOf = ({ target, attempts }: CallState): CallFacts => ({ operation: target.id, attempts });
const remainingTime = ({ end }: CallState): number => end - performance.now();

async function runAttempt<T>(call: CallState, attempt: Attempt, readResponse: ReadResponse<T>): Promise<T> {
  const { settings } = call;
  const { request } = attempt;
  const limit = Math.min(settings.timeout, remainingTime(call));
  return withTimeout(
    async (signal) => {
      await addKey(call, request, signal);
      const response = await settings.fetch(request.url, { ...request.init, signal });
      attempt.status = response.status;
      const bytes = await readBytes(response, settings.maxResponseBytes);
      const describe = (): ResponseDetails => {
        const redactor = redactorOf(settings.sentKeys, request.headers);
        return describeResponse(response, bytes ?? new ArrayBuffer(), factsOf(call), redactor, remainingTime(call));
      };
      attempt.describe = describe;
      if (!bytes) {
        if (!response.ok) throw createStatusError(describe());
        throw invalidResponse(describe(), `has more than maxResponseBytes, ${settings.maxResponseBytes}`);
      }
      return readResponse(response, bytes, describe);
    },
    limit,
    settings.signal,
    () => stopReason(call, limit),
  );
}

/** Adds the API key, unless the request has credentials of its own or goes to another origin. */
async function addKey(call: CallState, { url, headers }: PreparedRequest, signal: AbortSignal): Promise<void> {
  const { settings, target } = call;
  const { apiKey, home, sentKeys } = settings;
  if (!apiKey || target.anonymous || headers.has("authorization")) return;
  // Comparing texts spares most calls the parsing.
  if (!url.startsWith(home.href) && new URL(url).origin !== home.origin) return;
  let key: string;
  try {
    key = await apiKey.read(signal);
  } catch (cause) {
    const message = cause instanceof Error ? explain(cause) : String(cause);
    throw new ApiKeyError(`no API key: ${message}`, { ...factsOf(call), cause });
  }
  signal.throwIfAborted();
  rememberKey(sentKeys, key);
  headers.set("authorization", `Bearer ${key}`);
}

/** Error of a call that is ended by the caller's signal, or by the time. */
function stopReason(call: CallState, limit: number): NumbersApiError {
  const { signal, timeout, deadline } = call.settings;
  if (signal?.aborted) return new AbortError("aborted by the caller", { ...factsOf(call), cause: signal.reason });
  const name = limit === timeout ? `timeout of ${timeout}` : `deadline of ${deadline}`;
  return new TimeoutError(`no complete response within the ${name} ms`, factsOf(call));
}

function toError(call: CallState, { request, describe }: Attempt, reason: unknown): NumbersApiError {
  if (reason instanceof NumbersApiError) return reason;
  if (describe) return invalidResponse(describe(), "cannot be parsed", true);
  const redactor = redactorOf(call.settings.sentKeys, request.headers);
  // undici keeps bytes that it could not parse, and the error of another fetch may hold the request.
  const cause = redactor.redactError(reason);
  return new ConnectionError(`no complete response: ${explain(cause)}`, { ...factsOf(call), cause });
}

/** Pause before the next attempt, in ms; `undefined` when there is none. */
function planRetry(call: CallState, error: NumbersApiError): number | undefined {
  const { maxRetries } = call.settings;
  if (!error.isRetryable || call.attempts > maxRetries || !IDEMPOTENT_METHODS.includes(call.target.method))
    return undefined;
  const delay = (error instanceof StatusError && error.retryAfter) || backoff(call.attempts);
  return delay < remainingTime(call) ? delay : undefined;
}

function toEvent(
  { target, attempts }: CallState,
  { startedAt, start, status }: Attempt,
  error: NumbersApiError | undefined,
  retryDelay: number | undefined,
): AttemptEvent {
  const { id: operation, method } = target;
  const trackingId = error instanceof StatusError ? error.trackingId : undefined;
  const duration = performance.now() - start;
  return { operation, method, attempt: attempts, startedAt, duration, status, trackingId, error, retryDelay };
}
