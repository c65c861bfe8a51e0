import { stripVTControlCharacters } from "node:util";
import { root } from "../processes/root.ts";
import type { TaskLine } from "../processes/task-output.ts";
import { runTasks } from "../processes/tasks.ts";
import { failedTasks, removeSummaries } from "./task-summaries.ts";
import { countTests, failedTests, removeReports } from "./test-reports.ts";

/**
 * Runs the tests of every package and other tasks to the end, and prints failures and totals. A failed task that is not
 * a test, such as a lint, counts as one failure.
 *
 * @returns the exit code.
 */
export async function runTests(tasks: readonly string[], signal: AbortSignal): Promise<number> {
  removeReports(root);
  removeSummaries(root);
  const files = new FileCount();
  const code = await runTasks(["test", ...tasks], {
    ...{ signal, show: "all", status: () => files.status(), onTaskLine: (line) => files.read(line) },
    flags: ["--continue=always", "--summarize"],
  });
  if (signal.aborted) return 1;
  const tests = countTests(root);
  const failed = failedTasks(root);
  const others = failed.filter((task) => !/#test(:|$)/.test(task));
  for (const { file, title, message } of failedTests(root)) console.log(`\nFAIL ${file}\n  ${title}\n  ${message}`);
  if (failed.length > 0) console.log(`\nfailed: ${failed.join(", ")}`);
  // A test task that failed without a failing test, such as a runner that crashed, must not count as a success.
  const unexplained = tests.failed === 0 && others.length === 0 && code !== 0 ? 1 : 0;
  console.log(`${tests.passed} passed, ${tests.failed + others.length + unexplained} failed`);
  return code === 0 ? 0 : 1;
}

/** Counts the test files that are done, from the output of Vitest. */
class FileCount {
  readonly #packages = new Map<string, { done: number; total: number; failed: number }>();

  read({ folder, text }: TaskLine): void {
    const line = stripVTControlCharacters(text);
    const [, total] = /^(\d+) test files?$/.exec(line) ?? [];
    if (total) this.#packages.set(folder, { done: 0, total: Number(total), failed: 0 });
    const counted = this.#packages.get(folder);
    if (!counted) return;
    const [, mark] = /^ ([✓❯]) \S+ \(\d+ tests?/.exec(line) ?? [];
    if (mark) counted.done += 1;
    if (mark === "❯") counted.failed += 1;
    if (/^ +Test Files /.test(line)) this.#packages.delete(folder);
  }

  status(): string {
    const running = [...this.#packages].map(([folder, { done, total, failed }]) => {
      const failures = failed > 0 ? `, ${failed} failed` : "";
      return `${folder} ${done}/${total} files${failures}`;
    });
    return running.length > 0 ? running.join(" · ") : "running tasks";
  }
}
