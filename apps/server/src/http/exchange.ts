import type { Account } from "../accounts/account.ts";
import { newId } from "../accounts/id.ts";

/** Facts about a request, for its log line and its metrics. */
export interface RequestRecord {
  readonly trackingId: string;
  readonly method: string;
  /** From `performance.now()`. */
  readonly startedAt: number;
  /** Bytes of the request's body; absent without a body. */
  body?: Buffer;
  operationId?: string;
  account?: Account;
  keyId?: string;
  /** Code of the error envelope. */
  code?: string;
  /** Status that was written past Node's response, straight to the socket. */
  rawStatus?: number;
  /** Trace that the request belongs to (W3C Trace Context). */
  traceId?: string;
  /** Ends the span of the request; absent without a collector of traces. */
  endSpan?: (outcome: ExchangeOutcome) => void;
  /** Error behind a 500 or 503, for the log. */
  cause?: unknown;
}

export function newExchange(method: string): RequestRecord {
  return { trackingId: newId("trk"), method, startedAt: performance.now() };
}

/** Observer of all requests. */
export interface ExchangeObserver {
  begin(exchange: RequestRecord, traceParent: string | undefined): void;
  /** Called after the whole answer, or when the client disconnects. */
  end(exchange: RequestRecord, outcome: ExchangeOutcome): void;
}

/** End of a request. */
export interface ExchangeOutcome {
  readonly status: number;
  /** In milliseconds. */
  readonly duration: number;
  /** The client did not get the whole answer. */
  readonly isAborted: boolean;
}
