import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { ProblemError } from "@numbers-api/openapi/problem";
import { isGenerated } from "./header.ts";
import { shownName } from "./repository.ts";

/** The generated files: their texts by name. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** A file that is not as it should be. */
export interface Difference {
  readonly name: string;
  readonly state: "stale" | "missing" | "surplus";
}

/**
 * How the files in a folder differ from what is generated.
 *
 * @throws {ProblemError} when something in the folder was not generated: it is no one's to judge or delete.
 */
export async function compareOutput(folder: string, files: GeneratedFiles): Promise<Difference[]> {
  const present = await readFolder(folder);
  const foreign = [...present].filter(([name, text]) => !files.has(name) && !isGenerated(text));
  if (foreign.length > 0) {
    throw new ProblemError(
      foreign.map(([name]) => ({
        ...{ file: shownName(join(folder, name)), line: 1, column: 1 },
        message: "this file was not generated, but stands among those that are",
        fix: "Move it elsewhere.",
      })),
    );
  }
  const names = [...new Set([...files.keys(), ...present.keys()])].sort();
  return names.flatMap((name) => {
    const [wanted, found] = [files.get(name), present.get(name)];
    if (wanted === found) return [];
    const state = wanted === undefined ? "surplus" : found === undefined ? "missing" : "stale";
    return { name, state };
  });
}

/** Makes the files in a folder what is generated, and says which were not. What is right already is not touched. */
export async function writeOutput(folder: string, files: GeneratedFiles): Promise<Difference[]> {
  const differences = await compareOutput(folder, files);
  await mkdir(folder, { recursive: true });
  await Promise.all(
    differences.map(({ name }) => {
      const [file, text] = [join(folder, name), files.get(name)];
      return text === undefined ? rm(file) : writeFile(file, text);
    }),
  );
  return differences;
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  // What systems and editors leave behind, such as .DS_Store, is not looked at.
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [relative(folder, file), await readFile(file, "utf8")] as const;
      }),
    ),
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
