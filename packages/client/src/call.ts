import type { OperationId } from "@numbers-api/contract";
import type { Output } from "./contract.ts";
import { isNumbersApiError } from "./errors/base.ts";
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

/** One call has one outcome, however many of the three ways of asking are used; each handles its failure. */
export class Outcome<Id extends OperationId> extends Promise<Output<Id>> implements Call<Id> {
  readonly #outcome: Promise<WithResponse<Output<Id>>>;

  constructor(outcome: Promise<WithResponse<Output<Id>>>) {
    // Nobody sees this promise settle: `then`, and with it `await`, `catch` and `finally`, asks the outcome.
    super(() => {});
    this.#outcome = outcome;
  }

  /** What `then` returns is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  // biome-ignore lint/suspicious/noThenProperty: this is a promise, and its data is asked for only when somebody waits.
  override then<A = Output<Id>, B = never>(
    onData?: ((data: Output<Id>) => A | PromiseLike<A>) | null,
    onError?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#outcome.then(({ data }) => data).then(onData, onError);
  }

  withResponse(): Promise<WithResponse<Output<Id>>> {
    return this.#outcome;
  }

  result(): Promise<Result<Output<Id>, OperationError<Id>>> {
    return this.#outcome.then(
      (outcome) => ({ ok: true, ...outcome }),
      (error: unknown) => {
        if (!isNumbersApiError(error)) throw error;
        // The transport throws only what OperationError lists; the compiler cannot follow the table to know it.
        return { ok: false, error: error as OperationError<Id> };
      },
    );
  }
}
