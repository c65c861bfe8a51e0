import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** No tool of ours reports to anybody, and none looks for news of itself. */
export const quietTools: Readonly<Record<string, string>> = {
  TURBO_TELEMETRY_DISABLED: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
};

/**
 * Runs turbo in the repository, its output shown.
 *
 * @returns its exit code.
 */
export async function turbo(...args: readonly string[]): Promise<number> {
  return run(process.execPath, [join(root, "node_modules", "turbo", "bin", "turbo"), ...args], quietTools);
}

/**
 * Runs a program in the repository until it ends, its output shown. Ctrl-C reaches it as it reaches us, and we wait for
 * it to end.
 *
 * @returns its exit code; 130 or 143 when a signal ended it.
 */
export async function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  const ignore = (): void => {};
  // The terminal sends Ctrl-C to the child as well; SIGTERM comes to us alone and is passed on.
  const pass = (): void => void child.kill("SIGTERM");
  process.on("SIGINT", ignore).on("SIGTERM", pass);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
    });
  } finally {
    process.off("SIGINT", ignore).off("SIGTERM", pass);
  }
}
