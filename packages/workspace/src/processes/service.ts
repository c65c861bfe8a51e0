import { pathToFileURL } from "node:url";
import { root } from "./root.ts";
import { type SupervisedProcess, supervise } from "./supervise.ts";

/** Server in a separate process. */
export interface Service {
  /** URL that it listens on, which it sends over its IPC channel; `undefined` when it ends before. */
  readonly url: Promise<string | undefined>;
  /** Exit code; 0 when it was stopped. */
  readonly ended: Promise<number>;
  /** Stops it. */
  stop(): void;
}

const END_WITH_PARENT = pathToFileURL(`${root}packages/workspace/src/processes/end-with-parent.mjs`).href;

/**
 * Starts a program of the repository with Node. It sends `{ url }` to its parent process once it listens, and prints to
 * the terminal.
 *
 * @param args arguments of Node, with paths from the root of the repository.
 */
export function startService(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Service {
  const { child, ended, stop } = supervise(process.execPath, ["--import", END_WITH_PARENT, ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    stopSignal: "SIGTERM",
    env: environment,
  });
  // Some programs turn the signal into an exit code.
  return { url: sentUrl(child), ended: ended.then((code) => (code === 143 ? 0 : code)), stop };
}

function sentUrl(child: SupervisedProcess["child"]): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.on("message", (message) => {
      const url: unknown = typeof message === "object" && message !== null ? Reflect.get(message, "url") : undefined;
      if (typeof url === "string") resolve(url);
    });
    child.on("exit", () => resolve(undefined));
  });
}

/**
 * Runs services until one of them ends or the signal aborts, and then ends the others.
 *
 * @param start Starts the services in sequence, and passes each to `add` immediately.
 * @returns the exit code of the service that ended first; not 0 when the signal aborts before all have started.
 */
export async function runTogether(
  start: (add: (service: Service) => void) => Promise<void>,
  signal: AbortSignal,
): Promise<number> {
  const services: Service[] = [];
  const stop = (): void => {
    for (const service of services) service.stop();
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    let add: (service: Service) => void = () => {};
    const first = new Promise<number>((resolve, reject) => {
      add = (service) => {
        services.push(service);
        service.ended.then(resolve, reject);
        if (signal.aborted) service.stop();
      };
    });
    await start((service) => add(service));
    const isStarted = !signal.aborted;
    const code = await first;
    stop();
    await Promise.all(services.map(({ ended }) => ended));
    return isStarted ? code : code || 1;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
