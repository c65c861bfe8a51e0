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

// Exit cleanly so that child processes and temporary files are removed.
process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else process.exitCode = await run(options);
} catch (error) {
  const isMisuse = error instanceof UsageError;
  const isKnown = isMisuse || error instanceof ProblemError || error instanceof TooComplexError;
  const message = isKnown ? error.message : `The review failed: ${messageOf(error)}`;
  console.error(isMisuse ? `${message}\nSee: pnpm spec:review --help` : message);
  // No verdict was reached, which is something else than a verdict that fails.
  process.exitCode = 2;
}

async function run({ base, head, format, approvals, markdown, changelog, verbose }: ReviewOptions): Promise<number> {
  const pair = await loadPair(base, head);
  try {
    const result = await review(pair, await readRepositoryPolicy(pair, approvals));
    if (markdown !== undefined) await writeReport(markdown, formatMarkdown(result, verbose));
    console.log(changelog ? draftEntry(result) : FORMATTERS[format](result, verbose));
    if (changelog || result.passes) return 0;
    return pair.obstacles.length > 0 ? 2 : 1;
  } finally {
    await pair.dispose();
  }
}

async function writeReport(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`--markdown ${file} cannot be written: ${messageOf(error)}.`);
  }
}
