import { NumbersApiError } from "./base.ts";

/** No complete answer came: no connection, or one that broke. `cause` is the error of `fetch`, unless it shows the key. */
export class ConnectionError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "ConnectionError" {
    return "ConnectionError";
  }
  override readonly transient = true;
}
