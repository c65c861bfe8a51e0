import { installLinters } from "../processes/linters.ts";
import { runTasks } from "../processes/tasks.ts";
import type { RootCommand } from "./command.ts";

/** Tasks of turbo.json that lint. */
export const LINT_TASKS: readonly string[] = ["lint", "//#lint:code", "//#lint:unused"];

/** Installs what is missing, with a line that says so. If that fails, the task that needs it says so. */
export async function prepareLint(signal: AbortSignal): Promise<void> {
  await installLinters(signal).catch(() => {});
}

export const command: RootCommand = {
  help: `Usage: pnpm lint

Lints the contract, checks its schemas and examples, checks the format and the style of the code, and looks for unused
files, exports and dependencies. Prints nothing but the problems.
`,
  run: async (_args, signal) => {
    await prepareLint(signal);
    const code = await runTasks(LINT_TASKS, {
      ...{ signal, status: "linting", show: "failures" },
      // Both reports are shown even if the first one fails.
      flags: ["--continue=always"],
    });
    if (code === 0) console.log("No problems found.");
    return code;
  },
};
