import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { serveFiles } from "./files.ts";
import { isLoopback } from "./guard.ts";
import { holdKey } from "./key.ts";
import { type ConsoleOptions, StartError } from "./options.ts";

/** What only those who embed the console choose. */
export interface Embedding {
  /** The folder of the built page. */
  readonly files: string;
  /** How long the API may take for an answer, body included, in ms. Default 15 000. */
  readonly timeout?: number;
  /** Headers that go with every request to the API. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Told in one line what went wrong. Default: nobody is. */
  readonly log?: (line: string) => void;
}

/** A running console. */
export interface RunningConsole extends AsyncDisposable {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** Ends it, with the connections that are open. */
  close(): Promise<void>;
}

/** How long a request may take to arrive, in ms: what is slower holds a connection on purpose. */
const ARRIVAL = { headersTimeout: 10_000, requestTimeout: 30_000 };

/**
 * Starts the console: its page, and the way to the API.
 *
 * @throws {StartError} when it cannot listen there.
 *
 * @example
 * await using console = await startConsole({ ...readEnvironment(process.env), files: "dist/page" });
 */
export async function startConsole(options: ConsoleOptions & Embedding): Promise<RunningConsole> {
  const { host, port, origin, baseUrl, apiKey, files, timeout = 15_000, headers = {}, log = () => {} } = options;
  // Where others reach the console, none of them may exchange the account that all of them see.
  const key = holdKey(apiKey, isLoopback(host) && origin === undefined);
  const app = createApp({ origin, upstream: { baseUrl, key, timeout, headers: () => headers, log } });
  serveFiles(app, files);
  const listener = getRequestListener(app.fetch);
  const server = createServer(ARRIVAL, (request, response) => void listener(request, response));
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    throw new StartError(explain(error, host, port), { cause: error });
  }
  // A server that listens on a host and a port has an address of this form.
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
  // What goes wrong here goes wrong in Node, whose errors have a code.
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is in use: stop what listens there, or choose another with NUMBERS_CONSOLE_PORT.`;
  }
  if (code === "EACCES") return `Port ${port} on ${host} may not be opened by this user: choose one above 1023.`;
  return `The console cannot listen on port ${port} of ${host}: ${message}`;
}
