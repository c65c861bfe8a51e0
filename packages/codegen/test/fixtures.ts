import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Operation, Scenario, ServerEntry, Shape } from "@numbers-api/codegen/model";
import { loadContract } from "@numbers-api/openapi/bundle";
import { formatProblem, ProblemError } from "@numbers-api/openapi/problem";
import { onTestFinished } from "vitest";
import { describeApi, type GeneratedFiles, renderContract } from "../src/index.ts";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

/** Contracts without problems. */
export const contracts = [
  "library",
  "multi-file/openapi",
  "old",
  "empty",
  "unsafe-names",
  "ambiguous-examples",
  "schema-types",
  "features",
] as const;

export type ContractName = (typeof contracts)[number];

export function fixture(name: string): string {
  return join(fixtures, `${name}.yaml`);
}

/** Creates a folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-contract-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function generate(file: string): Promise<GeneratedFiles> {
  const contract = await loadContract(file);
  return renderContract(describeApi(contract), contract);
}

/** Generates from a contract into a folder that looks like the sources of this package. */
export async function generateInto(folder: string, contract: ContractName): Promise<void> {
  await mkdir(join(folder, "generated"), { recursive: true });
  const model = fileURLToPath(import.meta.resolve("@numbers-api/codegen/model"));
  await writeFile(join(folder, "model.ts"), `export type * from ${JSON.stringify(model)};\n`);
  for (const [name, text] of await generate(fixture(contract))) {
    await writeFile(join(folder, "generated", name), text);
  }
}

/** Compiles the files of a folder as the workspace does. Returns the output of the compiler, empty when all is well. */
export async function compile(folder: string): Promise<string> {
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const config = {
    extends: fromHere("../../../tsconfig.base.json"),
    compilerOptions: { types: ["node"], typeRoots: [fromHere("../node_modules/@types")] },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = fromHere("../../../node_modules/typescript/bin/tsc");
  const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  return status === 0 ? stdout : `${stdout}\nended with ${status}`;
}

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Exports of the generated files. */
export interface Generated {
  readonly contractVersion: string;
  readonly servers: readonly ServerEntry[];
  readonly operations: Readonly<Record<string, Operation>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly defaultScenarios: Readonly<Record<string, string>>;
}

/** Generates from a contract, and loads the result. */
export async function load(contract: ContractName): Promise<Generated> {
  const folder = await temporaryFolder();
  await generateInto(folder, contract);
  const [operations, scenarios] = await Promise.all(
    ["operations", "scenarios"].map(
      // Their types are checked where all that is generated is compiled.
      (name): Promise<Generated> => import(pathToFileURL(join(folder, "generated", `${name}.ts`)).href),
    ),
  );
  if (!operations || !scenarios) throw new Error("nothing was generated");
  return { ...operations, ...scenarios };
}

/** Problems of a contract, one line each, with the file names of the fixtures. */
export async function refusals(contract: string): Promise<string[]> {
  try {
    await generate(fixture(contract));
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const shown = `${relative(process.cwd(), fixtures)}/`.replaceAll("\\", "/");
    return error.problems.map((problem) => formatProblem(problem).replaceAll("\\", "/").replaceAll(shown, ""));
  }
}
