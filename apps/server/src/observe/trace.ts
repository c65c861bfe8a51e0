import type { RequestRecord } from "../http/exchange.ts";

/** Ids of a request's trace, from its `traceparent` header. */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly isSampled: boolean;
}

const FORMAT = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Parses a `traceparent` header (W3C Trace Context); a malformed one counts as absent, as the standard requires. */
export function parseTraceParent(header: string | undefined): TraceParent | undefined {
  const [, version, traceId = "", spanId = "", flags = "", rest] = (header && FORMAT.exec(header)) || [];
  if (version === undefined || (version === "00" && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Joins requests to traces. */
export interface Tracing {
  /** Notes the trace of a request, and begins its span. */
  begin(exchange: RequestRecord, traceParent: string | undefined): void;
  /** Sends the spans that are waiting. */
  close(): Promise<void>;
}

/** Only notes the ids of traces for the log. */
export const untraced: Tracing = {
  begin: (exchange, traceParent) => {
    const parent = parseTraceParent(traceParent);
    if (parent) exchange.traceId = parent.traceId;
  },
  close: async () => {},
};
