import { getSystemErrorMessage } from "node:util";
import { formatProblems, type Problem, ProblemError } from "@numbers-api/openapi/problem";
import { shownName } from "./output/header.ts";

/** Number of problems that are shown. More are not read before some are solved. */
const SHOWN_PROBLEMS = 20;

/** Exit code and output of the generator. */
export interface Outcome {
  /** 0: fine; 1: a file is outdated or cannot be generated; 2: called wrongly. */
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Last line of a check that found files out of date. */
export const RUN_GENERATE = "run: pnpm generate";

/** Outcome of several pieces of work: when some failed, of those alone. */
export function joinOutcomes(outcomes: readonly Outcome[]): Outcome {
  const failed = outcomes.filter(({ exitCode }) => exitCode !== 0);
  const all = (failed.length > 0 ? failed : outcomes).flatMap(({ lines }) => lines);
  const lines = all.filter((line) => line !== RUN_GENERATE);
  if (lines.length < all.length) lines.push(RUN_GENERATE);
  return { exitCode: failed.length > 0 ? 1 : 0, lines };
}

/** Outcome of a piece of work, also when it fails for a reason that a person can change. */
export async function outcomeOf(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return { exitCode: 1, lines: problemLines(error.problems) };
    const line = systemProblem(error);
    if (line === undefined) throw error;
    return { exitCode: 1, lines: [line] };
  }
}

/** Sentence about a file or folder that the system does not let this program use, such as one on a full disk. */
function systemProblem(error: unknown): string | undefined {
  if (!(error instanceof Error && "syscall" in error && "errno" in error)) return undefined;
  const file = "path" in error ? shownName(String(error.path)) : "the folder";
  return `cannot use ${file}: ${getSystemErrorMessage(Number(error.errno))}. Correct that, and run pnpm generate again.`;
}

/** Prints an outcome, and sets the exit code of the process. */
export function report({ exitCode, lines }: Outcome): void {
  for (const line of lines) (exitCode === 0 ? console.log : console.error)(line);
  process.exitCode = exitCode;
}

export function problemLines(problems: readonly Problem[]): string[] {
  const lines = formatProblems(problems);
  const shown = lines.slice(0, SHOWN_PROBLEMS);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more`] : shown;
}
