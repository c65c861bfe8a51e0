import { messageOf, ProblemError } from "@numbers-api/openapi/problem";
import { UsageError, writeNamedFile } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";
import { TooComplexError } from "./compare/comparison.ts";
import { loadPair } from "./inputs/pair.ts";
import { readApprovals } from "./policy/approvals.ts";
import { draftEntry, formatJson, formatMarkdown, formatTerminal } from "./report/formats.ts";
import { formatGithub } from "./report/github.ts";
import { type Review, review } from "./review.ts";

const FORMATS = new Map<string, (review: Review, isVerbose: boolean) => string>([
  ["terminal", formatTerminal],
  ["markdown", formatMarkdown],
  ["json", formatJson],
  ["github", formatGithub],
]);

const NAMES = [...FORMATS.keys()];

const USAGE = `Usage: pnpm spec:review [--base REVISION|FILE] [--head FILE|REVISION] [--format ${NAMES.join("|")}] [--markdown FILE] [--changelog] [--verbose]

Compares two versions of an OpenAPI contract (3.0 to 3.2) and reports the effect of the change on its consumers.

  --base       file, git revision or REVISION:FILE; by default the merge base with the main branch
  --head       file, git revision or REVISION:FILE; by default spec/openapi.yaml as it is on disk
  --format     terminal by default
  --markdown   file for the report as markdown, beside the output
  --approvals  file with approved breaks; by default spec/approvals.yaml
  --changelog  draft the entry for spec/CHANGELOG.md instead of reporting
  --verbose    name every operation that a change reaches, not only the first three

Exit code 0: fine; 1: a break is not approved, the version did not move far enough, or the linter found something new;
2: called wrongly, or the change could not be judged.`;

/**
 * Runs the command.
 *
 * @returns the exit code: 0 fine, 1 a check failed, 2 called wrongly or not judged.
 */
export async function main(args: readonly string[], output: Pick<Console, "log" | "error"> = console): Promise<number> {
  try {
    return await run(args, output);
  } catch (error) {
    const isMisuse = error instanceof UsageError;
    const isKnown = isMisuse || error instanceof ProblemError || error instanceof TooComplexError;
    const message = isKnown ? error.message : `The review failed: ${messageOf(error)}`;
    output.error(isMisuse ? `${message}\nSee: pnpm spec:review --help` : message);
    // A review without a verdict differs from one that fails.
    return 2;
  }
}

async function run(args: readonly string[], output: Pick<Console, "log">): Promise<number> {
  const { base, head, approvals, markdown, changelog, help, ...values } = readOptions(args);
  const { format = "terminal", verbose = false } = values;
  const formatted = FORMATS.get(format);
  if (!formatted) throw new UsageError(`--format ${format} is not one of ${NAMES.join(", ")}.`);
  if (help) {
    output.log(USAGE);
    return 0;
  }
  const pair = await loadPair(base, head);
  const result = await review(pair, await readApprovals(pair, approvals));
  if (markdown !== undefined) await writeNamedFile("--markdown", markdown, formatMarkdown(result, verbose));
  output.log(changelog ? draftEntry(result) : formatted(result, verbose));
  if (changelog || result.passes) return 0;
  return pair.obstacles.length > 0 ? 2 : 1;
}

function readOptions(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const given = { base: text, head: text, format: text, approvals: text, markdown: text };
  const options = { ...given, changelog: flag, verbose: flag, help: { ...flag, short: "h" } };
  // pnpm passes the separator on.
  return readArguments({ args: args.filter((argument) => argument !== "--"), options }, UsageError).values;
}
