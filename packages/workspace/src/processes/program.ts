import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { supervise } from "./supervise.ts";

/**
 * Runs a program of the repository as a root command: an interrupt ends it and everything that it started, in the middle
 * of synchronous work, too.
 *
 * @param args arguments of Node, with the program's path from the root of the repository.
 * @returns the exit code.
 */
export async function runProgram(args: readonly string[], signal?: AbortSignal): Promise<number> {
  // A program that is killed leaves its temporary files.
  const temporary = await mkdtemp(join(tmpdir(), "command-"));
  // PostgreSQL, which the benchmark starts in it, runs as another user when root runs the benchmark.
  await chmod(temporary, 0o711);
  const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const { ended, stop } = supervise(process.execPath, args, { stdio: "inherit", stopSignal: "SIGTERM", env });
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await ended;
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}
