import type { components } from "@numbers-api/contract";
import { type CallFacts, NumbersApiError } from "./base.ts";

/** The body that an error of the API has when it has one, by the contract. */
export type ErrorEnvelope = components["schemas"]["ErrorEnvelope"];
type Details = ErrorEnvelope["error"];

/** What an answer with an error status adds. */
export interface StatusFacts<Status extends number, Body> extends CallFacts {
  readonly status: Status;
  readonly headers: Headers;
  /** The parsed body, when it is the one that the contract documents for this status. */
  readonly body?: Body | undefined;
  /** The beginning of a body that is something else, such as the page of a proxy; at most 500 characters. */
  readonly excerpt?: string | undefined;
  readonly trackingId?: string | undefined;
  readonly code?: string | undefined;
  readonly fix?: string | undefined;
  readonly provider?: string | undefined;
  readonly providerCode?: string | undefined;
}

/**
 * The API answered with an error status. `code`, `fix`, `provider`, `providerCode` and `trackingId` come from the error
 * envelope and are absent where the answer had none.
 */
export abstract class StatusError<Status extends number = number, Body = unknown> extends NumbersApiError {
  declare readonly status: Status;
  /** The headers of the response. */
  declare readonly headers: Headers;
  declare readonly body: Body | undefined;
  declare readonly excerpt: string | undefined;
  /** Identifies the request. Quote it to support. */
  declare readonly trackingId: ErrorEnvelope["trackingId"] | undefined;
  /** Names the kind of error for a program; an open set. */
  declare readonly code: Details["code"] | undefined;
  /** What to do about it. */
  declare readonly fix: Details["fix"] | undefined;
  /** The provider that caused the error, for example `telnyx`; an open set. */
  declare readonly provider: Details["provider"] | undefined;
  /** That provider's own code. */
  declare readonly providerCode: Details["providerCode"] | undefined;

  // Public only for the classes that extend it: what they share is a constructor.
  constructor(message: string, facts: StatusFacts<Status, Body>) {
    super(message, facts);
  }
}
