import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf } from "./problem.ts";

/** Mistake in the call of a command. The message has the remedy; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Writes a file that an option of a command names, and makes its folder.
 *
 * @throws {UsageError} when it cannot be written.
 */
export async function writeNamedFile(option: string, file: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(file));
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${option} ${file} cannot be written: ${messageOf(error)}.`);
  }
}

/** Makes a folder and those above it; the option of `mkdir` for that never ends where none can be made, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder);
}
