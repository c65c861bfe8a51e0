import { runTests } from "../results/run-tests.ts";
import type { RootCommand } from "./command.ts";
import { LINT_TASKS, prepareLint } from "./lint.ts";
import { requireGit } from "./require-git.ts";
import { CI_TASKS } from "./test.ts";

export const command: RootCommand = {
  help: `Usage: pnpm check [test:runtimes] [test:packed] [test:peers]

Runs all that CI runs: the linters, the check that generated files are up to date, the type checks, the builds and the
tests. The last lines name what failed, and count the tests; a failed task that is not a test counts as one failure.

  test:runtimes  Also test the packed client in every runtime that it supports. Downloads some 900 MB.
  test:packed    Also test the packed mock on the oldest Node that it supports.
  test:peers     Also test the benchmark with the packages that it compares. Downloads some 300 MB.
`,
  operands: CI_TASKS,
  run: async (tasks, signal) => {
    requireGit();
    await prepareLint(signal);
    return runTests([...LINT_TASKS, "generate:check", "typecheck", "build", ...tasks], signal);
  },
};
