import type { OperationId } from "@numbers-api/contract";
import type { OperationError } from "./errors/operation-error.ts";
import type { Output } from "./types/operations.ts";

/** Value with the response that it came in. The body of the response is already read. */
export interface WithResponse<Data> {
  readonly data: Data;
  readonly response: Response;
}

/** Result of a call as a value instead of an exception. */
export type Result<Data, Failure> =
  | { readonly ok: true; readonly data: Data; readonly response: Response }
  | { readonly ok: false; readonly error: Failure };

/** Call in progress: a promise of the data, with more to ask for. */
export interface Call<Id extends OperationId> extends Promise<Output<Id>> {
  /** The data with the response, for headers and status. */
  withResponse(): Promise<WithResponse<Output<Id>>>;
  /** Result as a value with `ok`; the error is typed by the contract. */
  result(): Promise<Result<Output<Id>, OperationError<Id>>>;
}

/** Carries the response of a call: a promise of data and response would cost every caller that wants the data alone. */
export interface ResponseHolder {
  response?: Response;
}

/** Adds the other ways to await a call to its promise. All of them share one outcome. */
export function createCall<Id extends OperationId>(promise: Promise<Output<Id>>, holder: ResponseHolder): Call<Id> {
  const withResponse = (): Promise<WithResponse<Output<Id>>> =>
    // The holder is filled before the promise resolves.
    promise.then((data) => ({ data, ...(holder as Required<ResponseHolder>) }));
  const result = (): Promise<Result<Output<Id>, OperationError<Id>>> =>
    withResponse().then(
      (success) => ({ ok: true, ...success }),
      // Calls reject with these errors only.
      (error: OperationError<Id>) => ({ ok: false, error }),
    );
  return Object.assign(promise, { withResponse, result });
}
