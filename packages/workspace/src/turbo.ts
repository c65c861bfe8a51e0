import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { taskOutput } from "./task-output.ts";

/** The folder of the repository. */
export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** No tool of ours reports to anybody, and none looks for news of itself. */
export const quietTools: Readonly<Record<string, string>> = {
  TURBO_TELEMETRY_DISABLED: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
};

const env: NodeJS.ProcessEnv = {
  // Every tool is a program of Node's that is started many times, by tests above all: half of what a start takes is to
  // compile what was compiled before.
  NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "node"),
  ...process.env,
  ...quietTools,
};
const turboBin: string = join(root, "node_modules", "turbo", "bin", "turbo");
if (!existsSync(turboBin)) {
  console.error("The dependencies are not installed; what pnpm said above tells why. Try: npx -y pnpm@12.21.0 install");
  process.exit(2);
}

/**
 * The command that runs turbo: the program of this platform, or else the script that looks for one. The script only
 * starts the program, after a Node of its own that takes as long as a fully cached run.
 */
function turboCommand(): readonly [command: string, ...args: string[]] {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const architecture = process.arch === "x64" ? "64" : process.arch;
  const program = `@turbo/${platform}-${architecture}/bin/turbo${platform === "windows" ? ".exe" : ""}`;
  try {
    return [createRequire(realpathSync(turboBin)).resolve(program)];
  } catch {
    return [process.execPath, turboBin];
  }
}

const [command, ...launch] = turboCommand();

/**
 * Runs tasks of turbo.json, what they print shown.
 *
 * @returns the exit code.
 */
export async function turbo(...args: readonly string[]): Promise<number> {
  return run(command, [...launch, "run", ...args]);
}

/**
 * Runs tasks of turbo.json, and shows nothing unless one fails: then, what it says.
 *
 * @returns the exit code.
 */
export async function turboQuietly(...args: readonly string[]): Promise<number> {
  const child = spawn(command, [...launch, "run", ...args, "--output-logs=errors-only", "--log-order=grouped"], {
    cwd: root,
    env,
  });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await ended(child);
  if (code !== 0) console.error(taskOutput((await printed).join("")));
  return code;
}

/**
 * Runs a program in the repository until it ends, what it prints shown. Ctrl-C reaches it as it reaches us, and we wait
 * for it to end.
 *
 * @returns its exit code; 130 or 143 when a signal ended it.
 */
async function run(command: string, args: readonly string[]): Promise<number> {
  return ended(spawn(command, args, { cwd: root, stdio: "inherit", env }));
}

async function ended(child: ChildProcess): Promise<number> {
  // The terminal sends Ctrl-C to the child as well; SIGTERM comes to us alone and is passed on.
  const ignore = (): void => {};
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
