import { NumbersApiError } from "./base.ts";

/**
 * The API said success, but the body is not what the contract promises: another media type, no JSON, or a required
 * member missing. Such a body is never returned as a value.
 */
export class InvalidResponseError extends NumbersApiError {
  override readonly name = "InvalidResponseError";
  declare readonly status: number;
  declare readonly headers: Headers;
  /** Whether the body is no JSON at all, as when a connection was cut; such an answer is worth another attempt. */
  declare readonly truncated: boolean;
  /** The beginning of the body; at most 500 characters. */
  declare readonly excerpt: string | undefined;
}
