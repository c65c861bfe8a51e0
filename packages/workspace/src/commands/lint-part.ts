import { runLinter } from "../processes/linters.ts";
import type { RootCommand } from "./command.ts";

/** Checks the format and the style of the code. */
export const code: RootCommand = {
  help: `Usage: pnpm lint:code

Checks the format and the style of the code; a part of pnpm lint.
`,
  run: (_args, signal) => runLinter("biome", undefined, signal),
};

/** Looks for unused files, exports and dependencies. */
export const unused: RootCommand = {
  help: `Usage: pnpm lint:unused

Looks for unused files, exports and dependencies; a part of pnpm lint.
`,
  run: (_args, signal) => runLinter("knip", undefined, signal),
};
