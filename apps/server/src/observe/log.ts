import { type Logger, pino } from "pino";
import type { LogLevel } from "../configuration.ts";
import type { ExchangeOutcome, RequestRecord } from "../http/exchange.ts";

/** Bytes of log lines that may wait for a reader that is slow. Older lines are kept, later ones are dropped. */
const LARGEST_BUFFER = 4 * 1024 * 1024;

/** Size of a buffered write in bytes, and milliseconds after which the rest is written. */
const WRITE_SIZE = 64 * 1024;
const FLUSH_INTERVAL = 200;

/** Structured log of the server. */
export interface ServerLog {
  readonly logger: Logger;
  /** Writes a line that is complete. */
  write(line: string): void;
  /** Writes the lines that are waiting. */
  close(): Promise<void>;
}

/** Opens the log on standard output. */
export function openLog(level: LogLevel): ServerLog {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.epochTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const destination = pino.destination({
    dest: 1,
    sync: false,
    minLength: WRITE_SIZE,
    maxWrite: 4 * WRITE_SIZE,
    maxLength: LARGEST_BUFFER,
    contentMode: "buffer",
  });
  const timer = setInterval(() => destination.flush(), FLUSH_INTERVAL).unref();
  // The server continues when the reader of its log disappears.
  destination.on("error", () => {});
  const write = (line: string): void => {
    // As buffers, because a long text that grows line by line takes several times as long. The types name texts only.
    destination.write(Buffer.from(line) as unknown as string);
  };
  return {
    logger: pino(options, { write }),
    write,
    close: async () => {
      clearInterval(timer);
      await new Promise<void>((resolve) => destination.flush(() => resolve()));
    },
  };
}

/** Logs a request with a list of fields that are allowed: never a header, a query, a body or a key. */
export function logExchange(
  { logger, write }: ServerLog,
  { trackingId, method, operationId, account, keyId, code, cause, traceId }: RequestRecord,
  { status, duration, isAborted }: ExchangeOutcome,
): void {
  if (cause === undefined && !logger.isLevelEnabled("info")) return;
  const fields = {
    trackingId,
    traceId,
    method: METHODS.has(method) ? method : "other",
    operation: operationId,
    status,
    code,
    account: account?.id,
    key: keyId,
    ms: Math.round(duration * 10) / 10,
    aborted: isAborted || undefined,
  };
  // The form of pino's lines, which takes pino longer than the rest of a request's bookkeeping.
  if (cause === undefined) write(`${JSON.stringify({ level: "info", time: Date.now(), ...fields, msg: "request" })}\n`);
  else logger.error({ ...fields, error: describe(cause) }, "request failed");
}

/** Methods that appear in the log and in metrics; others may be invented by clients. */
const METHODS: ReadonlySet<string> = new Set([
  ..."GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT".split(" "),
  "",
]);

/** Describes an error and its causes, for operators. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : ` (${describe(error.cause)})`;
  return `${error.name}: ${error.message}${cause}`;
}
