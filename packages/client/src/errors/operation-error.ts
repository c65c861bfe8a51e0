import type { OperationId } from "@numbers-api/contract";
import type { ErrorBody, ErrorStatus, OtherStatus, SuccessStatus } from "../types/operations.ts";
import type {
  AbortError,
  ApiKeyError,
  ConnectionError,
  HookError,
  InvalidResponseError,
  TimeoutError,
} from "./call-errors.ts";
import type {
  BadGatewayError,
  BadRequestError,
  InternalServerError,
  PaymentRequiredError,
  UnauthorizedError,
  UnexpectedStatusError,
} from "./status-error.ts";

interface StatusErrors {
  readonly 400: BadRequestError;
  readonly 401: UnauthorizedError;
  readonly 402: PaymentRequiredError;
  readonly 500: InternalServerError;
  readonly 502: BadGatewayError;
}

type DocumentedError<Id extends OperationId, Status extends ErrorStatus<Id>> = Status extends keyof StatusErrors
  ? StatusErrors[Status] & { readonly body: ErrorBody<Id, Status> | undefined }
  : UnexpectedStatusError<Status, ErrorBody<Id, Status>>;

/** Every error that a call of an operation can end with. `instanceof` narrows it, and so does `status`. */
export type OperationError<Id extends OperationId> =
  | { [Status in ErrorStatus<Id>]: DocumentedError<Id, Status> }[ErrorStatus<Id>]
  | UnexpectedStatusError<OtherStatus<Id>>
  | InvalidResponseError<SuccessStatus<Id>>
  | ApiKeyError
  | HookError
  | ConnectionError
  | TimeoutError
  | AbortError;
