import { formatProblem, ProblemError } from "@numbers-api/openapi/problem";

/** As many problems as a person reads before doing something about them. */
const SHOWN_PROBLEMS = 20;

/** How a generator ended, and what it has to say. */
export interface Outcome {
  /** 0: fine; 1: something is out of date, or keeps it from its work; 2: called wrongly. */
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Nothing can be generated, for a reason that is no one place in the contract. The message says what to do about it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** What a generator came to, or what kept it from its work, if that is a person's to mend. */
export async function outcomeOf(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError) return { exitCode: 1, lines: problemLines(error) };
    // What the system says of a file or a folder is clear enough.
    const isClear = error instanceof Refusal || (error instanceof Error && "syscall" in error);
    if (isClear) return { exitCode: 1, lines: [error.message] };
    throw error;
  }
}

/** Prints an outcome, and makes its exit code that of the process. */
export function report({ exitCode, lines }: Outcome): void {
  for (const line of lines) (exitCode === 0 ? console.log : console.error)(line);
  process.exitCode = exitCode;
}

function problemLines({ problems }: ProblemError): string[] {
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(formatProblem);
  const rest = problems.length - shown.length;
  return rest > 0 ? [...shown, `and ${rest} more`] : shown;
}
