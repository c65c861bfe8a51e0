import { StatusError } from "./status.ts";

/** 500: the platform failed to answer. Thrown after the last retry. */
export class InternalServerError extends StatusError<500, undefined> {
  override get name(): "InternalServerError" {
    return "InternalServerError";
  }
}
