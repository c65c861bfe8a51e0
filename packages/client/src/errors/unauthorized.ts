import { StatusError } from "./status.ts";

/** 401: the API key is missing, malformed or revoked. Not retried. */
export class UnauthorizedError extends StatusError<401, undefined> {
  override get name(): "UnauthorizedError" {
    return "UnauthorizedError";
  }
}
