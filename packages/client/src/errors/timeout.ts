import { NumbersApiError } from "./base.ts";

/** No complete answer came in time: within `timeout` for the last attempt, or within `deadline` for the whole call. */
export class TimeoutError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
  override readonly transient = true;
}
