import { runTasks } from "../processes/tasks.ts";
import type { RootCommand } from "./command.ts";

export const command: RootCommand = {
  help: `Usage: pnpm build

Builds the published packages, the mock and the console into their dist folders.
`,
  run: async (_args, signal) => {
    const code = await runTasks(["build"], { signal, status: "building", show: "failures" });
    if (code === 0) console.log("Built.");
    return code;
  },
};
