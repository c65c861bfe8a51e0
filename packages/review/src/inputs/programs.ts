import { type ExecFileOptions, execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ProgramResult {
  readonly stdout: string;
  /** Exit code; undefined when it could not be started, or was ended from outside. */
  readonly code: number | undefined;
  readonly isMissing: boolean;
}

/** Runs a program to its end, however it ends. `pnpm spec:review` ends it with this process. */
export async function run(
  command: string,
  args: readonly string[],
  options: Pick<ExecFileOptions, "cwd" | "env"> = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(command, args, { ...options, maxBuffer: 1 << 29 }, (error, stdout) => {
      const code = typeof error?.code === "number" ? error.code : undefined;
      resolve({ stdout, code: error === null ? 0 : code, isMissing: error?.code === "ENOENT" });
    });
  });
}

let whole: string | undefined;

/** Creates a folder that exists as long as this process. `pnpm spec:review` removes it if the process is killed. */
export function makeFolder(): string {
  if (whole === undefined) {
    const made = mkdtempSync(join(tmpdir(), "contract-review-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true, maxRetries: 3 }));
    whole = made;
  }
  return mkdtempSync(join(whole, "part-"));
}
