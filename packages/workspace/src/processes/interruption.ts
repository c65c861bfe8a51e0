import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Exit code of a program that a signal ended, as shells count it: 130 for SIGINT. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/**
 * Turns the first Ctrl-C, SIGTERM or SIGHUP (a closed terminal) into an abort, and prints "Interrupted". The reason of
 * the abort is the exit code.
 */
export function listenForInterruption(): AbortSignal {
  const controller = new AbortController();
  // A closed terminal cannot be written to.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (controller.signal.aborted) return;
      // Starts a new line after the "^C" that the terminal echoes.
      process.stderr.write(process.stderr.isTTY ? "\nInterrupted\n" : "Interrupted\n");
      controller.abort(exitCodeOf(signal));
    });
  }
  return controller.signal;
}

/** Exit code of an interrupted command; `undefined` when nothing interrupted it. */
export function interruptedCode(signal: AbortSignal): number | undefined {
  return signal.aborted ? Number(signal.reason) : undefined;
}
