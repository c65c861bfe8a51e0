import { runTasks } from "../processes/tasks.ts";
import type { RootCommand } from "./command.ts";

export const command: RootCommand = {
  help: `Usage: pnpm typecheck

Runs the TypeScript compiler over every package. Prints nothing but the errors.
`,
  run: async (_args, signal) => {
    const code = await runTasks(["typecheck"], {
      ...{ signal, status: "checking types", show: "failures" },
      flags: ["--continue=always"],
    });
    if (code === 0) console.log("No type errors found.");
    return code;
  },
};
