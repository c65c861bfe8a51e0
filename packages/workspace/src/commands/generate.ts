import { runTasks } from "../processes/tasks.ts";
import type { RootCommand } from "./command.ts";

export const command: RootCommand = {
  help: `Usage: pnpm generate [--check]

Writes every file that is generated from spec/openapi.yaml.

  --check  Write nothing; name the files that are out of date, and exit with 1 if there are any.
`,
  flags: ["--check"],
  run: ([check], signal) =>
    runTasks([check ? "generate:check" : "generate"], { signal, status: "generating", show: "all" }),
};
