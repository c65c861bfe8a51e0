import { relative, sep } from "node:path";

/** A place in a file, counted from 1 as editors do. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong in a contract: where, what, and what to do about it. */
export interface Problem extends Location {
  readonly message: string;
  readonly fix: string;
}

/** A contract was refused. Its message lists the problems, a line each, so that it can be printed as it is. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** One line for a terminal; editors turn its beginning into a link. */
export function formatProblem({ file, line, column, message, fix }: Problem): string {
  return `${file}:${line}:${column}: ${message}. ${fix}`;
}

/** A file name as a person in the current folder would type it, with slashes on Windows, too, as GitHub has them. */
export function show(name: string): string {
  return (relative(process.cwd(), name) || name).replaceAll(sep, "/");
}

/** What was thrown, as a sentence: not everything that is thrown is an error. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
