import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The command `numbers-mock`, run from its source in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** Waits until the last of the ready lines, and gives them all. */
  ready(): Promise<string[]>;
  /** Waits until the command has ended. */
  ended(): Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>;
}

const source = fileURLToPath(import.meta.resolve("../../src/cli.ts"));

/** Starts the command with an environment that says nothing about a mock, unless it is given here. */
export function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const { NUMBERS_MOCK_PORT: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [source, ...args], { env: { ...inherited, ...environment } });
  const exit = once(child, "exit");
  const tooEarly = exit.then(([code]) => Promise.reject(new Error(`numbers-mock ended with code ${code}`)));
  // It is awaited by nobody when the command is to end.
  tooEarly.catch(() => undefined);
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const stderr = child.stderr.setEncoding("utf8").toArray();
  return {
    child,
    ready: async () => {
      while (!lines.some((line) => line.includes("curl"))) await Promise.race([once(output, "line"), tooEarly]);
      return lines;
    },
    ended: async () => {
      const [code, signal] = await exit;
      return { code, signal, stdout: lines.join("\n"), stderr: (await stderr).join("") };
    },
  };
}
