import type { OperationId } from "@numbers-api/contract";
import type { ErrorBody, ErrorStatus, OtherStatus, SuccessStatus } from "../contract.ts";
import type { AbortError } from "./abort.ts";
import type { ApiKeyError } from "./api-key.ts";
import { BadGatewayError } from "./bad-gateway.ts";
import { BadRequestError } from "./bad-request.ts";
import type { ConnectionError } from "./connection.ts";
import { InternalServerError } from "./internal-server.ts";
import type { InvalidResponseError } from "./invalid-response.ts";
import { PaymentRequiredError } from "./payment-required.ts";
import type { TimeoutError } from "./timeout.ts";
import { UnauthorizedError } from "./unauthorized.ts";
import type { UnexpectedStatusError } from "./unexpected-status.ts";

type StatusErrors = {
  readonly 400: typeof BadRequestError;
  readonly 401: typeof UnauthorizedError;
  readonly 402: typeof PaymentRequiredError;
  readonly 500: typeof InternalServerError;
  readonly 502: typeof BadGatewayError;
};

/** The class of each status that has one of its own. */
export const statusErrors: StatusErrors = {
  400: BadRequestError,
  401: UnauthorizedError,
  402: PaymentRequiredError,
  500: InternalServerError,
  502: BadGatewayError,
};

type DocumentedError<Id extends OperationId, Status extends ErrorStatus<Id>> = Status extends keyof StatusErrors
  ? InstanceType<StatusErrors[Status]> & { readonly body: ErrorBody<Id, Status> | undefined }
  : UnexpectedStatusError<Status, ErrorBody<Id, Status>>;

/** Every error that a call of an operation can end with. `instanceof` narrows it, and so does `status`. */
export type OperationError<Id extends OperationId> =
  | { [Status in ErrorStatus<Id>]: DocumentedError<Id, Status> }[ErrorStatus<Id>]
  | UnexpectedStatusError<OtherStatus<Id>>
  | InvalidResponseError<SuccessStatus<Id>>
  | ApiKeyError
  | ConnectionError
  | TimeoutError
  | AbortError;
