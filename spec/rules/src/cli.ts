// Usage: node spec/rules/src/cli.ts --help
import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";
import { lintContract, lintFile, loadRules, UNREADABLE, withoutConsequences } from "./command/lint.ts";
import { formatProblems, type LintProblem } from "./command/problems.ts";
import { recordProblems } from "./command/record.ts";

const USAGE = `Usage: node spec/rules/src/cli.ts [CONTRACT] [--record] [--verbose]

Lints a contract, compiles its schemas and checks its examples; without CONTRACT, spec/openapi.yaml and spec/journeys.

  --record     records the problems in spec/.redocly.lint-ignore.yaml, so that only new ones fail
  --verbose    prints each place of a problem

Exit code 0: no new problems; 1: problems; 2: wrong usage.`;

const spec = fileURLToPath(new URL("../../", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\nSee: node spec/rules/src/cli.ts --help`);
  process.exitCode = 2;
}

/** @throws {UsageError} when an option is unknown. */
async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const config = await loadRules();
  const journeys = positionals.length > 0 ? [] : await journeysOf(`${spec}journeys`);
  const contracts = positionals.length > 0 ? positionals.map((file) => resolve(file)) : [`${spec}openapi.yaml`];
  // A terminal opens paths that are relative to the repository, where `pnpm lint` runs.
  process.chdir(root);
  const problems: LintProblem[] = [];
  for (const file of contracts) problems.push(...(await lintContract(file, config)));
  for (const file of journeys) problems.push(...(await lintFile(file, config, [spec])));
  if (values.record && !problems.some(({ rule }) => rule === UNREADABLE)) {
    recordProblems(problems, config);
    console.log(`Recorded ${problems.length} problems in spec/.redocly.lint-ignore.yaml.`);
    return 0;
  }
  for (const line of formatProblems(withoutConsequences(problems), values.verbose === true)) console.error(line);
  return problems.some(({ isWarning }) => !isWarning) ? 1 : 0;
}

function parse(args: readonly string[]) {
  return readArguments(
    {
      args: [...args],
      allowPositionals: true,
      options: { record: { type: "boolean" }, verbose: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    },
    UsageError,
  );
}

/** Arazzo files of a folder; empty if the folder does not exist. */
async function journeysOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);
}
