import { UsageError } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";

/** Formats of a report. */
export const FORMATS = ["terminal", "markdown", "json", "github"] as const;
export type Format = (typeof FORMATS)[number];

/** Options of the command. */
export interface ReviewOptions {
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly format: Format;
  readonly approvals: string | undefined;
  /** File for the report as markdown, in addition to the output. */
  readonly markdown: string | undefined;
  readonly changelog: boolean;
  /** Name every operation that a change reaches. */
  readonly verbose: boolean;
  readonly help: boolean;
}

/** Help of the command. */
export const USAGE = `Usage: pnpm spec:review [--base REVISION|FILE] [--head FILE|REVISION] [--format ${FORMATS.join("|")}] [--markdown FILE] [--changelog] [--verbose]

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
 * Reads the command line.
 *
 * @throws {UsageError} when it makes no sense.
 */
export function readOptions(args: readonly string[]): ReviewOptions {
  const {
    base,
    head,
    format = "terminal",
    approvals,
    markdown,
    changelog = false,
    verbose = false,
    help = false,
  } = parse(args);
  const known = FORMATS.find((name) => name === format);
  if (!known) throw new UsageError(`--format ${format} is not one of ${FORMATS.join(", ")}.`);
  return { base, head, format: known, approvals, markdown, changelog, verbose, help };
}

function parse(args: readonly string[]) {
  return readArguments(
    {
      // pnpm passes the separator on.
      args: args.filter((argument) => argument !== "--"),
      options: {
        base: { type: "string" },
        head: { type: "string" },
        format: { type: "string" },
        approvals: { type: "string" },
        markdown: { type: "string" },
        changelog: { type: "boolean" },
        verbose: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    },
    UsageError,
  ).values;
}
