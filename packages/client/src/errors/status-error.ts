import { type CallFacts, NumbersApiError } from "./base.ts";

/** Members that errors take from an error envelope. */
export interface EnvelopeMembers {
  readonly code: string;
  readonly detail: string;
  readonly trackingId: string;
  readonly fix?: string;
  readonly provider?: string;
  readonly providerCode?: string;
}

/** Facts about an error status, beside those about the call. */
export interface StatusFacts extends CallFacts, Partial<EnvelopeMembers> {
  readonly status: number;
  readonly headers: Headers;
  body?: unknown;
  excerpt?: string;
  retryAfter?: number;
  headerValues?: Readonly<Record<string, unknown>>;
}

/**
 * The API answered with an error status. `detail`, `code`, `fix`, `provider`, `providerCode` and `trackingId` come from
 * the error envelope and are absent where the response had none.
 */
export abstract class StatusError<Status extends number = number, Body = unknown> extends NumbersApiError {
  declare readonly status: Status;
  /** Headers of the response. */
  declare readonly headers: Headers;
  /** Values of the headers that the contract declares for this status, by name; absent where it declares none. */
  declare readonly headerValues?: Readonly<Record<string, unknown>>;
  /** Parsed body when it is the documented one; members that the contract does not know are kept. */
  declare readonly body?: Body;
  /** First 500 characters of any other body, such as the page of a proxy. */
  declare readonly excerpt?: string;
  /** Pause that the server asks for before the next attempt, in ms, from `Retry-After` of a retryable error. */
  declare readonly retryAfter?: number;
  /** Cause in the API's own words, to show to a person; `message` is the line for a log. */
  declare readonly detail?: string;
  /** Identifies the request. Quote it to support. */
  declare readonly trackingId?: string;
  /** Kind of error for a program; an open set. */
  declare readonly code?: string;
  /** Remedy in the API's own words. */
  declare readonly fix?: string;
  /** Provider that caused the error, for example `telnyx`; an open set. */
  declare readonly provider?: string;
  /** That provider's own code. */
  declare readonly providerCode?: string;
}

/** Any other status than success and the documented errors, for example 404 from a wrong `baseUrl`, or 503. */
export class UnexpectedStatusError<Status extends number = number, Body = unknown> extends StatusError<Status, Body> {
  override get name(): "UnexpectedStatusError" {
    return "UnexpectedStatusError";
  }
}
