import { NumbersApiError } from "./base.ts";

/**
 * The API said success, but the body is not what the contract promises: another media type, no JSON, or a required
 * member missing. Such a body is never returned as a value. A body that is no JSON at all, as when a connection was cut,
 * is worth another attempt: `transient` is true.
 */
export class InvalidResponseError<Status extends number = number> extends NumbersApiError {
  override get name(): "InvalidResponseError" {
    return "InvalidResponseError";
  }
  declare readonly status: Status;
  /** The headers of the response. */
  declare readonly headers: Headers;
  /** The beginning of the body; at most 500 characters. */
  declare readonly excerpt: string;
}
