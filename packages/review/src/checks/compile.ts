import { existsSync, globSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { ROOT } from "../inputs/cache.ts";
import { makeFolder } from "../inputs/folder.ts";
import { extract } from "../inputs/git.ts";
import { run } from "../inputs/run.ts";

/** Compiler error in a consumer's code. */
export interface CompileError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Packages whose code is compiled, with their tests of types. */
const CONSUMERS = ["packages/client", "packages/react", "apps/console"];

/** Packages that the compilation needs. */
const NEEDED = ["packages/contract", ...CONSUMERS];

/**
 * Compiles the consumers' code of a revision against the generated types of the head. Errors that also occur with the
 * types of the base are omitted.
 *
 * @throws {UsageError} when the compiler is missing, or fails without an error.
 */
export async function compileConsumers(
  revision: string | undefined,
  before: string,
  after: string,
): Promise<CompileError[]> {
  const folder = await extractConsumers(revision);
  // A package that pnpm-workspace.yaml leaves out is not installed.
  const settings = await readFile(join(ROOT, "pnpm-workspace.yaml"), "utf8");
  const consumers = CONSUMERS.filter(
    (name) => existsSync(join(folder, name, "tsconfig.json")) && !settings.includes(`"!${name}"`),
  );
  await cp(join(ROOT, "tsconfig.base.json"), join(folder, "tsconfig.base.json"));
  for (const name of consumers) await link(folder, name);
  if (consumers.length === 0) throw new UsageError(`${revision} has no consumers whose code could be compiled.`);
  const errors = await compileAll(folder, consumers, after);
  if (errors.length === 0) return [];
  // A package that is imported from its source is compiled with each that imports it; once is enough.
  const affected = consumers.filter((name) => errors.some(({ file }) => file.startsWith(`${name}/`)));
  const known = new Set((await compileAll(folder, affected, before)).map(({ file, message }) => `${file} ${message}`));
  const ofChange = errors.filter(({ file, message }) => !known.has(`${file} ${message}`));
  // Errors of one line, or of one line in two packages, are shown once.
  return [...new Map(ofChange.map((error) => [JSON.stringify(error), error])).values()];
}

/** Copies the code of a revision, or of the working tree outside of a git repository, as in a source archive. */
async function extractConsumers(revision: string | undefined): Promise<string> {
  if (revision !== undefined) return extract(ROOT, revision, NEEDED);
  const folder = await makeFolder();
  for (const name of NEEDED.filter((candidate) => existsSync(join(ROOT, candidate)))) {
    const filter = (file: string): boolean => !/[\\/](node_modules|dist|reports)$/.test(file);
    await cp(join(ROOT, name), join(folder, name), { recursive: true, filter });
  }
  return folder;
}

/** Links the dependencies of an extracted package: own packages as extracted, others as installed. */
async function link(folder: string, name: string): Promise<void> {
  const installed = join(ROOT, name, "node_modules");
  const target = join(folder, name, "node_modules");
  await mkdir(join(target, "@numbers-api"), { recursive: true });
  for (const entry of existsSync(installed) ? await readdir(installed) : []) {
    if (entry !== "@numbers-api" && !entry.startsWith("."))
      await symlink(join(installed, entry), join(target, entry), "junction");
  }
  for (const own of ["contract", "client", "react"]) {
    if (existsSync(join(folder, "packages", own)))
      await symlink(join(folder, "packages", own), join(target, "@numbers-api", own), "junction");
  }
}

async function compileAll(folder: string, consumers: readonly string[], generated: string): Promise<CompileError[]> {
  const target = join(folder, "packages/contract/src/generated");
  await rm(target, { recursive: true, force: true });
  await cp(generated, target, { recursive: true });
  const projects = consumers.flatMap((name) => projectsOf(folder, name));
  const errors = (await Promise.all(projects.map((project) => compile(folder, project)))).flat();
  // Dependencies are not consumers, and generated files are made anew from the head.
  const isOwn = ({ file }: CompileError): boolean =>
    consumers.some((name) => file.startsWith(`${name}/`)) && !/\/(node_modules|generated)\//.test(file);
  return errors.filter(isOwn);
}

/** Part of a package with its own TypeScript configuration. */
interface Project {
  readonly folder: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Projects of a package. Generated files are compiled with the code that imports them. */
function projectsOf(folder: string, name: string): Project[] {
  const nested = globSync("src/**/tsconfig.json", { cwd: join(folder, name) }).map((file) => dirname(file));
  const tests = ["**/*.test.ts", "**/*.test.tsx"];
  return [
    {
      folder: name,
      include: ["src", "test/**/*.test-d.ts", "test/**/*.test-d.tsx"],
      exclude: [...tests, ...nested, "src/generated"],
    },
    ...nested.map((part) => ({ folder: `${name}/${part}`, include: ["."], exclude: tests })),
  ];
}

async function compile(folder: string, { folder: name, include, exclude }: Project): Promise<CompileError[]> {
  const config = join(folder, name, "tsconfig.review.json");
  // Declarations of dependencies are the same on both sides, and most of the work.
  const compilerOptions = { skipLibCheck: true };
  await writeFile(config, JSON.stringify({ extends: "./tsconfig.json", compilerOptions, include, exclude }));
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  if (!existsSync(compiler))
    throw new UsageError("TypeScript is not installed, so the consumers' code was not compiled.");
  const { stdout, code } = await run(process.execPath, [compiler, "-p", config, "--pretty", "false"], { cwd: folder });
  const errors = stdout.split("\n").flatMap((text) => {
    const [, file, line, message] = /^(.+?)\((\d+),\d+\): error TS\d+: (.+)$/.exec(text) ?? [];
    return file && message
      ? [{ file: relative(folder, join(folder, file)).replaceAll("\\", "/"), line: Number(line), message }]
      : [];
  });
  // A compiler that was killed, or failed on its configuration, proves nothing.
  if (code !== 0 && errors.length === 0) {
    throw new UsageError(`The code of ${name} was not compiled: ${stdout.split("\n")[0] || "the compiler was ended."}`);
  }
  return errors;
}
