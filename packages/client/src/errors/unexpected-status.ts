import { StatusError } from "./status.ts";

/** Any other status than success and the documented errors, for example 404 from a wrong `baseUrl`, or 503. */
export class UnexpectedStatusError<Status extends number = number, Body = unknown> extends StatusError<Status, Body> {
  override get name(): "UnexpectedStatusError" {
    return "UnexpectedStatusError";
  }
}
