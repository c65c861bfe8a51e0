import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, ProblemError } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { TooComplexError } from "./compare/comparison.ts";
import { loadPair } from "./inputs/pair.ts";
import { type Format, type ReviewOptions, readOptions, USAGE } from "./options.ts";
import { readRepositoryPolicy } from "./policy/repository-policy.ts";
import { draftEntry } from "./report/changelog.ts";
import { formatGithub } from "./report/github.ts";
import { formatJson } from "./report/json.ts";
import { formatMarkdown } from "./report/markdown.ts";
import { formatTerminal } from "./report/terminal.ts";
import { type Review, review } from "./review.ts";

const FORMATTERS: Readonly<Record<Format, (review: Review, isVerbose: boolean) => string>> = {
  terminal: formatTerminal,
  markdown: formatMarkdown,
  json: formatJson,
  github: formatGithub,
};

/**
 * Runs the command.
 *
 * @returns the exit code: 0 fine, 1 a check failed, 2 called wrongly or not judged.
 */
export async function main(args: readonly string[], output: Pick<Console, "log" | "error"> = console): Promise<number> {
  try {
    const options = readOptions(args);
    if (!options.help) return await run(options, output);
    output.log(USAGE);
    return 0;
  } catch (error) {
    const isMisuse = error instanceof UsageError;
    const isKnown = isMisuse || error instanceof ProblemError || error instanceof TooComplexError;
    const message = isKnown ? error.message : `The review failed: ${messageOf(error)}`;
    output.error(isMisuse ? `${message}\nSee: pnpm spec:review --help` : message);
    // No verdict was reached, which is something else than a verdict that fails.
    return 2;
  }
}

async function run(options: ReviewOptions, output: Pick<Console, "log">): Promise<number> {
  const { base, head, format, approvals, markdown, changelog, verbose } = options;
  const pair = await loadPair(base, head);
  const result = await review(pair, await readRepositoryPolicy(pair, approvals));
  if (markdown !== undefined) await writeReport(markdown, formatMarkdown(result, verbose));
  output.log(changelog ? draftEntry(result) : FORMATTERS[format](result, verbose));
  if (changelog || result.passes) return 0;
  return pair.obstacles.length > 0 ? 2 : 1;
}

async function writeReport(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`--markdown ${file} cannot be written: ${messageOf(error)}.`);
  }
}
