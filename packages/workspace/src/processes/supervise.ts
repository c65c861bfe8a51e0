import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { exitCodeOf } from "./interruption.ts";
import { root, toolEnvironment } from "./root.ts";

const isWindows = process.platform === "win32";

/**
 * Ends a session when the process that started it has ended. The standard input is a pipe from that process: a line
 * means that everything ended well, its end without a line means that the process was killed or wants the session to
 * end. A shell script, because a second Node would take longer to start than a cached command.
 */
const WATCHDOG = `
trap '' INT TERM HUP
read -r line && exit 0
kill "-$2" "$1" 2>/dev/null
tries=0
while kill -0 "$1" 2>/dev/null && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
left=$(ps -A -o pid=,sess= | while read -r pid session; do [ "$session" = "$1" ] && echo "$pid"; done)
[ -z "$left" ] || kill -9 $left 2>/dev/null
kill -9 "-$1" 2>/dev/null
exit 0
`;

/** Running program whose whole process tree ends with this process. */
export interface SupervisedProcess {
  readonly child: ChildProcess;
  /** Exit code, once the program and everything that it started have ended. */
  readonly ended: Promise<number>;
  /** Sends the stop signal, and kills the process tree after five seconds. */
  stop(): void;
}

/** Options of {@link supervise}. */
export interface SuperviseOptions {
  readonly stdio: SpawnOptions["stdio"];
  /** Signal that stops the program. */
  readonly stopSignal: "SIGINT" | "SIGTERM";
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Starts a program in its own session, so that Ctrl-C reaches this process only, and the program exits cleanly. When
 * this process is killed, the session ends as well.
 */
export function supervise(
  command: string,
  args: readonly string[],
  { stdio, stopSignal, env = {} }: SuperviseOptions,
): SupervisedProcess {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...toolEnvironment(), ...env },
    stdio,
    // On Windows, children end with their parent, and a separate session would open a window.
    detached: !isWindows,
  });
  const watchdog = isWindows || child.pid === undefined ? undefined : startWatchdog(child.pid, stopSignal);
  let isStopped = false;
  const ended = new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? exitCodeOf(signal ?? "SIGKILL")));
    // After a stop, the watchdog ends last. A process that it could not see may still hold the pipes open.
    watchdog?.on("exit", () => {
      if (!isStopped) return;
      for (const pipe of [child.stdout, child.stderr]) pipe?.destroy();
      child.unref();
      resolve(exitCodeOf(stopSignal));
    });
  }).then(async (code) => {
    if (watchdog && !isStopped) watchdog.stdin?.end("ended\n");
    // Ends processes that the program left behind.
    else if (watchdog && watchdog.exitCode === null && watchdog.signalCode === null) await waitFor(watchdog);
    return code;
  });
  return {
    child,
    ended,
    stop: () => {
      if (isStopped) return;
      isStopped = true;
      watchdog?.ref();
      if (watchdog) watchdog.stdin?.end();
      else if (child.pid !== undefined) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
    },
  };
}

function startWatchdog(pid: number, stopSignal: string): ChildProcess {
  const name = stopSignal.replace("SIG", "");
  const watchdog = spawn("sh", ["-c", WATCHDOG, "watchdog", String(pid), name], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watchdog.on("error", () => {});
  watchdog.unref();
  watchdog.stdin?.on("error", () => {});
  return watchdog;
}

async function waitFor(process: ChildProcess): Promise<void> {
  process.ref();
  await once(process, "exit");
}
