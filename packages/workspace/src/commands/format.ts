import { runLinter } from "../processes/linters.ts";
import type { RootCommand } from "./command.ts";

export const command: RootCommand = {
  help: `Usage: pnpm format [FILE…]

Formats the code, and sorts imports.
`,
  operands: "any",
  run: (files, signal) => runLinter("biome", ["check", "--write", ...(files.length > 0 ? files : ["."])], signal),
};
