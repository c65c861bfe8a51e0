import type { components } from "@numbers-api/contract";
import { type CallFacts, NumbersApiError } from "./base.ts";

/** The body that an error of the API has when it has one, by the contract. */
export type ErrorEnvelope = components["schemas"]["ErrorEnvelope"];
type Details = ErrorEnvelope["error"];

/** What an answer with an error status adds. */
export interface StatusFacts extends CallFacts, Partial<Pick<Details, "code" | "fix" | "provider" | "providerCode">> {
  readonly status: number;
  readonly headers: Headers;
  body?: unknown;
  excerpt?: string;
  detail?: string;
  trackingId?: string;
  retryAfter?: number;
}

/**
 * The API answered with an error status. `detail`, `code`, `fix`, `provider`, `providerCode` and `trackingId` come from the error
 * envelope and are absent where the answer had none.
 */
export abstract class StatusError<Status extends number = number, Body = unknown> extends NumbersApiError {
  declare readonly status: Status;
  /** The headers of the response. */
  declare readonly headers: Headers;
  /** The parsed body, when it is an error envelope; members that the contract does not know are kept. */
  declare readonly body?: Body;
  /** The beginning of a body that is something else, such as the page of a proxy; at most 500 characters. */
  declare readonly excerpt?: string;
  /** How long the server asks to wait before the next attempt, in ms, where `Retry-After` says so and it may help. */
  declare readonly retryAfter?: number;
  /** What went wrong in the API's own words, to show to a person; `message` is the line for a log. */
  declare readonly detail?: Details["message"];
  /** Identifies the request. Quote it to support. */
  declare readonly trackingId?: ErrorEnvelope["trackingId"];
  /** Names the kind of error for a program; an open set. */
  declare readonly code?: Details["code"];
  /** What to do about it. */
  declare readonly fix?: NonNullable<Details["fix"]>;
  /** The provider that caused the error, for example `telnyx`; an open set. */
  declare readonly provider?: NonNullable<Details["provider"]>;
  /** That provider's own code. */
  declare readonly providerCode?: NonNullable<Details["providerCode"]>;
}
