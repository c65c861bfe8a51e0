import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../processes/root.ts";
import { runTogether, type Service, startService } from "../../processes/service.ts";

/** Server with its own database and one account with a known key. */
interface DemoServer extends AsyncDisposable {
  readonly key: string;
  start(): Service;
}

/** Default port of the server. */
export const SERVER_PORT = "4012";

/** Arguments of Node that run the programs. */
interface DemoPrograms {
  readonly server: readonly string[];
  readonly console: readonly string[];
}

/**
 * Serves the API with a demo account, and the console that calls it, until one of them ends.
 *
 * @param args options of `numbers-server serve`.
 * @returns the exit code.
 */
export async function serveDemo(programs: DemoPrograms, args: readonly string[], signal: AbortSignal): Promise<number> {
  await using demo = await prepareDemoServer(programs.server, args);
  return await runTogether(async (add) => {
    const server = demo.start();
    add(server);
    const url = await server.url;
    if (!url || signal.aborted) return;
    console.log(demoLines(url, demo.key));
    add(startService(programs.console, demoConsoleEnvironment(url, demo.key)));
  }, signal);
}

/**
 * Creates a database with a demo account, which is removed on disposal.
 *
 * @param program arguments of Node that run `numbers-server`.
 * @param args options of `numbers-server serve`.
 */
async function prepareDemoServer(program: readonly string[], args: readonly string[]): Promise<DemoServer> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-serve-"));
  const environment = {
    NUMBERS_DATABASE_URL: `file:${join(folder, "numbers.db")}`,
    // One line per request would hide the other output.
    NUMBERS_LOG_LEVEL: process.env["NUMBERS_LOG_LEVEL"] || "warn",
  };
  const { stdout } = await promisify(execFile)(process.execPath, ["apps/server/demo/account.ts", ...program], {
    cwd: root,
    env: { ...process.env, ...environment },
  });
  const key = stdout.trim();
  return {
    key,
    start: () => startService([...program, "serve", ...args], environment),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Environment of the console with the server, with the same rule for ports as with the mock. */
function demoConsoleEnvironment(url: string, key: string): NodeJS.ProcessEnv {
  const isUsual = new URL(url).port === SERVER_PORT;
  return {
    NUMBERS_API_URL: url,
    NUMBERS_API_KEY: key,
    NUMBERS_CONSOLE_PORT: process.env["NUMBERS_CONSOLE_PORT"] || (isUsual ? "" : "0"),
  };
}

/** Lines that explain how to call the server. */
function demoLines(url: string, key: string): string {
  return `
API key of the demo account: ${key}
Try it: curl -H 'Authorization: Bearer ${key}' ${url}/numbers/list
`;
}
