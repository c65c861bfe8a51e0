import { type ErrorEnvelope, StatusError } from "./status.ts";

/** 400: the request is invalid. Not retried; change it before you send it again. */
export class BadRequestError extends StatusError<400, ErrorEnvelope> {
  override get name(): "BadRequestError" {
    return "BadRequestError";
  }
}
