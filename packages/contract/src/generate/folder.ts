import { join } from "node:path";
import type { Outcome } from "./outcome.ts";
import { compareOutput, type Difference, type GeneratedFiles, writeOutput } from "./output.ts";
import { shownName } from "./repository.ts";

/**
 * Makes the files in a folder what is generated, or only says which of them are not.
 *
 * @param check whether nothing is to be written.
 * @throws {ProblemError} when something in the folder was not generated.
 */
export async function bringUpToDate(folder: string, files: GeneratedFiles, check: boolean): Promise<Outcome> {
  const differences = await (check ? compareOutput : writeOutput)(folder, files);
  if (differences.length === 0) return { exitCode: 0, lines: [`${shownName(folder)} is up to date`] };
  if (!check) return { exitCode: 0, lines: differences.map((difference) => done(folder, difference)) };
  const lines = differences.map(({ name, state }) => `${state}: ${shownName(join(folder, name))}`);
  return { exitCode: 1, lines: [...lines, "run: pnpm generate"] };
}

function done(folder: string, { name, state }: Difference): string {
  return `${state === "surplus" ? "removed" : "wrote"} ${shownName(join(folder, name))}`;
}
