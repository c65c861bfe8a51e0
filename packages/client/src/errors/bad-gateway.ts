import { type ErrorEnvelope, StatusError } from "./status.ts";

/** 502: a provider behind the platform failed; `provider` names it. Thrown after the last retry. */
export class BadGatewayError extends StatusError<502, ErrorEnvelope> {
  override get name(): "BadGatewayError" {
    return "BadGatewayError";
  }
}
