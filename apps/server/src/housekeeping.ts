import type { Logger } from "pino";
import type { Authenticator } from "./accounts/authenticator.ts";
import type { UsageMeter } from "./accounts/usage-meter.ts";
import { describe } from "./observe/log.ts";
import type { Metrics } from "./observe/metrics.ts";

/** Time between two rounds in milliseconds. */
const INTERVAL = 2000;

/** Parts of the server with deferred writes. */
export interface HousekeepingOptions {
  readonly authenticator: Authenticator;
  readonly meter: UsageMeter;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export interface Housekeeping {
  /** Stops, and writes everything that was deferred. */
  close(): Promise<void>;
}

/** Periodically writes data that need not be written with each request. */
export function startHousekeeping({ authenticator, meter, metrics, logger }: HousekeepingOptions): Housekeeping {
  let running: Promise<unknown> | undefined;

  const attempt = async (task: "usage" | "key use", work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      metrics.countFailure(task);
      logger.warn({ task, error: describe(error) }, "write failed and is tried again");
    }
  };
  const timer = setInterval(() => {
    // A slow database does not get more work while it is slow.
    running ??= Promise.all([
      attempt("key use", () => authenticator.flush()),
      attempt("usage", () => meter.returnIdle()),
    ]).finally(() => {
      running = undefined;
    });
  }, INTERVAL).unref();

  return {
    close: async () => {
      clearInterval(timer);
      await running;
      await attempt("key use", () => authenticator.flush());
      await attempt("usage", () => meter.close());
    },
  };
}
