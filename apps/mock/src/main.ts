import { operations } from "@numbers-api/contract";
import packageJson from "../package.json" with { type: "json" };
import { HELP, readCommand, UsageError } from "./cli-options.ts";
import { type Mock, MockStartError, startMock } from "./index.ts";
import { readyLines } from "./ready.ts";

/** Runs the command `numbers-mock` to its end. Exit codes: 0 fine, 2 called wrongly or the port is taken. */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    const command = readCommand(args, environment);
    if (command.kind === "serve") await serve(command);
    else process.stdout.write(command.kind === "help" ? HELP : `${packageJson.version}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof MockStartError)) throw error;
    process.stderr.write(`numbers-mock: ${error.message}\n`);
    return 2;
  }
}

async function serve(where: { port: number; host: string }): Promise<void> {
  const mock = await startMock(where);
  const ended = untilSignal(mock);
  process.stdout.write(`${readyLines(mock.url, Object.values(operations)).join("\n")}\n`);
  await ended;
}

/** Waits for Ctrl-C or a polite kill, and closes the mock. */
function untilSignal(mock: Mock): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => mock.close().then(resolve, reject));
  });
}
