import type { components } from "@numbers-api/contract";
import { type CallFacts, NumbersApiError } from "./base.ts";

/** Members of an error envelope. */
interface KnownEnvelope {
  readonly trackingId: string;
  readonly error: {
    code: string;
    message: string;
    fix?: string;
    provider?: string;
    providerCode?: string;
  };
}

/** Body of the API's errors: the schema `ErrorEnvelope` of the contract, or its known members in a contract without one. */
export type ErrorBodyEnvelope = [components["schemas"]] extends [never]
  ? KnownEnvelope
  : components["schemas"] extends { readonly ErrorEnvelope: infer Envelope extends KnownEnvelope }
    ? Envelope
    : KnownEnvelope;
type Details = ErrorBodyEnvelope["error"];

/** Facts about an error status, beside those about the call. */
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
 * The API answered with an error status. `detail`, `code`, `fix`, `provider`, `providerCode` and `trackingId` come from
 * the error envelope and are absent where the response had none.
 */
export abstract class StatusError<Status extends number = number, Body = unknown> extends NumbersApiError {
  declare readonly status: Status;
  /** Headers of the response. */
  declare readonly headers: Headers;
  /** Parsed body when it is an error envelope; members that the contract does not know are kept. */
  declare readonly body?: Body;
  /** First 500 characters of any other body, such as the page of a proxy. */
  declare readonly excerpt?: string;
  /** Pause that the server asks for before the next attempt, in ms, from `Retry-After` of a retryable error. */
  declare readonly retryAfter?: number;
  /** Cause in the API's own words, to show to a person; `message` is the line for a log. */
  declare readonly detail?: Details["message"];
  /** Identifies the request. Quote it to support. */
  declare readonly trackingId?: ErrorBodyEnvelope["trackingId"];
  /** Kind of error for a program; an open set. */
  declare readonly code?: Details["code"];
  /** Remedy in the API's own words. */
  declare readonly fix?: NonNullable<Details["fix"]>;
  /** Provider that caused the error, for example `telnyx`; an open set. */
  declare readonly provider?: NonNullable<Details["provider"]>;
  /** That provider's own code. */
  declare readonly providerCode?: NonNullable<Details["providerCode"]>;
}

/** 400: the request is invalid. Not retried; change it before you send it again. */
export class BadRequestError extends StatusError<400, ErrorBodyEnvelope> {
  override get name(): "BadRequestError" {
    return "BadRequestError";
  }
}

/** 401: the API key is missing, malformed or revoked. Not retried. */
export class UnauthorizedError extends StatusError<401, undefined> {
  override get name(): "UnauthorizedError" {
    return "UnauthorizedError";
  }
}

/** 402: the account has used up its plan's limits. Not retried. */
export class PaymentRequiredError extends StatusError<402, ErrorBodyEnvelope> {
  override get name(): "PaymentRequiredError" {
    return "PaymentRequiredError";
  }
}

/** 500: the platform failed to answer. Thrown after the last retry. */
export class InternalServerError extends StatusError<500, undefined> {
  override get name(): "InternalServerError" {
    return "InternalServerError";
  }
}

/** 502: a provider behind the platform failed; `provider` names it. Thrown after the last retry. */
export class BadGatewayError extends StatusError<502, ErrorBodyEnvelope> {
  override get name(): "BadGatewayError" {
    return "BadGatewayError";
  }
}

/** Any other status than success and the documented errors, for example 404 from a wrong `baseUrl`, or 503. */
export class UnexpectedStatusError<Status extends number = number, Body = unknown> extends StatusError<Status, Body> {
  override get name(): "UnexpectedStatusError" {
    return "UnexpectedStatusError";
  }
}
