import { NumbersApiError } from "./base.ts";

/** The function given as `apiKey` failed, or gave something that is no key; nothing was sent. `cause` says why. */
export class ApiKeyError extends NumbersApiError {
  declare readonly status?: undefined;
  override get name(): "ApiKeyError" {
    return "ApiKeyError";
  }
}
