import { watch } from "node:fs";
import { join } from "node:path";
import { consoleEnvironment } from "../processes/console-environment.ts";
import { root } from "../processes/root.ts";
import { runTogether, startService } from "../processes/service.ts";
import { runTasks } from "../processes/tasks.ts";
import type { Command } from "./command.ts";
import { checkMockOptions, FROM_SOURCE, MOCK_FLAGS, mockHelp } from "./mock-options.ts";

const CONTRACT = "openapi.yaml";

export const command: Command = {
  help: `Usage: pnpm dev [options of the mock]

Serves the mock and the console from their sources until Ctrl-C, and generates after each edit of spec/openapi.yaml.

${mockHelp}
`,
  flags: MOCK_FLAGS,
  operands: "any",
  run: async (args, signal) => {
    const wrong = await checkMockOptions(args, signal);
    if (wrong !== 0) return wrong;
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
        if (!url || signal.aborted) return;
        add(startService([...FROM_SOURCE, "apps/console/src/dev/cli.ts"], consoleEnvironment(url, process.env)));
      }, signal);
    } finally {
      watcher.close();
    }
  },
};

function generate(signal: AbortSignal, ...tasks: readonly string[]): Promise<number> {
  return runTasks(["generate", ...tasks], { signal, status: "generating", show: "failures" });
}

/** Makes a function that runs an action, and runs it once more when it was called meanwhile. */
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
