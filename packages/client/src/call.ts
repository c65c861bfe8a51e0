import type { OperationId } from "@numbers-api/contract";
import type { Output } from "./contract.ts";
import type { OperationError } from "./errors/index.ts";

/** A value with the response that it came in. The response's body is already read. */
export interface WithResponse<Data> {
  readonly data: Data;
  readonly response: Response;
}

/** How a call ended, as a value: nothing is thrown. */
export type Result<Data, Failure> =
  | { readonly ok: true; readonly data: Data; readonly response: Response }
  | { readonly ok: false; readonly error: Failure };

/** A call that is under way: a promise of the data, which can say more. */
export interface Call<Id extends OperationId> extends Promise<Output<Id>> {
  /** The data with the response, for headers and status. */
  withResponse(): Promise<WithResponse<Output<Id>>>;
  /** How the call ended, as a value with `ok`; the error is typed by the contract. */
  result(): Promise<Result<Output<Id>, OperationError<Id>>>;
}

/** Where a call leaves its response: most callers want the data alone, and a promise of both would cost each of them. */
export interface Answered {
  response?: Response;
}

/** One call has one outcome, in however many of the three ways it is asked for. */
export function callOf<Id extends OperationId>(plain: Promise<Output<Id>>, answered: Answered): Call<Id> {
  const withResponse = () =>
    // Where there are data, there is a response.
    plain.then((data) => ({ data, ...(answered as Pick<WithResponse<unknown>, "response">) }));
  return Object.assign(plain, {
    withResponse,
    result: () =>
      withResponse().then(
        (success) => ({ ok: true as const, ...success }),
        // A call fails in these ways only.
        (error: OperationError<Id>) => ({ ok: false as const, error }),
      ),
  });
}
