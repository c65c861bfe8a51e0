import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bringUpToDate } from "./folder.ts";
import { headerFor } from "./header.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import type { GeneratedFiles } from "./output.ts";

export { Refusal, report } from "./outcome.ts";
export type { GeneratedFiles };

/** What makes the files in a folder from what this package has generated. */
export interface Generator {
  /** How it is called, but for its options. */
  readonly command: string;
  /** The folder, absolute. Nothing else is in it. */
  readonly folder: string;
  /**
   * The texts of the files by their names, without the line that says that they are generated.
   *
   * @throws {Refusal} when nothing can be made of the contract.
   */
  files(): GeneratedFiles;
}

/**
 * A command that writes the folder, or says with `--check` whether it is up to date.
 *
 * @example
 * report(await runGenerator({ command: "node src/generate/cli.ts", folder, files }, process.argv.slice(2)));
 */
export async function runGenerator({ command, folder, files }: Generator, args: readonly string[]): Promise<Outcome> {
  const check = readCheck(args);
  if (typeof check === "string") return { exitCode: 2, lines: [check, `Usage: ${command} [--check]`] };
  return outcomeOf(async () => bringUpToDate(folder, withHeader(files()), check));
}

function withHeader(files: GeneratedFiles): GeneratedFiles {
  const header = headerFor(fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml")));
  return new Map([...files].map(([name, text]) => [name, `${header}\n${text}`]));
}

function readCheck(args: readonly string[]): boolean | string {
  try {
    return parseArgs({ args: [...args], options: { check: { type: "boolean" } } }).values.check ?? false;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
