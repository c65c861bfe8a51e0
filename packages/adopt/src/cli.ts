// Usage: pnpm adopt --help
import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ProblemError } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { root, toolEnvironment } from "@numbers-api/workspace/root";
import { parse, stringify } from "yaml";
import { type ContractFile, readContractFiles } from "./files.ts";
import { nameOperations, type RenamedOperation } from "./operation-ids.ts";
import { generalLint, newChangelog, noApprovals } from "./settings.ts";

const spec = join(root, "spec");

const USAGE = `Usage: pnpm adopt FILE

Replaces the contract of this repository by another OpenAPI 3 document, in YAML or JSON, of one file or many:

  - copies FILE to spec/openapi.yaml, and the files that it refers to beside it
  - gives an operationId to operations that have none, or one that gives the client no method of its own
  - chooses the general lint rules, and records the problems that exist, so that only new ones fail
  - removes journeys and approvals of the former contract, and begins a new changelog
  - generates, and says what is left to do

Changes in spec/ that are not committed are never overwritten.`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof ProblemError)) throw error;
  console.error(error instanceof UsageError ? `${error.message}\nSee: pnpm adopt --help` : error.message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/**
 * @returns the exit code.
 * @throws {UsageError} when the command is called wrongly, before anything is written.
 * @throws {ProblemError} when the contract cannot be read, before anything is written.
 */
async function run(args: readonly string[]): Promise<number> {
  const { file, help } = readOptions(args);
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (file === undefined) throw new UsageError("Name the file of the contract.");
  requireCleanSpec();
  const { files, renamed } = nameOperations(await readContractFiles(resolve(process.env["INIT_CWD"] ?? "", file)));
  await writeContract(files);
  const title = await writeSettings();
  console.log(`Copied ${files.length === 1 ? "the contract" : `${files.length} files`} to spec/: ${title}.`);
  reportNames(renamed);
  const lint = runProgram("spec/rules/src/cli.ts", "--record");
  process.stdout.write(lint.output);
  if (lint.status !== 0) return 1;
  // The repository's own formatter. What it cannot change, such as a file that is too large, `pnpm lint` reports.
  runProgram("node_modules/@biomejs/biome/bin/biome", "check", "--write", "spec");
  // The server, which is about the former API, may not read the requests of this one.
  const generated = runProgram("packages/codegen/src/cli.ts", "--without", "apps/server");
  process.stdout.write(generated.output);
  const code = generated.status ?? 1;
  reportRest(code);
  return code;
}

/** @throws {UsageError} when an option is unknown, or there are several files. */
function readOptions(args: readonly string[]): { readonly file?: string | undefined; readonly help: boolean } {
  try {
    const { positionals, values } = parseArgs({
      // pnpm passes the separator on.
      args: args.filter((argument) => argument !== "--"),
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" } },
    });
    if (positionals.length > 1) throw new UsageError("Name one file, the root of the contract.");
    return { file: positionals[0], help: values.help ?? false };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Runs a program of the repository to its end. */
function runProgram(file: string, ...args: string[]): { readonly status: number | null; readonly output: string } {
  const options = { cwd: root, env: toolEnvironment(), encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], options);
  return { status, output: stdout + stderr };
}

/** @throws {UsageError} when git knows of changes in `spec/` that would be lost. */
function requireCleanSpec(): void {
  const { status, stdout } = spawnSync("git", ["status", "--porcelain", "--", "spec"], { cwd: root, encoding: "utf8" });
  if (status !== 0 || stdout === "") return;
  throw new UsageError("spec/ has changes that are not committed. Commit or discard them first.");
}

async function writeContract(files: readonly ContractFile[]): Promise<void> {
  for (const { path, text } of files) {
    const isJson = path === "openapi.yaml" && text.trimStart().startsWith("{");
    await mkdir(dirname(join(spec, path)), { recursive: true });
    await writeFile(join(spec, path), isJson ? asYaml(text) : text);
  }
}

/** Same document in the syntax that the name of the file promises. */
function asYaml(json: string): string {
  return stringify(JSON.parse(json), { lineWidth: 0, aliasDuplicateObjects: false });
}

/** @returns the title of the contract. */
async function writeSettings(): Promise<string> {
  const { info }: { info: { title: string; version: string } } = parse(
    await readFile(join(spec, "openapi.yaml"), "utf8"),
    {
      maxAliasCount: -1,
    },
  );
  const rewrite = async (name: string, edit: (text: string) => string): Promise<void> => {
    await writeFile(join(spec, name), edit(await readFile(join(spec, name), "utf8")));
  };
  await rewrite("redocly.yaml", generalLint);
  await rewrite("CHANGELOG.md", (text) => newChangelog(text, info.title, info.version));
  await rewrite("approvals.yaml", noApprovals);
  await rm(join(spec, ".redocly.lint-ignore.yaml"), { force: true });
  for (const name of await readdir(join(spec, "journeys")).catch(() => [])) await rm(join(spec, "journeys", name));
  return info.title;
}

function reportNames(renamed: readonly RenamedOperation[]): void {
  if (renamed.length > 0) console.log("Gave operations an id, in spec/:");
  for (const { operation, operationId, reason } of renamed)
    console.log(`  ${operation}: ${operationId}, because ${reason}`);
}

function reportRest(code: number): void {
  const rest = [
    ...(code === 0 ? [] : ["Correct what the generator refuses, in spec/, and run pnpm generate."]),
    "Rewrite or remove apps/console and apps/server, which are about phone numbers.",
    "Run pnpm typecheck: code and tests that use schemas or operations of the former contract no longer compile.",
    "Write journeys of the new API in spec/journeys.",
    "Run pnpm check, and commit.",
  ];
  console.log(`\nLeft to do:\n${rest.map((line) => `  - ${line}`).join("\n")}`);
}
