import type { OperationId } from "@numbers-api/contract";
import type { OperationError } from "./errors/operation-error.ts";
import type { Output, SuccessOf } from "./types/operations.ts";
import type { ResponseHolder } from "./types/runtime.ts";

/** Value with its status and response. The body of the response is already read. */
export interface WithResponse<Data> {
  readonly status: number;
  readonly data: Data;
  readonly response: Response;
}

/** Result of a call as a value instead of an exception. */
export type Result<Success, Failure> =
  | ({ readonly ok: true } & Success)
  | { readonly ok: false; readonly error: Failure };

/** Call in progress: a promise of the data, with more to ask for. */
export interface Call<Id extends OperationId, Data = Output<Id>, Options = unknown> extends Promise<Data> {
  /** The data with status and response. The status tells several successes apart. */
  withResponse(): Promise<SuccessOf<Id, Options>>;
  /** Result as a value with `ok`; the error is typed by the contract. */
  result(): Promise<Result<SuccessOf<Id, Options>, OperationError<Id>>>;
}

/** Call of any operation. */
export interface UntypedCall<Data> extends Promise<Data> {
  withResponse(): Promise<WithResponse<Data>>;
  result(): Promise<Result<WithResponse<Data>, unknown>>;
}

/** Adds the other ways to await a call to its promise. All of them share one outcome. */
export function createCall<Data>(promise: Promise<Data>, holder: ResponseHolder): UntypedCall<Data> {
  const withResponse = (): Promise<WithResponse<Data>> =>
    promise.then((data) => {
      // The holder is filled before the promise resolves.
      const { response } = holder as ResponseHolder & { readonly response: Response };
      return { status: response.status, data, ...holder, response };
    });
  const result = (): Promise<Result<WithResponse<Data>, unknown>> =>
    withResponse().then(
      (success) => ({ ok: true, ...success }),
      (error: unknown) => ({ ok: false, error }),
    );
  return Object.assign(promise, { withResponse, result });
}
