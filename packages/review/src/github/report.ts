import { constants } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { dirname } from "node:path";

/** Size in bytes above which a file is not a report: GitHub's comments have at most 65,536 characters. */
const LARGEST = 1_000_000;

/**
 * Reads the report of an artifact, which is foreign: only a plain file of a bounded size that is alone in its folder is
 * one, and a link is not followed.
 *
 * @returns undefined for anything else.
 */
export async function readReport(file: string): Promise<string | undefined> {
  const names = await readdir(dirname(file)).catch(() => []);
  if (names.length !== 1) return undefined;
  // Non-blocking, so that a named pipe does not hang the job.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => undefined,
  );
  try {
    const stat = await handle?.stat();
    return stat?.isFile() && stat.size <= LARGEST ? await handle?.readFile("utf8") : undefined;
  } finally {
    await handle?.close();
  }
}
