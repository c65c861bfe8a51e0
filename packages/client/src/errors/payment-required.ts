import { type ErrorEnvelope, StatusError } from "./status.ts";

/** 402: the account has used up what its plan allows. Not retried. */
export class PaymentRequiredError extends StatusError<402, ErrorEnvelope> {
  override get name(): "PaymentRequiredError" {
    return "PaymentRequiredError";
  }
}
