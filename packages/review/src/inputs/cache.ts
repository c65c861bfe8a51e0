import { hash } from "node:crypto";
import { globSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT: string = fileURLToPath(new URL("../../../..", import.meta.url));

const FOLDER = join(ROOT, "packages/review/node_modules/.cache");

/** Files that every check depends on: the versions of the tools, and the way in which they are run. */
const TOOLS = ["pnpm-lock.yaml", "packages/review/src/checks/*.ts"];

/**
 * Returns the result of an earlier computation, or computes it. One that throws is not kept.
 *
 * @param sources Patterns of the files of the repository that the result depends on.
 * @param input Everything else that it depends on.
 */
export async function cached<T>(
  name: string,
  sources: readonly string[],
  input: readonly string[],
  compute: () => Promise<T>,
): Promise<T> {
  const files = globSync([...TOOLS, ...sources], { cwd: ROOT }).sort();
  const texts = await Promise.all(files.map((source) => readFile(join(ROOT, source), "utf8")));
  const key = hash("sha256", [...input, ...files, ...texts].join("\0"));
  const file = join(FOLDER, `${name}-${key}.json`);
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as T; // Written by the line below.
  const value = await compute();
  const draft = `${file}.${process.pid}`;
  // Without a place to write, the next review computes it again.
  await mkdir(FOLDER, { recursive: true })
    .then(() => writeFile(draft, JSON.stringify(value)))
    .then(() => rename(draft, file))
    .catch(() => {});
  return value;
}
