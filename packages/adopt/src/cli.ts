// Usage: pnpm adopt --help
import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { isApiName, namesOf } from "@numbers-api/openapi/api-names";
import { ProblemError, printable } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";
import { runLinter } from "@numbers-api/workspace/linters";
import { root, toolEnvironment } from "@numbers-api/workspace/root";
import { type AdoptedContract, type ContractFile, readContract } from "./files.ts";
import type { RenamedOperation } from "./operation-ids.ts";
import { generalLint, LEFT_OUT, nameFor, newChangelog, noApprovals, withName, withoutNumbers } from "./settings.ts";

const spec = join(root, "spec");

const USAGE = `Usage: pnpm adopt FILE [--name NAME]

Replaces the contract of this repository by another OpenAPI 3 document, in YAML or JSON, of one file or many:

  - copies FILE to spec/openapi.yaml, and the files that it refers to beside it
  - names the API in package.json, which gives packages, commands, variables and types their names. Default: its title,
    in lower case with hyphens. With the name "museum", packages are @museum/client, variables MUSEUM_API_KEY
  - gives an operationId to operations that have none, or one that gives the client no method of its own
  - chooses the general lint rules, and records the problems that exist, so that only new ones fail
  - removes journeys and approvals of the former contract, and begins a new changelog
  - leaves ${Object.keys(LEFT_OUT).join(", ")} out of the workspace, which are about phone numbers
  - generates, and says what is left to do

Changes in spec/ that are not committed are never overwritten.`;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = reportFailure(error);
}

/**
 * @returns the exit code.
 * @throws {UsageError} when the command is called wrongly, before anything is written.
 * @throws {ProblemError} when the contract cannot be read, before anything is written.
 */
async function run(args: readonly string[]): Promise<number> {
  const { file, name, help } = readOptions(args);
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (file === undefined) throw new UsageError("Name the file of the contract.");
  requireCleanSpec();
  const contract = await readContract(resolve(process.env["INIT_CWD"] ?? "", file));
  const { files, renamed, title } = contract;
  const names = namesOf(name ?? nameFor(title));
  await writeContract(files);
  await writeSettings(contract, names.name);
  console.log(`Copied ${files.length === 1 ? "the contract" : `${files.length} files`} to spec/: ${title}.`);
  console.log(
    `Named the API ${names.name}, in package.json: packages ${names.scope}/…, variables ${names.environmentPrefix}_….`,
  );
  reportNames(renamed);
  console.log("Left out of the workspace, in pnpm-workspace.yaml:");
  for (const [folder, reason] of Object.entries(LEFT_OUT)) console.log(`  ${folder}: ${reason}`);
  console.log("Linting …");
  const lint = runProgram("spec/rules/src/cli.ts", "--record");
  process.stdout.write(lint.output);
  if (lint.status !== 0) return 1;
  // The repository's own formatter. `pnpm lint` reports files that it cannot change, such as large ones.
  await runLinter("biome", ["check", "--write", "spec"]).catch(({ message }: Error) => console.error(message));
  console.log("Generating …");
  const generated = runProgram("packages/codegen/src/cli.ts");
  process.stdout.write(generated.output);
  const code = generated.status ?? 1;
  reportRest(code);
  return code;
}

/** @throws {UsageError} when an option is unknown, or there are several files. */
function readOptions(args: readonly string[]): {
  readonly file?: string | undefined;
  readonly name?: string | undefined;
  readonly help: boolean;
} {
  const { positionals, values } = readArguments(
    {
      // pnpm passes the separator on.
      args: args.filter((argument) => argument !== "--"),
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" }, name: { type: "string" } },
    },
    UsageError,
  );
  if (positionals.length > 1) throw new UsageError("Name one file, the root of the contract.");
  const { name, help = false } = values;
  if (name !== undefined && !isApiName(name)) {
    throw new UsageError('--name is one like "museum" or "train-travel": lower-case letters, digits and hyphens.');
  }
  return { file: positionals[0], name, help };
}

/** Prints why nothing was adopted. Returns the exit code, which is 2 for a document that cannot be read, as with the mock. */
function reportFailure(error: unknown): 1 | 2 {
  if (error instanceof UsageError || error instanceof ProblemError) {
    console.error(error instanceof UsageError ? `${error.message}\nSee: pnpm adopt --help` : error.message);
    return 2;
  }
  // A full disk, or a folder that this user cannot write to.
  if (!(error instanceof Error && "syscall" in error)) throw error;
  console.error(`${error.message}\nCorrect that, discard the changes in spec/ with git, and run pnpm adopt again.`);
  return 1;
}

/** Runs a program of the repository to its end. */
function runProgram(file: string, ...args: string[]): { readonly status: number | null; readonly output: string } {
  const options = { cwd: root, env: toolEnvironment(), encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], options);
  return { status, output: stdout + stderr };
}

/** @throws {UsageError} when `spec/` has changes that would be lost, or git cannot tell. */
function requireCleanSpec(): void {
  const options = { cwd: root, encoding: "utf8" } as const;
  const { error, status, stdout, stderr } = spawnSync("git", ["status", "--porcelain", "--", "spec"], options);
  if (error) throw new UsageError("git is missing. It keeps the contract that is replaced: install git.");
  if (status !== 0) {
    const [reason = ""] = printable(stderr).split("\n");
    throw new UsageError(`git cannot tell whether spec/ is committed (${reason}). Commit the repository first.`);
  }
  if (stdout !== "") throw new UsageError("spec/ has changes that are not committed. Commit or discard them first.");
}

async function writeContract(files: readonly ContractFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(spec, path)), { recursive: true });
    await writeFile(join(spec, path), text);
  }
}

async function writeSettings({ title, version }: AdoptedContract, name: string): Promise<void> {
  const rewrite = async (name: string, edit: (text: string) => string): Promise<void> => {
    await writeFile(join(root, name), edit(await readFile(join(root, name), "utf8")));
  };
  await rewrite("package.json", (text) => withName(text, name));
  await rewrite("spec/redocly.yaml", generalLint);
  await rewrite("spec/CHANGELOG.md", (text) => newChangelog(text, title, version));
  await rewrite("spec/approvals.yaml", noApprovals);
  await rewrite("pnpm-workspace.yaml", withoutNumbers);
  await rm(join(spec, ".redocly.lint-ignore.yaml"), { force: true });
  for (const name of await readdir(join(spec, "journeys")).catch(() => [])) await rm(join(spec, "journeys", name));
}

function reportNames(renamed: readonly RenamedOperation[]): void {
  if (renamed.length > 0) console.log("Gave operations an id, in spec/:");
  for (const { operation, operationId, reason } of renamed)
    console.log(printable(`  ${operation}: ${operationId}, because ${reason}`));
}

function reportRest(code: number): void {
  const rest = [
    ...(code === 0 ? [] : ["Correct what the generator refuses, in spec/, and run pnpm generate."]),
    "Run pnpm check, and commit.",
    "Write journeys of the new API in spec/journeys.",
    "Rewrite README.md, and remove the packages that were left out, or write your own in their place.",
  ];
  console.log(`\nLeft to do:\n${rest.map((line) => `  - ${line}`).join("\n")}`);
}
