// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { StatusError } from "../errors/status-error.ts";
import type { DocumentedBody } from "../types/operations.ts";

/** 400 Bad Request: the request is invalid. */
export class BadRequestError extends StatusError<400, DocumentedBody<400>> {
  override get name(): "BadRequestError" {
    return "BadRequestError";
  }
}

/** 401 Unauthorized: the API key is missing, malformed or revoked. */
export class UnauthorizedError extends StatusError<401, DocumentedBody<401>> {
  override get name(): "UnauthorizedError" {
    return "UnauthorizedError";
  }
}

/** 402 Payment Required: the account has reached the usage limit of its plan. */
export class PaymentRequiredError extends StatusError<402, DocumentedBody<402>> {
  override get name(): "PaymentRequiredError" {
    return "PaymentRequiredError";
  }
}

/** 500 Internal Server Error: the platform failed to process the request. */
export class InternalServerError extends StatusError<500, DocumentedBody<500>> {
  override get name(): "InternalServerError" {
    return "InternalServerError";
  }
}

/** 502 Bad Gateway: a provider behind the platform failed. */
export class BadGatewayError extends StatusError<502, DocumentedBody<502>> {
  override get name(): "BadGatewayError" {
    return "BadGatewayError";
  }
}

/** Classes of the documented error statuses. */
export const statusErrors: {
  readonly 400: typeof BadRequestError;
  readonly 401: typeof UnauthorizedError;
  readonly 402: typeof PaymentRequiredError;
  readonly 500: typeof InternalServerError;
  readonly 502: typeof BadGatewayError;
} = {
  400: BadRequestError,
  401: UnauthorizedError,
  402: PaymentRequiredError,
  500: InternalServerError,
  502: BadGatewayError,
};
