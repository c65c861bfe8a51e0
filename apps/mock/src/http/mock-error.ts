import type { components } from "../generated/types.ts";
import type { Reply } from "./reply.ts";
import { newTrackingId } from "./tracking.ts";

type ErrorEnvelope = components["schemas"]["ErrorEnvelope"];

/** Error of the mock itself. */
export interface Reason {
  readonly status: number;
  /** Begins with `mock_`, which sets it apart from error codes of the API. */
  readonly code: `mock_${string}`;
  /** Description of the problem and the alternatives. */
  readonly message: string;
  readonly fix: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Response of the mock itself, in the error envelope of its control API. */
export class MockError extends Error {
  override readonly name = "MockError";
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.message);
    this.reason = reason;
  }

  toReply(): Reply {
    const { status, code, message, fix, headers } = this.reason;
    const body: ErrorEnvelope = { trackingId: newTrackingId(), error: { code, message, fix } };
    return { status, headers: { ...headers, "content-type": "application/json" }, body };
  }
}

/** Error for a failure inside of the mock, without a stack trace. */
export function failure(error: unknown): MockError {
  const cause = error instanceof Error ? error.message : String(error);
  return new MockError({
    status: 500,
    code: "mock_failed",
    message: `The mock could not answer: ${cause.replace(/\.$/, "")}.`,
    fix: "Check the contract that the mock serves. If it is right, report this as a bug of the mock.",
  });
}
