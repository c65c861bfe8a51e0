import { isNumbersApiError, type NumbersApiError } from "../../../src/index.ts";

/** The error that a call ends with; it is a failure of the test when it ends in any other way. */
export async function failure(call: Promise<unknown>): Promise<NumbersApiError> {
  const reason: unknown = await call.then(
    (value) => new Error(`expected an error, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (isNumbersApiError(reason)) return reason;
  throw reason;
}
