import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { main } from "../../src/main.ts";

/** Arguments of Node for the command line from its sources. */
const SOURCES = [
  "--conditions=@numbers-api/source",
  "--disable-warning=ExperimentalWarning",
  fileURLToPath(new URL("../../src/cli.ts", import.meta.url)),
];

/** Arguments of Node for the command line as it was built. */
export const BUILT: readonly string[] = [fileURLToPath(new URL("../../dist/cli.js", import.meta.url))];

/** Result of a command that ran to its end. */
export interface CommandOutput {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Environment of commands: only the variables that Node needs. */
export type CommandEnvironment = Readonly<Record<string, string>>;

/** Runs a command to its end in this process, which is much faster. */
export async function commandHere(
  args: readonly string[],
  environment: CommandEnvironment = {},
): Promise<CommandOutput> {
  const written = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    const code = await main(args, environment);
    return { code, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs `numbers-server` to its end, as an operator does. */
export async function command(args: readonly string[], environment: CommandEnvironment = {}): Promise<CommandOutput> {
  const child = launch(args, environment);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Runs a command that has to succeed, and returns its JSON. */
export async function commandJson(args: readonly string[], environment: CommandEnvironment): Promise<JsonResult> {
  const { code, stdout, stderr } = await commandHere([...args, "--json"], environment);
  if (code !== 0) throw new Error(`numbers-server ${args.join(" ")} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Members that the tests read. */
export interface JsonResult {
  readonly id: string;
  readonly key: string;
  readonly [member: string]: unknown;
}

/** Server in a separate process. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly adminUrl: string;
  readonly child: ChildProcess;
  /** Everything that it wrote so far. */
  readonly output: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Starts `numbers-server serve` on free ports, and waits until it listens. */
export async function serve(
  environment: CommandEnvironment,
  nodeOptions: readonly string[] = [],
  program: readonly string[] = SOURCES,
): Promise<ServerProcess> {
  const child = launch(["serve", "--port", "0", "--admin-port", "0"], environment, [...nodeOptions, ...program]);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const ended = once(child, "close").then(([code, signal]: (number | string)[]) => code ?? signal ?? "unknown");
  const urls: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\/\/[\d.]+:\d+/.exec(line) ?? [];
    if (url && urls.push(url) === 2) break;
  }
  child.stdout.resume();
  const [url, adminUrl] = urls;
  if (!url || !adminUrl) throw new Error(`The server did not start: ${stderr()}`);
  const end = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
  };
  return { url, adminUrl, child, output: () => stdout() + stderr(), ended, [Symbol.asyncDispose]: end };
}

function launch(args: readonly string[], environment: CommandEnvironment, program = SOURCES) {
  return spawn(process.execPath, [...program, ...args], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: string[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  return () => chunks.join("");
}
