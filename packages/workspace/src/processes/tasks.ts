import { Progress } from "./progress.ts";
import { readTaskLine, type TaskLine } from "./task-output.ts";
import { runTurbo } from "./turbo.ts";

/** Options of {@link runTasks}. */
export interface TaskOptions {
  /** Stops the tasks when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Describes the work for the progress line, for example "linting". */
  readonly status: string | (() => string);
  /** Prints the output of every task (`all`), or of the tasks that fail (`failures`). */
  readonly show: "all" | "failures";
  /** Flags of `turbo run`. */
  readonly flags?: readonly string[];
  /** Receives each line that a task prints, for example to count tests. */
  readonly onTaskLine?: (line: TaskLine) => void;
}

/**
 * Runs tasks of turbo.json, and prints their output without turbo's own. Turbo's messages are printed if it fails
 * before any task prints something.
 *
 * @returns the exit code.
 */
export async function runTasks(tasks: readonly string[], options: TaskOptions): Promise<number> {
  const { signal, status, show, flags = [], onTaskLine } = options;
  const turboLines: string[] = [];
  let hasOutput = false;
  using progress = new Progress(typeof status === "string" ? () => status : status);
  const onLine = (line: string): void => {
    if (signal?.aborted) return;
    const said = readTaskLine(line);
    if (!said) {
      turboLines.push(line);
      return;
    }
    onTaskLine?.(said);
    if (said.text.trim() === "" && !hasOutput) return;
    hasOutput = true;
    progress.print(said.text);
  };
  const logs = show === "all" ? [] : ["--output-logs=errors-only"];
  const code = await runTurbo([...tasks, ...logs, ...flags], { signal, onLine });
  if (code !== 0 && !hasOutput && !signal?.aborted) {
    for (const line of turboLines) progress.print(line);
  }
  return code;
}
