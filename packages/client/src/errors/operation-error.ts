import type { OperationId } from "@numbers-api/contract";
import type { statusErrors } from "#generated/errors.ts";
import type {
  ErrorBody,
  ErrorHeaders,
  ErrorRange,
  ErrorStatus,
  RangeStatus,
  SuccessStatus,
} from "../types/operations.ts";
import type {
  AbortError,
  ApiKeyError,
  ConnectionError,
  HookError,
  InvalidResponseError,
  TimeoutError,
} from "./call-errors.ts";
import type { UnexpectedStatusError } from "./status-error.ts";

type StatusErrors = typeof statusErrors;

type DocumentedError<Id extends OperationId, Status extends ErrorStatus<Id>> = ErrorHeaders<Id, Status> &
  (Status extends keyof StatusErrors
    ? InstanceType<StatusErrors[Status]> & { readonly body: ErrorBody<Id, Status> | undefined }
    : UnexpectedStatusError<Status, ErrorBody<Id, Status>>);

type ErrorOfRange<Id extends OperationId, Range extends ErrorRange<Id>> = ErrorHeaders<Id, Range> &
  UnexpectedStatusError<RangeStatus<Id, Range>, ErrorBody<Id, Range>>;

/** Every error that a call of an operation can end with. `instanceof` narrows it, and so does `status`. */
export type OperationError<Id extends OperationId> =
  | { [Status in ErrorStatus<Id>]: DocumentedError<Id, Status> }[ErrorStatus<Id>]
  | { [Range in ErrorRange<Id>]: ErrorOfRange<Id, Range> }[ErrorRange<Id>]
  | ("default" extends ErrorRange<Id> ? never : UnexpectedStatusError<RangeStatus<Id, "default">>)
  | InvalidResponseError<SuccessStatus<Id>>
  | ApiKeyError
  | HookError
  | ConnectionError
  | TimeoutError
  | AbortError;
