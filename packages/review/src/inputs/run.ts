import { type ExecFileOptions, execFile } from "node:child_process";

/** Result of a program. */
export interface ProgramResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code; undefined when it could not be started, or was ended from outside. */
  readonly code: number | undefined;
  /** The program is not installed. */
  readonly isMissing: boolean;
}

/** Runs a program to its end, however it ends. `pnpm spec:review` ends it with this process. */
export async function run(
  command: string,
  args: readonly string[],
  options: Pick<ExecFileOptions, "cwd" | "env"> = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(command, args, { ...options, maxBuffer: 1 << 29 }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : undefined;
      resolve({ stdout, stderr, code: error === null ? 0 : code, isMissing: error?.code === "ENOENT" });
    });
  });
}
