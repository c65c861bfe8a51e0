import { runTests } from "../results/run-tests.ts";
import type { RootCommand } from "./command.ts";
import { prepareLint } from "./lint.ts";
import { requireGit } from "./require-git.ts";

/** Tasks that CI adds to the tests: they install some 1.2 GB of runtimes and packages. */
export const CI_TASKS: readonly string[] = ["test:runtimes", "test:packed", "test:peers"];

export const command: RootCommand = {
  help: `Usage: pnpm test [test:runtimes] [test:packed] [test:peers]

Runs the tests of every package. The last lines name what failed, and count the tests.

  test:runtimes  Also test the packed client in every runtime that it supports. Downloads some 900 MB.
  test:packed    Also test the packed mock on the oldest Node that it supports.
  test:peers     Also test the benchmark with the packages that it compares. Downloads some 300 MB.

One file alone: pnpm --filter @numbers-api/client exec vitest run test/readme.test.ts
`,
  operands: CI_TASKS,
  run: async (tasks, signal) => {
    requireGit();
    await prepareLint(signal);
    return runTests(tasks, signal);
  },
};
