// Usage: node src/cli.ts --help
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { ProblemError } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { APPROVALS, houseOf } from "./house.ts";
import { loadPair } from "./inputs/pair.ts";
import { type Format, type Options, readOptions, USAGE } from "./options.ts";
import { draftEntry } from "./report/changelog.ts";
import { formatGithub } from "./report/github.ts";
import { formatJson } from "./report/json.ts";
import { formatMarkdown } from "./report/markdown.ts";
import { formatTerminal } from "./report/terminal.ts";
import { type Review, review } from "./review.ts";

const FORMATTERS: Readonly<Record<Format, (review: Review) => string>> = {
  terminal: formatTerminal,
  markdown: formatMarkdown,
  json: formatJson,
  github: formatGithub,
};

// Nobody waits for us any more. To end in order ends what we have started, and removes what we have written.
process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else process.exitCode = await run(options);
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\nSee: pnpm spec:review --help`);
  else if (error instanceof ProblemError) console.error(error.message);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run({ base, head, format, approvals, markdown, changelog }: Options): Promise<number> {
  const pair = await loadPair(base, head);
  try {
    const house = await houseOf(pair, resolve(approvals ?? APPROVALS));
    const result = await review(pair, house);
    if (markdown !== undefined) await writeFile(markdown, formatMarkdown(result));
    console.log(changelog ? draftEntry(result) : FORMATTERS[format](result));
    return changelog || result.passes ? 0 : 1;
  } finally {
    await pair.dispose();
  }
}
