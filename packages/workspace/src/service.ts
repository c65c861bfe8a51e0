import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { quietTools, root } from "./turbo.ts";

/** A server in a process of its own, whose lines are shown as it prints them. */
export interface Service {
  /** Where it answers, from the first of its lines that says so; nothing when it ends before. */
  readonly url: Promise<string | undefined>;
  /** Its exit code, once it has ended; 0 when it was told to. */
  readonly ended: Promise<number>;
  /** Tells it to end. */
  stop(): void;
}

/** Starts a program of the repository with Node, from the folder of the repository. */
export function startService(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Service {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...quietTools, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { url: firstUrl(child), ended: end(child), stop: () => void child.kill("SIGTERM") };
}

function firstUrl(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    lines.on("line", (line) => {
      console.log(line);
      const [url] = /http:\/\/[^\s/]+:\d+/.exec(line) ?? [];
      if (url) resolve(url);
    });
    lines.on("close", () => resolve(undefined));
  });
}

function end(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    // The terminal sends Ctrl-C to the service as well, so a signal is no failure; some programs make a code of it.
    child.on("exit", (code, signal) => resolve(signal || code === 130 || code === 143 ? 0 : (code ?? 1)));
  });
}

/**
 * Waits until a service ends, or until somebody says that all shall end; then ends the others.
 *
 * @param start Starts the services, one after the other; each is handed to `add` at once.
 * @returns the exit code of the service that ended first.
 */
export async function runTogether(start: (add: (service: Service) => void) => Promise<void>): Promise<number> {
  const services: Service[] = [];
  const stop = (): void => {
    for (const service of services) service.stop();
  };
  // The terminal sends Ctrl-C to the services, too, and this waits for them; SIGTERM comes to us alone.
  process.on("SIGINT", stop).on("SIGTERM", stop);
  let add: (service: Service) => void = () => {};
  const first = new Promise<number>((resolve, reject) => {
    add = (service) => {
      services.push(service);
      service.ended.then(resolve, reject);
    };
  });
  await start((service) => add(service));
  const code = await first;
  stop();
  await Promise.all(services.map(({ ended }) => ended));
  return code;
}
