import { watch } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Temporary folder for the files of a contract, removed at the end of the block. */
export interface Folder extends AsyncDisposable {
  path(name: string): string;
  /** Overwrites a file in place. */
  write(name: string, text: string): Promise<void>;
  /** Replaces a file by a new one, as many editors save. */
  replace(name: string, text: string): Promise<void>;
  /** Waits until a file is written. */
  next(name: string): Promise<string>;
}

export async function makeFolder(files: Readonly<Record<string, string>>): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), "numbers-mock-"));
  const path = (name: string): string => join(root, name);
  const write = (name: string, text: string): Promise<void> => writeFile(path(name), text);
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return {
    path,
    write,
    replace: async (name, text) => {
      await write(`${name}.new`, text);
      await rename(path(`${name}.new`), path(name));
    },
    next: (name) => {
      return new Promise((resolve, reject) => {
        const watcher = watch(root, async () => {
          const text = await readFile(path(name), "utf8").catch(() => "");
          if (text === "") return;
          watcher.close();
          resolve(text);
        }).on("error", reject);
      });
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}
