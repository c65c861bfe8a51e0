import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";

/** Environment variable that marks a command and all that it starts. */
const MARK = "NUMBERS_TEST_MARK";

/** Command in its own terminal, provided by `script` from util-linux or macOS. */
export class Terminal {
  readonly #mark: string = randomUUID();
  readonly #script: ChildProcess;
  readonly #exited: Promise<unknown[]>;
  #output = "";

  constructor(command: string, cwd: string) {
    const args =
      process.platform === "darwin" ? ["-q", "/dev/null", "sh", "-c", command] : ["-qefc", command, "/dev/null"];
    // Turbo would take itself for a part of the run that tests it.
    const { TURBO_HASH, CI, ...env } = process.env;
    this.#script = spawn("script", args, { cwd, env: { ...env, [MARK]: this.#mark }, stdio: ["pipe", "pipe", "pipe"] });
    this.#exited = once(this.#script, "close");
    for (const stream of [this.#script.stdout, this.#script.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
    this.#script.stdin?.on("error", () => {});
  }

  /** Everything that was printed. */
  get output(): string {
    return this.#output;
  }

  /** Waits until a text was printed. */
  async waitFor(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#output)) {
      const ended = await Promise.race([
        this.#exited.then(() => true),
        new Promise((resolve) => this.#script.stdout?.once("data", () => resolve(false))),
      ]);
      if (ended && !pattern.test(this.#output))
        throw new Error(`It ended before it printed ${pattern}:\n${this.#output}`);
    }
  }

  /** Presses keys, for example Ctrl-C. */
  press(keys: string): void {
    this.#script.stdin?.write(keys);
  }

  /** Closes the window. */
  async close(): Promise<void> {
    this.#script.kill("SIGKILL");
    await this.#exited;
  }

  /** Exit code of the command as a shell sees it: 128 and the number of the signal when a signal ended it. */
  async exitCode(): Promise<unknown> {
    const [code] = await this.#exited;
    return code;
  }

  /** Command lines of the processes that the command started and that are still running. */
  running(): string[] {
    return this.#processes().map(({ command }) => command);
  }

  /** Sends a signal to the process whose command line contains a text. */
  kill(text: string, signal: NodeJS.Signals): void {
    const found = this.#processes().find(({ command }) => command.includes(text) && !command.startsWith("sh "));
    if (!found) throw new Error(`No process runs ${text}: ${this.running().join("\n")}`);
    process.kill(found.pid, signal);
  }

  #processes(): { pid: number; command: string }[] {
    const format = process.platform === "darwin" ? ["-A", "-E", "-o"] : ["-A", "eww", "-o"];
    const { stdout } = spawnSync("ps", [...format, "pid=,args="], { encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
    return stdout
      .split("\n")
      .filter((line) => line.includes(`${MARK}=${this.#mark}`) && !/^\s*\d+ script /.test(line))
      .map((line) => {
        const [, pid = "0", command = ""] = /^\s*(\d+) (.*?)(?: [A-Za-z_]\w*=|$)/.exec(line) ?? [];
        return { pid: Number(pid), command };
      });
  }
}
