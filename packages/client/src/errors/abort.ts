import { NumbersApiError } from "./base.ts";

/** The caller's signal ended the call. `cause` is the reason of the signal. */
export class AbortError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "AbortError" {
    return "AbortError";
  }
}
