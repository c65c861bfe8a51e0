import { relative, sep } from "node:path";

/** Place in a file, counted from 1 as editors do. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Mistake in a contract, with its place and its remedy. */
export interface Problem extends Location {
  readonly message: string;
  readonly fix: string;
}

/** Refusal of a contract. The message lists its problems, one per line, ready to print. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems).join("\n"));
    this.problems = problems;
  }
}

/** Formats problems as lines. The same mistake in several places is one line, at the first of them. */
export function formatProblems(problems: readonly Problem[]): string[] {
  const groups = new Map<string, { readonly place: string; others: number }>();
  for (const { place, text } of problems.map(formatOne)) {
    const group = groups.get(text);
    if (group) group.others += 1;
    else groups.set(text, { place, others: 0 });
  }
  return [...groups].map(([text, { place, others }]) => {
    const more = others > 0 ? ` And in ${others} more ${others > 1 ? "places" : "place"}.` : "";
    return `${place}: ${text}${more}`;
  });
}

/** Formats a problem as a line whose beginning editors turn into a link. */
export function formatProblem(problem: Problem): string {
  const { place, text } = formatOne(problem);
  return `${place}: ${text}`;
}

function formatOne({ file, line, column, message, fix }: Problem): { readonly place: string; readonly text: string } {
  return { place: printable(`${file}:${line}:${column}`), text: printable(`${message}. ${fix}`) };
}

/** Text of a contract in one line, without control characters, which a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}

/** Displayed file name, relative to the current folder, with slashes even on Windows, as on GitHub. */
export function show(name: string): string {
  return (relative(process.cwd(), name) || name).replaceAll(sep, "/");
}

/** Message of a thrown value, which need not be an error. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
