import type { ResponseDetails } from "./details.ts";

/** Response that is being read. */
export interface ResponseExchange {
  readonly response: Response;
  /**
   * Reads the whole body.
   *
   * @throws {InvalidResponseError} when it has more than `maxResponseBytes`.
   */
  readBytes(): Promise<ArrayBuffer>;
  /** Describes the response for an error, after as much of the body as was read. */
  describe(): ResponseDetails;
  /** Error of a body that is not complete in time, or that the caller does not wait for. */
  stopReason(): Error;
  /** Error of a body that cannot be read. */
  toError(reason: unknown): Error;
}

/** Makes the value of a response, or throws the error for it. */
export type ReadResponse<T> = (exchange: ResponseExchange) => Promise<T>;
