import { once } from "node:events";
import { Authenticator } from "./accounts/authenticator.ts";
import { UsageMeter } from "./accounts/usage-meter.ts";
import { type Configuration, readConfiguration } from "./configuration.ts";
import { createApp } from "./http/app.ts";
import { createApiServer } from "./http/server.ts";
import { listen } from "./listen.ts";
import { NumberDirectory } from "./numbers/directory.ts";
import { createHandlers } from "./operations/index.ts";
import { openStore } from "./store/open.ts";

export { ServerStartError } from "./listen.ts";

/** How often use is written and idle leases are returned, in milliseconds. */
const HOUSEKEEPING_INTERVAL = 2000;

/** How to start a server. Everything that is left out has its default, but ports are free ones. */
export interface ServerOptions extends Partial<Configuration> {}

/** A running server. */
export interface RunningServer extends AsyncDisposable {
  /** Where the API answers, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Lets requests in progress finish, and ends the server. Further calls do nothing. */
  close(): Promise<void>;
}

/**
 * Starts a server on a database, whose schema is brought up to date.
 *
 * @throws {ServerStartError} when it cannot listen.
 * @throws {StoreUnavailable} when the database does not answer.
 * @throws {StoreSetupError} when the database cannot be used by this version.
 *
 * @example
 * await using server = await startServer({ databaseUrl: "file:numbers.db" });
 * await fetch(`${server.url}/numbers/list`, { headers: { authorization: `Bearer ${key}` } });
 */
export async function startServer(options: ServerOptions = {}, ownsProcess = false): Promise<RunningServer> {
  const configuration: Configuration = { ...readConfiguration({}), port: 0, adminPort: 0, ...options };
  const { store } = await openStore({ url: configuration.databaseUrl, poolSize: configuration.databasePool });
  const authenticator = new Authenticator(store);
  const meter = new UsageMeter(store, configuration.usageLease);
  const handlers = createHandlers({ directory: new NumberDirectory(store) });
  const app = createApp(handlers, { authenticator, meter });
  const server = createApiServer({ app, onEnd: () => {}, ownsProcess });
  const address = await listen(server, configuration.host, configuration.port);
  const housekeeping = setInterval(() => {
    void Promise.allSettled([authenticator.flush(), meter.returnIdle()]);
  }, HOUSEKEEPING_INTERVAL).unref();

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    clearInterval(housekeeping);
    const ended = once(server, "close");
    server.close();
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), configuration.shutdownGrace);
    await ended;
    clearTimeout(force);
    await Promise.allSettled([authenticator.flush(), meter.close()]);
    await store.close();
  };
  const closeOnce = (): Promise<void> => {
    closed ??= close();
    return closed;
  };
  return { ...address, close: closeOnce, [Symbol.asyncDispose]: closeOnce };
}
