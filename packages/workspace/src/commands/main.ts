import { interruptedCode, listenForInterruption } from "../processes/interruption.ts";
import { runProgram } from "../processes/program.ts";
import { CommandUsageError, checkArguments, type RootCommand, requireMember } from "./command.ts";

/** Root commands, each in its own module, so that a command loads no other. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: RootCommand }>>> = {
  start: () => import("./serving/start.ts"),
  dev: () => import("./serving/dev.ts"),
  serve: () => import("./serving/serve.ts"),
  generate: () => import("./generate.ts"),
  lint: () => import("./lint.ts"),
  "lint:code": async () => ({ command: (await import("./lint-part.ts")).code }),
  "lint:unused": async () => ({ command: (await import("./lint-part.ts")).unused }),
  format: () => import("./format.ts"),
  typecheck: () => import("./typecheck.ts"),
  build: () => import("./build.ts"),
  test: () => import("./test.ts"),
  check: () => import("./check.ts"),
};

/**
 * Runs a root command.
 *
 * @returns the exit code: 0 fine, 1 a check failed, 2 called wrongly, 130 interrupted.
 */
export async function main([name = "", ...args]: readonly string[]): Promise<number> {
  if (name === "run") return run(args);
  const load = COMMANDS[name];
  if (!load) {
    console.error(`Unknown command "${name}". The commands are: ${Object.keys(COMMANDS).join(", ")}.`);
    return 2;
  }
  const signal = listenForInterruption();
  const { command } = await load();
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(command.help);
    return 0;
  }
  try {
    checkArguments(command, args);
    return exitCode(await command.run(args, signal), signal);
  } catch (error) {
    if (signal.aborted) return exitCode(1, signal);
    return report(name, error);
  }
}

/** Runs a program of another package, which checks its arguments itself. */
async function run(args: readonly string[]): Promise<number> {
  const signal = listenForInterruption();
  const [folder, name = ""] = /^(?:apps|packages)\/(\w+)/.exec(args[0] ?? "") ?? [];
  try {
    if (folder !== undefined) requireMember(folder);
    return exitCode(await runProgram(args, signal), signal);
  } catch (error) {
    return report(name, error);
  }
}

function report(name: string, error: unknown): number {
  console.error(`pnpm ${name}: ${error instanceof Error ? error.message : String(error)}`);
  return error instanceof CommandUsageError ? 2 : 1;
}

/** A server that was stopped by SIGTERM has succeeded; Ctrl-C and unfinished work have not. */
function exitCode(code: number, signal: AbortSignal): number {
  const interrupted = interruptedCode(signal);
  return interrupted === undefined || (interrupted !== 130 && code === 0) ? code : interrupted;
}
