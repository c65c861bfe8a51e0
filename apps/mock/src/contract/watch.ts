import { type FSWatcher, unwatchFile, watch, watchFile } from "node:fs";
import { basename, dirname } from "node:path";

/** Time for which files have to stay unchanged before they are read again, in milliseconds: saving takes several steps. */
const QUIET = 50;

/** Interval at which files are looked at, in milliseconds. */
const POLL = 500;

/**
 * Watches files, whose names may change, until it is closed.
 *
 * Folders report changes at once, also those of editors that save by putting a new file in place of the old one. They
 * are silent about files behind symbolic links, and about everything once they were removed and created again, as by
 * `git checkout`. So files are looked at as well.
 */
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
    const wanted = new Set(files);
    for (const file of this.#files) if (!wanted.has(file)) unwatchFile(file, this.#wait);
    for (const file of wanted) if (!this.#files.has(file)) watchFile(file, { interval: POLL }, this.#wait);
    this.#files = wanted;
    this.#isAnyName = false;
    this.#watchFolders();
  }

  /** Counts a change of any file beside those that are watched, too: one that is missing may appear. */
  watchNeighbours(): void {
    this.#isAnyName = true;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const file of this.#files) unwatchFile(file, this.#wait);
    this.#forgetFolders();
  }

  /** Watches the folders as they are now: one that was created again is another one. */
  #watchFolders(): void {
    this.#forgetFolders();
    for (const folder of new Set([...this.#files].map((file) => dirname(file)))) {
      try {
        this.#folders.set(folder, this.#watchFolder(folder));
      } catch {
        // A folder that is missing is noticed by its files when it comes back.
      }
    }
  }

  #watchFolder(folder: string): FSWatcher {
    const watcher = watch(folder, (_, name) => {
      const isOurs = [...this.#files].some((file) => dirname(file) === folder && basename(file) === name);
      if (isOurs || this.#isAnyName || name === null) this.#wait();
    });
    return watcher.on("error", () => watcher.close());
  }

  readonly #wait = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#watchFolders();
      this.#onChange();
    }, QUIET);
  };

  #forgetFolders(): void {
    for (const watcher of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }
}
