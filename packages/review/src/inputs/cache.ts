import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT: string = fileURLToPath(new URL("../../../..", import.meta.url));

const FOLDER = join(ROOT, "packages/review/node_modules/.cache");

export function digest(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}

/**
 * Hash of files of the repository, as part of a key. The lockfile has the versions of the tools, and the checks the way
 * in which they are run.
 */
export async function digestFiles(...patterns: readonly string[]): Promise<string> {
  const files = globSync(["pnpm-lock.yaml", "packages/review/src/checks/*.ts", ...patterns], { cwd: ROOT }).sort();
  return digest(...files, ...(await Promise.all(files.map((file) => readFile(join(ROOT, file), "utf8")))));
}

/**
 * Returns the result of an earlier computation with the same key, or computes it. The key has to cover everything that
 * the result depends on. A computation that throws is not kept.
 */
export async function cached<T>(name: string, key: string, compute: () => Promise<T>): Promise<T> {
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
