import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { ProblemError } from "@numbers-api/openapi/problem";
import { type Outcome, RUN_GENERATE } from "../outcome.ts";
import { isGenerated, shownName } from "./header.ts";

/** Generated files: their texts by name. */
export type GeneratedFiles = ReadonlyMap<string, string>;

interface Difference {
  readonly name: string;
  readonly state: "stale" | "missing" | "surplus";
}

/**
 * Brings the files of a folder up to date, or only checks them.
 *
 * @param check Write nothing.
 * @throws {ProblemError} when a file in the folder was not generated, because it must not be deleted.
 */
export async function bringUpToDate(folder: string, files: GeneratedFiles, check: boolean): Promise<Outcome> {
  const differences = await compare(folder, files);
  if (differences.length === 0) return { exitCode: 0, lines: [`${shownName(folder)} is up to date`] };
  const shown = ({ name }: Difference): string => shownName(join(folder, name));
  if (check) {
    return { exitCode: 1, lines: [...differences.map((each) => `${each.state}: ${shown(each)}`), RUN_GENERATE] };
  }
  await mkdir(folder, { recursive: true });
  for (const { name } of differences) await replace(join(folder, name), files.get(name));
  return {
    exitCode: 0,
    lines: differences.map((each) => `${each.state === "surplus" ? "removed" : "wrote"} ${shown(each)}`),
  };
}

async function compare(folder: string, files: GeneratedFiles): Promise<Difference[]> {
  const present = await readFolder(folder);
  const foreign = [...present].filter(([name, text]) => !files.has(name) && !isGenerated(text));
  if (foreign.length > 0) {
    throw new ProblemError(
      foreign.map(([name]) => ({
        ...{ file: shownName(join(folder, name)), line: 1, column: 1 },
        message: "this file is not generated, but its folder is for generated files",
        fix: "Move it elsewhere.",
      })),
    );
  }
  const names = [...new Set([...files.keys(), ...present.keys()])].sort();
  return names.flatMap((name) => {
    const [wanted, found] = [files.get(name), present.get(name)];
    if (wanted === found) return [];
    return { name, state: wanted === undefined ? "surplus" : found === undefined ? "missing" : "stale" };
  });
}

/** Replaces a file atomically, so that an interrupted process leaves either the old or the new text. */
async function replace(file: string, text: string | undefined): Promise<void> {
  if (text === undefined) return rm(file);
  // A run that was ended leaves it behind, and the next one takes it over.
  const temporary = join(dirname(file), `.${basename(file)}.tmp`);
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    // A failed write does not name its file.
    throw error instanceof Error ? Object.assign(error, { path: file }) : error;
  }
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  // Systems and editors leave files such as .DS_Store behind.
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [relative(folder, file).replaceAll(sep, "/"), await readFile(file, "utf8")] as const;
      }),
    ),
  );
}
