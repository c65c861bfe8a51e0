import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { isLoopbackHost } from "@numbers-api/http/loopback";
import { createApp } from "./app.ts";
import { serveFiles } from "./files.ts";
import { holdKey } from "./key.ts";
import { type ConsoleOptions, StartError } from "./options.ts";

/** Options for programs that embed the console. */
export interface EmbeddingOptions {
  /** Folder of the built page. */
  readonly files: string;
  /** Time limit of an API response with its body, in ms. Default: 15 000. */
  readonly timeout?: number;
  /** Additional headers of every API request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Logs errors, one line each. Default: no log. */
  readonly log?: (line: string) => void;
}

/** A running console. */
export interface RunningConsole extends AsyncDisposable {
  /** URL without a trailing slash. */
  readonly url: string;
  /** Stops the console and closes its connections. */
  close(): Promise<void>;
}

/** Time limits for receiving a request, in ms, against slow clients. */
const TIME_LIMITS = { headersTimeout: 10_000, requestTimeout: 30_000 };

/**
 * Starts the console's server.
 *
 * @throws {StartError} if it cannot listen on the port.
 *
 * @example
 * await using console = await startConsole({ ...readEnvironment(process.env), files: "dist/page" });
 */
export async function startConsole(options: ConsoleOptions & EmbeddingOptions): Promise<RunningConsole> {
  const { host, port, origin, baseUrl, apiKey, files, timeout = 15_000, headers = {}, log = () => {} } = options;
  // On a shared console, no user may replace the account for all others.
  const key = holdKey(apiKey, isLoopbackHost(host) && origin === undefined);
  const app = createApp({ origin, upstream: { baseUrl, key, timeout, headers: () => headers, log } });
  serveFiles(app, files);
  const listener = getRequestListener(app.fetch);
  const server = createServer(TIME_LIMITS, (request, response) => void listener(request, response));
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    throw new StartError(explain(error, host, port), { cause: error });
  }
  // Servers that listen on a port have this kind of address.
  const { port: actual } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`, close, [Symbol.asyncDispose]: close };
}

function explain(error: unknown, host: string, port: number): string {
  // Node's errors have a code.
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is in use: stop the other program, or set NUMBERS_CONSOLE_PORT.`;
  }
  if (code === "EACCES") return `Port ${port} on ${host} requires more permissions: choose a port above 1023.`;
  return `The console cannot listen on port ${port} of ${host}: ${message}`;
}
