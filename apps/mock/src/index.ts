import { prepareContract } from "./contract.ts";
import { listen } from "./listen.ts";
import { createMockServer } from "./server.ts";

export { MockStartError } from "./listen.ts";

/** How to start a mock server. */
export interface MockOptions {
  /** The port to listen on. Default: 0, which takes a free one, so that any number of mocks run side by side. */
  readonly port?: number;
  /** The address to listen on. Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
  /**
   * The contract to serve: an OpenAPI 3 document as plain data, in which every reference begins with `#/`. It is not
   * changed, and must not be while it is served. Default: the Numbers API.
   */
  readonly document?: object;
}

/** A running mock server. */
export interface Mock extends AsyncDisposable {
  /** Where it answers, without a slash at the end: `http://127.0.0.1:41237`. */
  readonly url: string;
  readonly port: number;
  /** Stops the server, and ends the connections that are open. Further calls do nothing. */
  close(): Promise<void>;
}

/**
 * Starts a mock server. It listens when the promise resolves; what it needs for its first answer may still be loading,
 * and requests wait for that.
 *
 * @throws {MockStartError} when it cannot listen there, for example because the port is in use.
 *
 * @example
 * import { startMock } from "@numbers-api/mock";
 *
 * await using mock = await startMock();
 * const response = await fetch(`${mock.url}/numbers/list`, { headers: { authorization: "Bearer any" } });
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", document } = options;
  const contract = () => prepareContract(document);
  const server = createMockServer(contract);
  const address = await listen(server, host, port);
  // Not before the caller has gone on: loading keeps the process busy. A failure is told to those who ask.
  const warmUp = setImmediate(() => void contract().catch(() => undefined));

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= new Promise((resolve) => {
      clearImmediate(warmUp);
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return closed;
  };
  return { ...address, close, [Symbol.asyncDispose]: close };
}
