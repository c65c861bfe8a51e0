import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadContract } from "@numbers-api/openapi/bundle";
import { formatProblem, ProblemError } from "@numbers-api/openapi/problem";
import { onTestFinished } from "vitest";
import { generate } from "../src/generate/generate.ts";
import type { Operation, Scenario, Shape } from "../src/model.ts";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));

/** The contracts that something can be generated from. */
export const contracts = ["library", "multi-file/openapi", "old", "empty", "unsafe-names"] as const;

export type ContractName = (typeof contracts)[number];

export function fixture(name: string): string {
  return join(fixtures, `${name}.yaml`);
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-contract-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Generates from a contract into a folder that looks like the sources of this package. */
export async function generateInto(folder: string, contract: ContractName): Promise<void> {
  await mkdir(join(folder, "generated"), { recursive: true });
  await copyFile(new URL("../src/model.ts", import.meta.url), join(folder, "model.ts"));
  for (const [name, text] of await generate(await loadContract(fixture(contract)))) {
    await writeFile(join(folder, "generated", name), text);
  }
}

/** What the generated files export. */
export interface Generated {
  readonly contractVersion: string;
  readonly servers: readonly string[];
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

/** What keeps a contract from being generated from, a line each, its files named as they are in the fixtures. */
export async function refusals(contract: string): Promise<string[]> {
  try {
    await generate(await loadContract(fixture(contract)));
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const shown = `${relative(process.cwd(), fixtures)}/`.replaceAll("\\", "/");
    return error.problems.map((problem) => formatProblem(problem).replaceAll("\\", "/").replaceAll(shown, ""));
  }
}
