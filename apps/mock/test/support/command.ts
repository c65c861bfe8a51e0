import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The command `numbers-mock`, run from source in a separate process. */
export interface Running extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Waits until the last of the ready lines, and gives them all. */
  ready(): Promise<string[]>;
  /** Waits for a line on either stream, and returns the first group of the match, or the match itself. */
  says(pattern: RegExp): Promise<string>;
  /** Waits until the command has ended. */
  ended(): Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>;
}

const source = fileURLToPath(import.meta.resolve("../../src/cli.ts"));

/** Starts the command without `NUMBERS_MOCK_PORT`, unless it is given here. */
export function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const { NUMBERS_MOCK_PORT: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [source, ...args], { env: { ...inherited, ...environment } });
  const exit = once(child, "close");
  const tooEarly = exit.then(([code]) => Promise.reject(new Error(`numbers-mock ended with code ${code}`)));
  // Not awaited when the command is expected to end.
  tooEarly.catch(() => undefined);
  const lines = new EventEmitter();
  const [stdout, stderr] = [child.stdout, child.stderr].map((input) => {
    const seen: string[] = [];
    createInterface({ input }).on("line", (line) => {
      seen.push(line);
      lines.emit("line");
    });
    return seen;
  });
  const says = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = [...(stdout ?? []), ...(stderr ?? [])].map((line) => pattern.exec(line)).find((match) => match);
      if (found) return found[1] ?? found[0];
      await Promise.race([once(lines, "line"), tooEarly]);
    }
  };
  const ended: Running["ended"] = async () => {
    const [code, signal] = await exit;
    return {
      code,
      signal,
      stdout: stdout?.join("\n") ?? "",
      stderr: stderr?.map((line) => `${line}\n`).join("") ?? "",
    };
  };
  return {
    child,
    ready: async () => {
      await says(/curl/);
      return [...(stdout ?? [])];
    },
    says,
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await ended();
    },
  };
}
