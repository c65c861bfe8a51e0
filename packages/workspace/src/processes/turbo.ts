import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.ts";
import { supervise } from "./supervise.ts";

/** Options of {@link runTurbo}. */
export interface TurboOptions {
  /** Stops the tasks when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Receives each complete line of turbo and the tasks. */
  readonly onLine: (line: string) => void;
}

/**
 * Runs tasks of turbo.json.
 *
 * @param args names of tasks, and flags of `turbo run`.
 * @returns the exit code of turbo, or 1 when it is interrupted.
 */
export async function runTurbo(args: readonly string[], { signal, onLine }: TurboOptions): Promise<number> {
  if (signal?.aborted) return 1;
  const [command, ...launch] = turboCommand();
  // Without turbo's own colors, so that the task name before each line can be parsed; tasks keep theirs.
  const { child, ended, stop } = supervise(command, [...launch, "run", ...args, "--no-color"], {
    stdio: ["ignore", "pipe", "pipe"],
    stopSignal: "SIGINT",
    env: colors(),
  });
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on("line", onLine);
  }
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const code = await ended;
    return signal?.aborted ? 1 : code;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

function colors(): NodeJS.ProcessEnv {
  return process.stdout.isTTY && !process.env["NO_COLOR"] ? { FORCE_COLOR: process.env["FORCE_COLOR"] ?? "1" } : {};
}

/**
 * The command that runs turbo: the binary of this platform, or else the script that looks for one. The script starts a
 * second Node, which takes as long as a fully cached run.
 */
function turboCommand(): readonly [command: string, ...args: string[]] {
  const turboBin = join(root, "node_modules", "turbo", "bin", "turbo");
  if (!existsSync(turboBin)) {
    throw new Error("The dependencies are not installed. Run: npx -y pnpm@12.21.0 install");
  }
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const architecture = process.arch === "x64" ? "64" : process.arch;
  const program = `@turbo/${platform}-${architecture}/bin/turbo${platform === "windows" ? ".exe" : ""}`;
  try {
    return [createRequire(realpathSync(turboBin)).resolve(program)];
  } catch {
    return [process.execPath, turboBin];
  }
}
