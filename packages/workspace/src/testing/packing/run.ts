import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Output of a program that succeeded. */
export interface ProgramOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program without blocking this process, which may be its server.
 *
 * @throws {Error} when it fails, with its output.
 */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: object = {},
): Promise<ProgramOutput> {
  // The commands of package managers are scripts on Windows, which only its shell can start.
  const shell = process.platform === "win32" && !command.includes("\\");
  try {
    return await promisify(execFile)(command, args, { cwd, shell, env: { ...process.env, ...env } });
  } catch (error) {
    const { message, stdout } = error as Error & ProgramOutput;
    throw new Error(`${message}\n${stdout}`, { cause: error });
  }
}
