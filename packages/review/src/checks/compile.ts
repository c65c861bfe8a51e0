import { cpSync, existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { ROOT } from "../inputs/cache.ts";
import { extract } from "../inputs/git.ts";
import { run } from "../inputs/programs.ts";
import { type Change, fingerprintOf } from "../model/changes.ts";

export interface CompileError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Generated files of the contract package by name. */
export type GeneratedTexts = Readonly<Record<string, string>>;

/** Packages whose code is compiled, with their tests of types. */
const CONSUMERS = ["packages/client", "packages/react", "apps/console"];

/** Packages that the compilation needs. */
const NEEDED = ["packages/contract", ...CONSUMERS];

/**
 * Breaks that only the compiler finds. Code that no longer compiles because of a break found by a rule is shown as its
 * consequence and needs no separate approval.
 */
export function compileBreaks(errors: readonly CompileError[], found: readonly Change[]): Change[] {
  if (found.some(({ impact }) => impact === "major")) return [];
  return errors.map(({ file, line, message }) => {
    const sentence = `Code that was written for the contract no longer compiles: ${message}`;
    const near = { file, line, column: 1 };
    const fingerprint = fingerprintOf(`compile ${file} ${message}`);
    return {
      ...{ kind: "compile-break", impact: "major", sentence, summary: sentence, operations: [] },
      ...{ at: { ...near, side: "head" }, near, fingerprint },
    };
  });
}

/**
 * Compiles the consumers' code of a revision against the generated types of the head. Errors that also occur with the
 * types of the base are omitted.
 *
 * @throws {UsageError} when the compiler is missing, or fails without an error.
 */
export async function compileConsumers(
  revision: string,
  before: GeneratedTexts,
  after: GeneratedTexts,
): Promise<CompileError[]> {
  const folder = await extract(ROOT, revision, NEEDED);
  // A package that pnpm-workspace.yaml leaves out is not installed.
  const settings = readFileSync(join(ROOT, "pnpm-workspace.yaml"), "utf8");
  const consumers = CONSUMERS.filter(
    (name) => existsSync(join(folder, name, "tsconfig.json")) && !settings.includes(`"!${name}"`),
  );
  if (consumers.length === 0) throw new UsageError(`${revision} has no consumers whose code could be compiled.`);
  cpSync(join(ROOT, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  for (const name of ["packages/contract", ...consumers]) link(folder, name);
  const errors = await compileAll(folder, consumers, after);
  // A package that is imported from its source is compiled with each that imports it; once is enough.
  const affected = consumers.filter((name) => errors.some(({ file }) => file.startsWith(`${name}/`)));
  const keyOf = ({ file, message }: CompileError): string => `${file} ${message}`;
  const known = new Set((await compileAll(folder, affected, before)).map(keyOf));
  const ofChange = errors.filter((error) => !known.has(keyOf(error)));
  // Errors of one line, or of one line in two packages, are shown once.
  return [...new Map(ofChange.map((error) => [JSON.stringify(error), error])).values()];
}

/** Links the dependencies of an extracted package: extracted packages, and others as installed. */
function link(folder: string, name: string): void {
  const installed = join(ROOT, name, "node_modules");
  for (const entry of globSync(["[!@]*", "@*/*"], { cwd: installed })) {
    const extracted = join(folder, "packages", basename(entry));
    const target = entry.startsWith("@numbers-api") && existsSync(extracted) ? extracted : join(installed, entry);
    const place = join(folder, name, "node_modules", entry);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(target, place, "junction");
  }
}

async function compileAll(folder: string, consumers: readonly string[], generated: GeneratedTexts) {
  const target = join(folder, "packages/contract/src/generated");
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries(generated)) writeFileSync(join(target, name), text);
  const projects = consumers.flatMap((name) => {
    const nested = globSync("src/**/tsconfig.json", { cwd: join(folder, name) }).map((file) => dirname(file));
    const types = ["src", "test/**/*.test-d.ts", "test/**/*.test-d.tsx"];
    return [
      compile(folder, name, types, [...nested, "src/generated"]),
      ...nested.map((part) => compile(folder, `${name}/${part}`, ["."], [])),
    ];
  });
  // Dependencies are not consumers, and generated files are regenerated from the head.
  const isOwn = ({ file }: CompileError): boolean =>
    consumers.some((name) => file.startsWith(`${name}/`)) && !/\/(node_modules|generated)\//.test(file);
  return (await Promise.all(projects)).flat().filter(isOwn);
}

/** Compiles the part of a package that has its own TypeScript configuration, with the generated files that it imports. */
async function compile(
  folder: string,
  name: string,
  include: readonly string[],
  nested: readonly string[],
): Promise<CompileError[]> {
  const config = join(folder, name, "tsconfig.review.json");
  const exclude = ["**/*.test.ts", "**/*.test.tsx", ...nested];
  // Declarations of dependencies are the same on both sides, and most of the work.
  const compilerOptions = { skipLibCheck: true };
  writeFileSync(config, JSON.stringify({ extends: "./tsconfig.json", compilerOptions, include, exclude }));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const { stdout, code } = await run(process.execPath, [compiler, "-p", config, "--pretty", "false"], { cwd: folder });
  const errors = [...stdout.matchAll(/^(.+?)\((\d+),\d+\): error TS\d+: (.+)$/gm)].map(
    ([, file = "", line, message = ""]) => ({ file, line: Number(line), message }),
  );
  // A compiler that is missing, was killed, or failed on its configuration, proves nothing.
  if (code === 0 || errors.length > 0) return errors;
  throw new UsageError(
    `The code of ${name} was not compiled: ${stdout.split("\n")[0] || "the compiler is missing, or was ended."}`,
  );
}
