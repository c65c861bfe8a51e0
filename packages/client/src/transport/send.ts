import { type CallFacts, NumbersApiError } from "../errors/base.ts";
import { AbortError, ApiKeyError, ConnectionError, HookError, TimeoutError } from "../errors/call-errors.ts";
import { StatusError } from "../errors/status-error.ts";
import { type AttemptEvent, notifyAttempt, type RequestEvent } from "../hooks.ts";
import type { KeySource } from "../options/api-key.ts";
import type { Settings } from "../options/settings.ts";
import { type PreparedRequest, prepareRequest, type RequestParts, type RequestTarget } from "../request/prepare.ts";
import { describeResponse, invalidResponse, type ResponseDetails } from "../response/details.ts";
import type { ReadResponse, ResponseExchange } from "../response/exchange.ts";
import { readBytes } from "../response/read-bytes.ts";
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
  /** Key of the last attempt, if it came from a function. */
  usedKey?: DynamicKey | undefined;
  /** Key that a function gave after a 401, for the next attempt. */
  freshKey?: DynamicKey | undefined;
  isRefreshed?: boolean;
}

interface DynamicKey {
  readonly source: KeySource;
  readonly key: string;
}

/** One attempt, as far as it came. */
interface Attempt {
  readonly request: PreparedRequest;
  readonly startedAt: number;
  readonly start: number;
  status?: number;
  /** Set once the response is complete. */
  isRead?: boolean;
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
    // Prepared for each attempt: hooks and a custom fetch may change it.
    const request = prepareRequest(settings, target, parts);
    const attempt: Attempt = { request, startedAt: Date.now(), start: performance.now() };
    call.attempts++;
    let error: NumbersApiError | undefined;
    let retryDelay: number | undefined;
    try {
      return await runAttempt(call, attempt, readResponse);
    } catch (reason) {
      error = toError(call, attempt, reason);
      retryDelay = (await refreshKey(call, attempt)) ? 0 : planRetry(call, attempt, error);
      if (retryDelay === undefined) throw error;
    } finally {
      if (settings.hooks?.onAttempt) notifyAttempt(settings.hooks, toEvent(call, attempt, error, retryDelay));
    }
    await pause(retryDelay, signal);
  }
}

const factsOf = ({ target, attempts }: CallState): CallFacts => ({ operation: target.id, attempts });
const remainingTime = ({ end }: CallState): number => end - performance.now();

async function runAttempt<T>(call: CallState, attempt: Attempt, readResponse: ReadResponse<T>): Promise<T> {
  const { settings, target } = call;
  const { request } = attempt;
  const limit = Math.min(settings.timeout, remainingTime(call));
  return withTimeout(
    async (signal) => {
      // Before the credentials, so that no hook sees them.
      const onRequest = settings.hooks?.onRequest;
      if (onRequest) await runHook(call, onRequest, { ...requestEvent(call, request), headers: request.headers });
      await addCredentials(call, request, signal);
      const { url, headers, body, isStream } = request;
      const init = { ...settings.fetchOptions, method: target.method, headers, body, signal };
      // Options of particular platforms are not in the type, nor is `null` for no body.
      const response = await settings.fetch(url, { ...init, ...(isStream && { duplex: "half" }) } as RequestInit);
      attempt.status = response.status;
      return readResponse(await openExchange(call, attempt, response));
    },
    limit,
    settings.signal,
    () => stopReason(call, limit),
  );
}

async function openExchange(call: CallState, attempt: Attempt, original: Response): Promise<ResponseExchange> {
  const { settings } = call;
  const { request } = attempt;
  const response = await runResponseHook(call, request, original);
  let bytes: ArrayBuffer | undefined;
  const describe = (): ResponseDetails => {
    const redactor = redactorOf(settings.sentKeys, request.headers);
    return describeResponse(response, bytes ?? new ArrayBuffer(), factsOf(call), redactor, remainingTime(call));
  };
  attempt.describe = describe;
  return {
    response,
    describe,
    async readBytes() {
      bytes = await readBytes(response, settings.maxResponseBytes);
      if (!bytes && response.ok) {
        throw invalidResponse(describe(), `has more than maxResponseBytes, ${settings.maxResponseBytes}`);
      }
      attempt.isRead = true;
      return bytes ?? new ArrayBuffer();
    },
    stopReason: () => stopReason(call, settings.timeout),
    toError: (reason) => toError(call, attempt, reason),
  };
}

/** Adds credentials, unless the request goes to a server that is not the API's. */
async function addCredentials(call: CallState, request: PreparedRequest, signal: AbortSignal): Promise<void> {
  const { settings, target } = call;
  const { contract, home, sentKeys } = settings;
  call.usedKey = undefined;
  const { url } = request;
  // Comparing texts spares most calls the parsing.
  const isHome = url.startsWith(home.href) || new URL(url).origin === home.origin;
  if (!isHome && !contract.serverSupport?.isNamed(settings, url)) return;
  const readKey = async (source: KeySource): Promise<string> => {
    const key = call.freshKey?.source === source ? call.freshKey.key : await source.read(signal);
    rememberKey(sentKeys, key);
    if (source.isDynamic) call.usedKey = { source, key };
    return key;
  };
  try {
    await contract.addCredentials(request, target, settings, contract, readKey);
  } catch (cause) {
    throw new ApiKeyError(`no API key: ${explain(cause)}`, { ...factsOf(call), cause });
  }
  signal.throwIfAborted();
}

function requestEvent({ target, attempts }: CallState, { url }: PreparedRequest): Omit<RequestEvent, "headers"> {
  return { operation: target.id, method: target.method, url, attempt: attempts };
}

async function runHook<Event>(
  call: CallState,
  hook: (event: Event) => void | Promise<void>,
  event: Event,
): Promise<void> {
  try {
    await hook(event);
  } catch (cause) {
    throw new HookError(`a hook failed: ${explain(cause)}`, { ...factsOf(call), cause });
  }
}

/** Lets the hook change the headers, which are immutable in the response of `fetch`. */
async function runResponseHook(call: CallState, request: PreparedRequest, response: Response): Promise<Response> {
  const { hooks } = call.settings;
  if (!hooks?.onResponse) return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  await runHook(call, hooks.onResponse, { ...requestEvent(call, request), status, headers });
  return new Response(body, { status, statusText, headers });
}

/** Error of a call that is ended by the caller's signal, or by the time. */
function stopReason(call: CallState, limit: number): NumbersApiError {
  const { signal, timeout, deadline } = call.settings;
  if (signal?.aborted) return new AbortError("aborted by the caller", { ...factsOf(call), cause: signal.reason });
  const name = limit === timeout ? `timeout of ${timeout}` : `deadline of ${deadline}`;
  return new TimeoutError(`no complete response within the ${name} ms`, factsOf(call));
}

function toError(call: CallState, { request, isRead, describe }: Attempt, reason: unknown): NumbersApiError {
  if (reason instanceof NumbersApiError) return reason;
  if (isRead && describe) return invalidResponse(describe(), "cannot be parsed", true);
  // undici keeps bytes that it could not parse, and the error of another fetch may hold the request.
  const cause = redactorOf(call.settings.sentKeys, request.headers).redactError(reason);
  return new ConnectionError(`no complete response: ${explain(cause)}`, { ...factsOf(call), cause });
}

/** After a 401, asks the function that gave the key once more; returns `true` if it has another one by now. */
async function refreshKey(call: CallState, { request, status }: Attempt): Promise<boolean> {
  const { usedKey, settings } = call;
  if (status !== 401 || !usedKey || call.isRefreshed || request.isStream) return false;
  call.isRefreshed = true;
  const { source } = usedKey;
  try {
    const read = async (signal: AbortSignal): Promise<string> => source.read(signal);
    const key = await withTimeout(read, Math.max(remainingTime(call), 0), settings.signal, () => undefined);
    call.freshKey = { source, key };
    return key !== usedKey.key;
  } catch {
    // The 401 says more.
    return false;
  }
}

/** Pause before the next attempt, in ms; `undefined` when there is none. */
function planRetry(call: CallState, { request }: Attempt, error: NumbersApiError): number | undefined {
  const { settings, target, attempts } = call;
  if (request.isStream) return undefined;
  const isSafe =
    IDEMPOTENT_METHODS.includes(target.method) ||
    (target.idempotencyKey !== undefined && request.headers.has(target.idempotencyKey));
  if (!error.isRetryable || attempts > settings.maxRetries || !isSafe) return undefined;
  const delay = (error instanceof StatusError && error.retryAfter) || backoff(attempts);
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
