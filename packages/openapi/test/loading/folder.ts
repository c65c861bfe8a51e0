import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { onTestFinished } from "vitest";
import { type Contract, type LoadOptions, loadContract } from "../../src/document/bundle.ts";
import { ProblemError } from "../../src/source/problem.ts";

/** Writes files into a folder that is removed after the test. */
export function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "numbers-openapi-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export const HEAD = 'openapi: 3.1.0\ninfo: { title: Things, version: "1" }\n';

/** Loads `openapi.yaml` of some files; the head is written before it. */
export function load(text: string, others: Readonly<Record<string, string>> = {}): Promise<Contract> {
  const folder = makeFolder({ "openapi.yaml": HEAD + text, ...others });
  return loadContract(join(folder, "openapi.yaml"));
}

/** Problems of a file in a folder, a line each, its files named from the folder. */
export async function problems(folder: string, name = "openapi.yaml", options: LoadOptions = {}): Promise<string[]> {
  try {
    await loadContract(join(folder, name), options);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const shown = relative(process.cwd(), folder).replaceAll("\\", "/");
    return error.message.replaceAll(`${shown}/`, "").split("\n");
  }
}

/** Problems of `openapi.yaml`; the head is written before it, so its first line is the third. */
export function problemsOf(text: string, others: Readonly<Record<string, string>> = {}): Promise<string[]> {
  return problems(makeFolder({ "openapi.yaml": HEAD + text, ...others }));
}
