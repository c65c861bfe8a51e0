import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const ROOT: string = fileURLToPath(new URL("../../../..", import.meta.url));

const FOLDER = join(ROOT, "spec/node_modules/.cache/contract-review");

/** A short name for texts: equal for equal texts only. */
export function digest(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}

/**
 * What files of the repository say, as part of a key. The lockfile says which tools there are, and the judges how they
 * are asked.
 */
export async function digestFiles(...patterns: readonly string[]): Promise<string> {
  const files = globSync(["pnpm-lock.yaml", "packages/review/src/judges/*.ts", ...patterns], { cwd: ROOT }).sort();
  return digest(...files, ...(await Promise.all(files.map((file) => readFile(join(ROOT, file), "utf8")))));
}

/**
 * What was computed from the same inputs before, or is now. The key has to name everything that the result depends on.
 * A computation that throws leaves nothing behind.
 */
export async function cached<T>(name: string, key: string, compute: () => Promise<T>): Promise<T> {
  const file = join(FOLDER, `${name}-${key}.json`);
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as T; // Written by the line below.
  const value = await compute();
  const draft = `${file}.${process.pid}`;
  // Whoever cannot write computes again the next time.
  await mkdir(FOLDER, { recursive: true })
    .then(() => writeFile(draft, JSON.stringify(value)))
    .then(() => rename(draft, file))
    .catch(() => {});
  return value;
}
