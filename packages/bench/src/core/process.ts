import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "@numbers-api/workspace/root";

/** Options of {@link run}. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Core that it may use, if the system can confine a process to one. */
  readonly core?: number;
  /** Exit codes of success. Default: 0. */
  readonly codes?: readonly number[];
}

/** Result of a program. */
export interface TimedResult {
  readonly stdout: string;
  readonly code: number;
  /** From its start to its end, in milliseconds. */
  readonly wall: number;
}

/**
 * Checks that a process can be confined to a core: `taskset` (util-linux) is installed, and a second core is left for
 * the other side.
 */
export const canPin: boolean =
  process.platform === "linux" && availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0;

/**
 * Environment of measured processes: without telemetry, colours, or flags of Node or turbo inherited from this process.
 */
function cleanEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { TURBO_HASH, NODE_OPTIONS, NODE_ENV, FORCE_COLOR, NODE_COMPILE_CACHE, ...rest } = process.env;
  return {
    ...rest,
    // The workspace's Node comes first, as in every script.
    PATH: [join(root, "node_modules/.bin"), rest["PATH"]].join(delimiter),
    NO_COLOR: "1",
    DO_NOT_TRACK: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
    ...more,
  };
}

/** Starts a program, confined to a core on request and if possible. */
export function start(command: readonly string[], options: RunOptions, stdio: SpawnOptions["stdio"]): ChildProcess {
  const { core, cwd, env } = options;
  const pinned = core !== undefined && canPin ? ["taskset", "--cpu-list", String(core), ...command] : command;
  const [program = "", ...args] = pinned;
  return spawn(program, args, { stdio, ...(cwd !== undefined && { cwd }), env: cleanEnvironment(env) });
}

/**
 * Runs a program to its end.
 *
 * @throws {Error} when it fails, with all that it printed.
 */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<TimedResult> {
  const begin = performance.now();
  const child = start(command, options, ["ignore", "pipe", "pipe"]);
  const printed = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : "")));
  const [code] = (await once(child, "exit")) as [number | null];
  const wall = performance.now() - begin;
  const [stdout = "", stderr = ""] = await printed;
  if (code === null || !(options.codes ?? [0]).includes(code)) {
    throw new Error(`${command.join(" ")}\nended with ${code}:\n${stdout}${stderr}`);
  }
  return { stdout, code, wall };
}

/** Runs a script with this Node. */
export function runNode(args: readonly string[], options: RunOptions = {}): Promise<TimedResult> {
  return run([process.execPath, ...args], options);
}

/** Ends a process that this one started, and waits until it has ended. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  // Some servers wait for their connections, or ignore the signal.
  const impatient = setTimeout(() => child.kill("SIGKILL"), 2000);
  await ended;
  clearTimeout(impatient);
}
