import type { Reporter, TestModule, TestSpecification } from "vitest/node";

/** Milliseconds after which a line names the test files that are running. */
const INTERVAL = 8000;

/** Prints the number of test files, and the running ones when none has finished for eight seconds. */
export class ProgressReporter implements Reporter {
  readonly #running = new Set<string>();
  #total = 0;
  #done = 0;
  #timer: NodeJS.Timeout | undefined;

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#total = specifications.length;
    console.log(`${this.#total} test file${this.#total === 1 ? "" : "s"}`);
    this.#restartTimer();
  }

  onTestModuleStart({ relativeModuleId }: TestModule): void {
    this.#running.add(relativeModuleId);
  }

  onTestModuleEnd({ relativeModuleId }: TestModule): void {
    this.#running.delete(relativeModuleId);
    this.#done += 1;
    this.#restartTimer();
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer);
  }

  #restartTimer(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      const running = this.#running.size > 0 ? `, running ${[...this.#running].join(", ")}` : "";
      console.log(` … ${this.#done} of ${this.#total} files done${running}`);
    }, INTERVAL);
  }
}
