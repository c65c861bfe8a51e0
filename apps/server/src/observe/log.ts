import { type Logger, pino } from "pino";
import type { LogLevel } from "../configuration.ts";
import type { ExchangeOutcome, RequestRecord } from "../http/exchange.ts";

/** Bytes of log lines that may wait for a reader that is slow. Older lines are kept, later ones are dropped. */
const LARGEST_BUFFER = 4 * 1024 * 1024;

/** Bytes of lines that are written together, and milliseconds after which fewer are. */
const WRITE_SIZE = 32 * 1024;
const FLUSH_INTERVAL = 200;

/** Structured log of the server. */
export interface ServerLog {
  readonly logger: Logger;
  /** Writes a line that is complete. */
  write(line: string): void;
  /** Writes the lines that are waiting. */
  close(): Promise<void>;
}

/**
 * Opens the log on standard output. Lines are written together, because a write takes longer than a request. None is lost
 * when the process exits for any reason but SIGKILL or a crash of Node itself.
 */
export function openLog(level: LogLevel): ServerLog {
  const destination = pino.destination({ dest: 1, sync: false, maxLength: LARGEST_BUFFER, contentMode: "buffer" });
  // The server continues when the reader of its log disappears.
  destination.on("error", () => {});
  // Lines are bytes while they wait: texts would be copied by every collection of garbage.
  const waiting = Buffer.allocUnsafeSlow(WRITE_SIZE);
  let size = 0;
  const flush = (): void => {
    // The types of the destination name texts only.
    if (size > 0) destination.write(Buffer.from(waiting.subarray(0, size)) as unknown as string);
    size = 0;
  };
  const write = (line: string): void => {
    const bytes = Buffer.byteLength(line);
    if (size + bytes > WRITE_SIZE) flush();
    if (bytes > WRITE_SIZE) destination.write(Buffer.from(line) as unknown as string);
    else size += waiting.write(line, size);
  };
  const timer = setInterval(flush, FLUSH_INTERVAL).unref();
  // Before the listener of the destination, which then writes everything.
  process.prependListener("exit", flush);
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.epochTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return {
    logger: pino(options, { write }),
    write,
    close: async () => {
      clearInterval(timer);
      process.off("exit", flush);
      flush();
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
  const known = METHODS.has(method) ? method : "other";
  const ms = Math.round(duration * 10) / 10;
  if (cause !== undefined) {
    const fields = { trackingId, traceId, method: known, operation: operationId, status, code, account: account?.id };
    const aborted = isAborted || undefined;
    logger.error({ ...fields, key: keyId, ms, aborted, error: describe(cause) }, "request failed");
    return;
  }
  // The form of pino's lines, put together here because that takes a third of the time. Ids need no escapes.
  const members =
    member("traceId", traceId) +
    member("operation", operationId) +
    member("code", code) +
    member("account", account?.id) +
    member("key", keyId);
  write(
    `{"level":"info","time":${Date.now()},"trackingId":"${trackingId}","method":"${known}","status":${status}${members},` +
      `"ms":${ms}${isAborted ? ',"aborted":true' : ""},"msg":"request"}\n`,
  );
}

function member(name: string, value: string | undefined): string {
  return value === undefined ? "" : `,"${name}":"${value}"`;
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
