import { type FSWatcher, watch } from "node:fs";
import { basename, dirname } from "node:path";

/** How long files have to be left alone before they are read again, in milliseconds: saving takes several steps. */
const QUIET = 50;

/** Watches files, whose names may change, until it is closed. */
export class FileWatcher {
  readonly #onChange: () => void;
  readonly #folders = new Map<string, FSWatcher>();
  #files: ReadonlySet<string> = new Set();
  #isAnyName = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param onChange Called once after each change of any of the files, or of several at a time. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Watches these files from now on, given by absolute paths. */
  watch(files: Iterable<string>): void {
    this.#files = new Set(files);
    this.#isAnyName = false;
    const folders = new Set([...this.#files].map((file) => dirname(file)));
    for (const [folder, watcher] of this.#folders) if (!folders.has(folder)) this.#forget(folder, watcher);
    for (const folder of folders) if (!this.#folders.has(folder)) this.#watchFolder(folder);
  }

  /** Takes a change of any file beside those that are watched for a change, too: what is missing may come. */
  watchNeighbours(): void {
    this.#isAnyName = true;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const [folder, watcher] of this.#folders) this.#forget(folder, watcher);
  }

  /** Many editors save by putting a new file in place of the old one, which ends the watch on a file. */
  #watchFolder(folder: string): void {
    const watcher = watch(folder, (_, name) => {
      const isOurs = [...this.#files].some((file) => dirname(file) === folder && basename(file) === name);
      if (isOurs || this.#isAnyName || name === null) this.#wait();
    });
    // A folder that is gone is watched no more.
    watcher.on("error", () => this.#forget(folder, watcher));
    this.#folders.set(folder, watcher);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onChange, QUIET);
  }

  #forget(folder: string, watcher: FSWatcher): void {
    watcher.close();
    this.#folders.delete(folder);
  }
}
