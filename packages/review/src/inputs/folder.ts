import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folders = new Set<string>();

/** Removes the folders that are left when the process ends early, for example by Ctrl-C. */
process.on("exit", () => {
  for (const folder of folders) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // A program that is still ending may write there; the system also cleans its temporary folder.
    }
  }
});

/** Creates a folder for the duration of a review. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "contract-review-"));
  folders.add(folder);
  return folder;
}

/** Removes such a folder with all that is in it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  folders.delete(folder);
}

/** Creates such a folder, uses it, and removes it. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeFolder();
  try {
    return await use(folder);
  } finally {
    await removeFolder(folder);
  }
}
