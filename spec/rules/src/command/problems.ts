import { printable } from "@numbers-api/openapi/problem";

/** Problem of a contract, and the rule that found it. */
export interface LintProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly rule: string;
  readonly isWarning: boolean;
  /** File and JSON pointer under which the problem can be recorded. */
  readonly recordedAs: { readonly file: string; readonly pointer: string };
}

/**
 * Problems as lines for a terminal. The same mistake in many places, such as a pattern that no example satisfies, is one
 * line: the first place, and the number of the others.
 */
export function formatProblems(problems: readonly LintProblem[], isVerbose: boolean): string[] {
  const groups = new Map<string, [LintProblem, ...LintProblem[]]>();
  for (const problem of problems) {
    const key = isVerbose ? groups.size : JSON.stringify([problem.rule, problem.message]);
    const group = groups.get(`${key}`);
    if (group) group.push(problem);
    else groups.set(`${key}`, [problem]);
  }
  return [...groups.values()].map(([first, ...others]) => {
    const { file, line, column, message, rule, isWarning } = first;
    const more =
      others.length > 0
        ? ` And in ${others.length} more ${others.length > 1 ? "places" : "place"}; --verbose lists them.`
        : "";
    return printable(`${file}:${line}:${column}: ${isWarning ? "warning: " : ""}${message} (${rule})${more}`);
  });
}
