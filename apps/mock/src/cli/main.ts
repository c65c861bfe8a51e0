import { mockCommand } from "@numbers-api/contract";
import { printable } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import packageJson from "../../package.json" with { type: "json" };
import { MockStartError } from "../http/listen.ts";
import type { Mock } from "../options.ts";
import { start } from "../start.ts";
import type { ContractEvent } from "../state.ts";
import { curlFor } from "./curl.ts";
import { openPage } from "./open-page.ts";
import { HELP, readCommand, type ServeCommand } from "./options.ts";
import { newsLines, readyLines, titleOf } from "./ready.ts";

/** Runs the command `numbers-mock` to its end. Exit codes: 0 fine, 2 called wrongly, or it cannot start. */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    const command = readCommand(args, environment);
    if (command.kind === "serve") await serve(command);
    else if (command.kind !== "options")
      process.stdout.write(command.kind === "help" ? HELP : `${packageJson.version}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof MockStartError)) throw error;
    const lines = error.message.split("\n").map(printable);
    process.stderr.write(`${mockCommand}: ${lines.join("\n")}\n`);
    return 2;
  }
}

async function serve({ quiet, open, ...options }: ServeCommand): Promise<void> {
  const warn = (warnings: readonly string[]): void => {
    if (!quiet) process.stderr.write(warnings.map((text) => `${text}\n`).join(""));
  };
  const onContract = (news: ContractEvent, warnings: readonly string[]): void => {
    const lines = newsLines(options.spec ?? "", news).map((line) => `${line}\n`);
    warn(warnings);
    if (news.problems.length > 0) process.stderr.write(lines.join(""));
    else if (!quiet) process.stdout.write(lines.join(""));
  };
  const { mock, model, warnings } = await start({ ...options, watch: true, onContract });
  const { url } = mock;
  warn(warnings);
  const ended = untilSignal(mock);
  const lines = quiet ? [url] : readyLines({ url, title: titleOf(model), curl: curlFor(model, url) });
  process.stdout.write(`${lines.join("\n")}\n`);
  // A program that started this one with an IPC channel learns the URL from it.
  process.send?.({ url });
  if (open && !(await openPage(`${url}/__mock`))) {
    process.stderr.write(`${mockCommand}: no browser was found: open ${url}/__mock yourself.\n`);
  }
  await ended;
}

/** Waits for SIGINT (Ctrl-C) or SIGTERM, and closes the mock. */
function untilSignal(mock: Pick<Mock, "close">): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => mock.close().then(resolve, reject));
  });
}
