import { parseArgs } from "node:util";
import { UsageError } from "@numbers-api/openapi/usage-error";

/** How a report may look. */
export const FORMATS = ["terminal", "markdown", "json", "github"] as const;
export type Format = (typeof FORMATS)[number];

/** What the command was asked to do. */
export interface Options {
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly format: Format;
  readonly approvals: string | undefined;
  /** A file that gets the report as markdown, whatever is printed. */
  readonly markdown: string | undefined;
  readonly changelog: boolean;
  readonly help: boolean;
}

/** How the command is called. */
export const USAGE = `Usage: pnpm spec:review [--base REVISION|FILE] [--head FILE|REVISION] [--format ${FORMATS.join("|")}] [--markdown FILE] [--changelog]

Compares two versions of an OpenAPI 3.0 or 3.1 description and says what the change does to its consumers.

  --base       a git revision or a file; the merge base with the main branch by default
  --head       a file, a git revision or REVISION:FILE; spec/openapi.yaml as it is on disk by default
  --format     terminal by default
  --markdown   a file that gets the report as markdown, whatever is printed
  --approvals  a file; spec/approvals.yaml by default
  --changelog  draft the entry for spec/CHANGELOG.md instead of reporting

Exit code 0: fine; 1: a break is not approved, the version did not move as it has to, or the like; 2: called wrongly, or a judge is missing.`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} when it makes no sense.
 */
export function readOptions(args: readonly string[]): Options {
  const { base, head, format = "terminal", approvals, markdown, changelog = false, help = false } = parse(args);
  const known = FORMATS.find((name) => name === format);
  if (!known) throw new UsageError(`--format ${format} is none of ${FORMATS.join(", ")}.`);
  return { base, head, format: known, approvals, markdown, changelog, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      // pnpm passes the separator on.
      args: args.filter((argument) => argument !== "--"),
      options: {
        base: { type: "string" },
        head: { type: "string" },
        format: { type: "string" },
        approvals: { type: "string" },
        markdown: { type: "string" },
        changelog: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
