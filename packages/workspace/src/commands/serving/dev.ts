import { watch } from "node:fs";
import { join } from "node:path";
import { isMember } from "../../processes/members.ts";
import { root } from "../../processes/root.ts";
import { runTogether, startService } from "../../processes/service.ts";
import { runTasks } from "../../processes/tasks.ts";
import { CommandUsageError, type RootCommand, requireMember } from "../command.ts";
import { consoleEnvironment } from "./console-environment.ts";
import { serveDemo } from "./demo-server.ts";
import { checkMockOptions, FROM_SOURCE, MOCK_OPTIONS, mockHelp, mockPorts } from "./mock-options.ts";
import { requireFreePorts } from "./ports.ts";
import { serverPorts } from "./server-options.ts";

const CONTRACT = "openapi.yaml";

export const command: RootCommand = {
  help: `Usage: pnpm dev [--api mock|server] [options of the mock]

Serves the mock and the console from their sources until Ctrl-C, and generates after each edit of spec/openapi.yaml.
With --api server, the console calls the API itself, with a demo account, instead of the mock; the other options are then
those of pnpm serve.

${mockHelp}
`,
  ...MOCK_OPTIONS,
  valued: [...MOCK_OPTIONS.valued, "--api", "--admin-port", "--admin-host"],
  run: async (allArgs, signal) => {
    const { api, args } = takeApi(allArgs);
    if (api === "server") return serveFromSource(args, signal);
    const wrong = await checkMockOptions(args, signal);
    if (wrong !== 0) return wrong;
    await requireFreePorts(mockPorts(args));
    console.log("Generating, and building the pages of the mock …");
    const code = await generate(signal, "@numbers-api/mock#build");
    if (code !== 0) return code;
    console.log();
    const regenerate = onceAtATime(async () => {
      if ((await generate(signal)) === 0) console.log("Generated after the edit of the contract.");
    });
    const watcher = watch(join(root, "spec"), (_, name) => {
      if (name === CONTRACT) regenerate();
    });
    try {
      return await runTogether(async (add) => {
        const mock = startService([...FROM_SOURCE, "apps/mock/src/cli.ts", "--spec", join("spec", CONTRACT), ...args]);
        add(mock);
        const url = await mock.url;
        if (!url || signal.aborted || !isMember("apps/console")) return;
        add(startService([...FROM_SOURCE, "apps/console/src/dev/cli.ts"], consoleEnvironment(url, process.env)));
      }, signal);
    } finally {
      watcher.close();
    }
  },
};

/** Splits off the option that selects the API of the console. */
function takeApi(args: readonly string[]): { readonly api: string; readonly args: readonly string[] } {
  const index = args.findIndex((arg) => arg === "--api" || arg.startsWith("--api="));
  if (index === -1) return { api: "mock", args };
  const [, inline] = args[index]?.split("=") ?? [];
  const api = inline ?? args[index + 1] ?? "";
  if (api !== "mock" && api !== "server") throw new CommandUsageError("--api is mock or server.");
  return { api, args: args.toSpliced(index, inline === undefined ? 2 : 1) };
}

async function serveFromSource(args: readonly string[], signal: AbortSignal): Promise<number> {
  requireMember("apps/server");
  await requireFreePorts(serverPorts(args));
  console.log("Generating …");
  const code = await generate(signal);
  if (code !== 0) return code;
  const programs = {
    server: [...FROM_SOURCE, "apps/server/src/cli.ts"],
    console: [...FROM_SOURCE, "apps/console/src/dev/cli.ts"],
  };
  return serveDemo(programs, args, signal);
}

function generate(signal: AbortSignal, ...tasks: readonly string[]): Promise<number> {
  return runTasks(["generate", ...tasks], { signal, status: "generating", show: "failures" });
}

/** Creates a function that runs an action, and runs it once more if it was called in the meantime. */
function onceAtATime(action: () => Promise<void>): () => void {
  let isRunning = false;
  let isWanted = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await action();
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void run();
  };
}
