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

/** One call has one outcome, in however many of the three ways it is asked for. */
export function callOf<Id extends OperationId>(outcome: Promise<WithResponse<Output<Id>>>): Call<Id> {
  const plain = outcome.then(({ data }) => data);
  // Whoever asks in another way hears of a failure there; only a call that nobody asks is an unhandled rejection.
  const ask = (): typeof outcome => {
    plain.catch(() => {});
    return outcome;
  };
  return Object.assign(plain, {
    withResponse: ask,
    result: () =>
      ask().then(
        (success) => ({ ok: true as const, ...success }),
        // A call fails in these ways only.
        (error: OperationError<Id>) => ({ ok: false as const, error }),
      ),
  });
}
