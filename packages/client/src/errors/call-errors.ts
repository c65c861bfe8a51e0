import { NumbersApiError } from "./base.ts";

/** The caller's signal ended the call. `cause` is the reason of the signal. */
export class AbortError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "AbortError" {
    return "AbortError";
  }
}

/** The function given as `apiKey` failed or returned an invalid key; nothing was sent. `cause` has the reason. */
export class ApiKeyError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "ApiKeyError" {
    return "ApiKeyError";
  }
}

/** A hook failed that may change the request or the response. `cause` has the reason. */
export class HookError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "HookError" {
    return "HookError";
  }
}

/** No connection, or one that broke before the response was complete. `cause` is the error of `fetch`. */
export class ConnectionError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
  override readonly isRetryable = true;
}

/** No complete response within `timeout` for the last attempt, or within `deadline` for the whole call. */
export class TimeoutError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
  override readonly isRetryable = true;
}

/**
 * A success whose body breaks the contract: another media type, invalid JSON, a missing required member, or more than
 * `maxResponseBytes`. Such a body is never returned as a value. Invalid JSON, which a cut connection may cause, is
 * retried.
 */
export class InvalidResponseError<Status extends number = number> extends NumbersApiError {
  override get name(): "InvalidResponseError" {
    return "InvalidResponseError";
  }
  declare readonly status: Status;
  /** Headers of the response. */
  declare readonly headers: Headers;
  /** First 500 characters of the body. */
  declare readonly excerpt: string;
}
