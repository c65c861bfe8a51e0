import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { end, type RunOptions, start } from "./process.ts";

/** Server in a separate process. */
export interface BenchServer extends AsyncDisposable {
  readonly child: ChildProcess;
  /** URL without a trailing slash. */
  readonly url: string;
  /** Start of its process on the clock of `performance.now()`. */
  readonly startedAt: number;
}

/** Longest time until a server prints its address, in milliseconds; only a broken one takes longer. */
const PATIENCE = 60_000;

/**
 * Starts a server, and waits until it prints its address.
 *
 * @param ready finds the URL in a line of output; by default the first loopback URL.
 * @throws {Error} with the output, when the server ends before that or takes longer than a minute.
 */
export async function startServer(
  command: readonly string[],
  options: RunOptions = {},
  ready: (line: string) => string | undefined = firstUrl,
): Promise<BenchServer> {
  const startedAt = performance.now();
  const child = start(command, options, ["ignore", "pipe", "pipe", "ipc"]);
  const printed: string[] = [];
  const patience = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  try {
    return await new Promise((resolve, reject) => {
      const read = (line: string): void => {
        printed.push(line);
        const url = ready(line);
        if (url !== undefined) resolve({ child, url, startedAt, [Symbol.asyncDispose]: () => end(child) });
      };
      for (const stream of [child.stdout, child.stderr])
        if (stream) createInterface({ input: stream }).on("line", read);
      child.once("error", reject);
      child.once("exit", () =>
        reject(new Error(`${command.join(" ")}\nended before it listened:\n${printed.join("\n")}`)),
      );
    });
  } finally {
    clearTimeout(patience);
  }
}

function firstUrl(line: string): string | undefined {
  return /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(line)?.[0].replace("localhost", "127.0.0.1");
}
