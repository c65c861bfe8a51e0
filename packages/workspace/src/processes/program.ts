import { supervise } from "./supervise.ts";

/**
 * Runs a program of the repository as a root command: an interrupt ends it and everything that it started, in the middle
 * of synchronous work, too.
 *
 * @param args arguments of Node, with the program's path from the root of the repository.
 * @returns the exit code.
 */
export async function runProgram(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { ended, stop } = supervise(process.execPath, args, { stdio: "inherit", stopSignal: "SIGTERM" });
  signal.addEventListener("abort", stop, { once: true });
  return await ended;
}
