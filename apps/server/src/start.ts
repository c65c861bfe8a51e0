import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { Authenticator } from "./accounts/authenticator.ts";
import { UsageMeter } from "./accounts/usage-meter.ts";
import { type AnswerCheck, type Configuration, readConfiguration, unknownVariables } from "./configuration.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { createApp } from "./http/app.ts";
import type { AnswerInspection } from "./http/operation.ts";
import { createApiServer } from "./http/server.ts";
import { type Listening, listen } from "./listen.ts";
import { NumberDirectory } from "./numbers/directory.ts";
import { createAdminServer } from "./observe/admin-server.ts";
import { describe, logExchange, openLog, type ServerLog } from "./observe/log.ts";
import { Metrics } from "./observe/metrics.ts";
import { openTracing } from "./observe/open-tracing.ts";
import { Readiness } from "./observe/readiness.ts";
import { createHandlers } from "./operations/index.ts";
import { createProviders } from "./providers/providers.ts";
import { openStore } from "./store/open.ts";

export { ServerStartError } from "./listen.ts";

/** Options of a server. Everything has a default; the default of ports is a free one. */
export interface ServerOptions extends Partial<Configuration> {}

/** A running server. */
export interface RunningServer extends AsyncDisposable {
  /** URL of the API, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** URL of metrics and probes, without a slash at the end. */
  readonly adminUrl: string;
  /** Lets requests in progress finish, and stops the server. Further calls are ignored. */
  close(): Promise<void>;
}

/** Longest times in milliseconds for the last writes, the last spans, and the connections to the database. */
const LAST_WRITES = 5000;
const LAST_SPANS = 3000;
const LAST_CONNECTIONS = 2000;

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
export function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const configuration: Configuration = { ...readConfiguration({}), port: 0, adminPort: 0, ...options };
  return start(configuration, { ownsProcess: false, environment: {} });
}

/** Settings that only the command makes. */
export interface StartContext {
  /** The process runs only the server, so its globals may be replaced. */
  readonly ownsProcess: boolean;
  /** Standard variables of OpenTelemetry. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Starts a server by a complete configuration. */
export async function start(configuration: Configuration, context: StartContext): Promise<RunningServer> {
  const { databaseUrl, databasePool, usageLease, syncMaxAge, syncHardAge, logLevel } = configuration;
  const { store, migrations } = await openStore({ url: databaseUrl, poolSize: databasePool });
  const log = openLog(logLevel);
  const { logger } = log;
  for (const { version, name } of migrations) logger.info({ version, name }, "migration applied");

  const unknown = unknownVariables(context.environment);
  if (unknown.length > 0) logger.warn({ variables: unknown }, "nobody reads these variables");

  let inProgress = 0;
  const metrics = new Metrics(() => inProgress);
  const tracing = await openTracing(context.environment);
  const authenticator = new Authenticator(store);
  const meter = new UsageMeter(store, usageLease);
  const directory = new NumberDirectory({
    store,
    readerOf: createProviders({ ...configuration, onRead: (...read) => metrics.countRead(...read) }),
    maxAge: syncMaxAge,
    hardAge: syncHardAge,
    onReconciled: (reconciliation) => {
      metrics.countReconciliation(reconciliation);
      const { accountId: account, lost, found, unknown } = reconciliation;
      const fields = { account, lost, found, unknown: unknown.length };
      if (lost.length > 0) logger.warn(fields, "the provider lost numbers");
      else logger.info(fields, "reconciled");
    },
    onFailure: ({ id }, error) => {
      metrics.countFailure("reconciliation");
      logger.warn({ account: id, error: describe(error) }, "reconciliation failed");
    },
  });
  const readiness = new Readiness(store);
  const app = createApp(createHandlers({ directory }), {
    authenticator,
    meter,
    answers: await inspection(configuration.checkAnswers, logger),
  });
  const server = createApiServer({
    app,
    ownsProcess: context.ownsProcess,
    observer: {
      begin: (exchange, traceParent) => {
        inProgress += 1;
        tracing.begin(exchange, traceParent);
      },
      end: (exchange, outcome) => {
        inProgress -= 1;
        exchange.endSpan?.(outcome);
        metrics.countRequest(exchange, outcome);
        logExchange(log, exchange, outcome);
      },
    },
  });
  const admin = createAdminServer({ metrics, reasonNotReady: () => readiness.reason() });
  const housekeeping = startHousekeeping({ authenticator, meter, metrics, logger });

  const close = async (): Promise<void> => {
    readiness.end();
    await delay(configuration.drainDelay);
    await closeServer(server, configuration.shutdownGrace);
    await atMost(configuration.shutdownGrace, directory.idle());
    await atMost(LAST_WRITES, housekeeping.close());
    await atMost(LAST_SPANS, tracing.close());
    await atMost(LAST_CONNECTIONS, store.close());
    await closeServer(admin, 0);
    await log.close();
  };

  try {
    const address = await listen(server, configuration.host, configuration.port);
    const { url: adminUrl } = await listen(admin, configuration.adminHost, configuration.adminPort);
    return running(address, adminUrl, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits for work that may hang or fail with what it talks to. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  const late = delay(milliseconds, undefined, { signal: limit.signal });
  await Promise.race([work, late]).catch(() => {});
  limit.abort();
  await late.catch(() => {});
}

/** Loads the checks of answers if they are wanted. */
async function inspection(wanted: AnswerCheck, logger: ServerLog["logger"]): Promise<AnswerInspection | undefined> {
  if (wanted === "off") return undefined;
  const { answerChecks } = await import("./generated/contract/answer-checks.ts");
  return {
    checks: answerChecks,
    isStrict: wanted === "refuse",
    onViolation: ({ trackingId, operationId: operation }, violation) =>
      logger.error({ trackingId, operation, violation }, "an answer breaks the contract"),
  };
}

function running(address: Listening, adminUrl: string, close: () => Promise<void>): RunningServer {
  let closed: Promise<void> | undefined;
  const closeOnce = (): Promise<void> => {
    closed ??= close();
    return closed;
  };
  return { ...address, adminUrl, close: closeOnce, [Symbol.asyncDispose]: closeOnce };
}

/**
 * Stops a server: refuses new connections, waits for requests in progress, and then closes the remaining connections.
 */
async function closeServer(server: Server, grace: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  // A connection becomes idle when its request ends, and would then stay open for the next one.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const force = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}
