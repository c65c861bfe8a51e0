import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { cached, digest, digestFiles, ROOT } from "../inputs/cache.ts";
import type { LoadedContract } from "../inputs/description.ts";
import { makeFolder } from "../inputs/folder.ts";
import { git } from "../inputs/git.ts";
import { run } from "../inputs/run.ts";
import { type CompileError, compileConsumers } from "./compile.ts";
import { differenceOfTypes, withoutComments } from "./types-diff.ts";

/** Sources that determine the generated files, besides the description. */
const GENERATOR = "packages/codegen/src/**/*.ts";

/** Effects of a change on the generated types and the code that uses them. */
export interface TypesCheck {
  /** A unified diff of the generated types; empty when they are the same. */
  readonly diff: string;
  /** Code of consumers that no longer compiles. */
  readonly errors: readonly CompileError[];
  readonly notes: readonly string[];
  /** Reasons why the types of the head could not be checked. */
  readonly obstacles: readonly string[];
}

/**
 * Generates the types of both, and compiles the consumers' code of the base against those of the head.
 *
 * @throws {UsageError} when the generator is missing, or was ended.
 */
export async function checkTypes(
  base: LoadedContract,
  head: LoadedContract,
  commit: string | undefined,
): Promise<TypesCheck> {
  const folder = await makeFolder();
  const [before, after] = [join(folder, "base"), join(folder, "head")];
  const problems = await Promise.all([generate(base, before), generate(head, after)]);
  const [ofBase, ofHead] = problems.map((problem) => (problem ? [problem] : []));
  const notes = (ofBase ?? []).map((problem) => `There are no types of the base to compare with: ${problem}`);
  const obstacles = (ofHead ?? []).map((problem) => `No types can be generated from the head: ${problem}`);
  if (notes.length + obstacles.length > 0) return { diff: "", errors: [], notes, obstacles };
  // The other generated files contain the same information.
  const [old, now] = [await typesIn(before), await typesIn(after)];
  if (old === now) return { diff: "", errors: [], notes, obstacles };
  const diff = await differenceOfTypes(old, now);
  const revision = await revisionOfConsumers(commit);
  const compile = (): Promise<readonly CompileError[]> => compileConsumers(revision, before, after);
  // Only the output for a commit is immutable.
  const key = digest(await digestFiles(GENERATOR), base.digest, head.digest, revision ?? "");
  const errors = revision === undefined ? await compile() : await cached("compile", key, compile);
  return { diff, errors, notes, obstacles };
}

async function typesIn(folder: string): Promise<string> {
  return withoutComments(await readFile(join(folder, "types.ts"), "utf8"));
}

/**
 * Revision whose consumers are compiled: the base, if it belongs to this repository, and otherwise the newest;
 * undefined without any.
 */
async function revisionOfConsumers(commit: string | undefined): Promise<string | undefined> {
  const isOwn = commit !== undefined && (await git(ROOT, ["cat-file", "-e", `${commit}^{commit}`])) !== undefined;
  return isOwn ? commit : git(ROOT, ["rev-parse", "--verify", "--quiet", "HEAD"]);
}

/** Generates the files of a description. Returns the problems if the generator refuses it. */
async function generate({ path, digest: identity }: LoadedContract, out: string): Promise<string | undefined> {
  const command = join(ROOT, "packages/codegen/src/cli.ts");
  if (!existsSync(command)) {
    throw new UsageError("packages/codegen has no generator, so the effect on the types was not judged.");
  }
  const key = digest(await digestFiles(GENERATOR, "packages/openapi/src/**/*.ts"), identity);
  const { files, problem } = await cached("types", key, () => runGenerator(command, path, out));
  await mkdir(out, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(out, name), text);
  return problem;
}

interface Generated {
  readonly files: Readonly<Record<string, string>>;
  readonly problem?: string | undefined;
}

async function runGenerator(command: string, spec: string, out: string): Promise<Generated> {
  const { code, stderr } = await run(process.execPath, [command, "--spec", spec, "--out", out]);
  if (code === undefined) throw new UsageError("The generator was ended, so the effect on the types was not judged.");
  if (code !== 0) return { files: {}, problem: stderr.split("\n")[0] ?? "" };
  const names = await readdir(out);
  const texts = await Promise.all(names.map(async (name) => [name, await readFile(join(out, name), "utf8")] as const));
  return { files: Object.fromEntries(texts) };
}
