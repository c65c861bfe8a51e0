import { NumbersApiError } from "../errors/base.ts";
import { AbortError, ConnectionError, TimeoutError } from "../errors/call-errors.ts";
import { factsOf, invalidResponse, redactorOf } from "../response/response-errors.ts";
import type { AnsweredAttempt, Attempt } from "../types/runtime.ts";
import { explain } from "./explain.ts";

/** Error of an attempt that is ended by the caller's signal, or by the time. */
export function stopError(attempt: Attempt, limit: number): NumbersApiError {
  const { signal, timeout, deadline } = attempt.settings;
  if (signal?.aborted) return new AbortError("aborted by the caller", { ...factsOf(attempt), cause: signal.reason });
  const name = limit === timeout ? "timeout" : "deadline";
  const milliseconds = limit === timeout ? timeout : deadline;
  return new TimeoutError(
    `no complete response within the ${name} of ${milliseconds} ms: try again later, or raise ${name}`,
    factsOf(attempt),
  );
}

/** Error of an attempt that failed for any reason. */
export function toError(attempt: Attempt, reason: unknown): NumbersApiError {
  if (reason instanceof NumbersApiError) return reason;
  // An attempt with bytes has a response.
  if (attempt.bytes) return invalidResponse(attempt as AnsweredAttempt, "cannot be parsed", true);
  // undici keeps bytes that it could not parse, and the error of another fetch may hold the request.
  const cause = redactorOf(attempt).redactError(reason);
  return new ConnectionError(`no complete response: ${explain(cause)}`, { ...factsOf(attempt), cause });
}
