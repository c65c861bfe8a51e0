import { type FSWatcher, statSync, unwatchFile, watch, watchFile } from "node:fs";
import { basename, dirname } from "node:path";

/** Debounce time in milliseconds, because saving a file takes several steps. */
const QUIET = 50;

/** Polling interval, in milliseconds. */
const POLL = 500;

/**
 * Watches files, whose names may change, until it is closed.
 *
 * Folder watchers report changes immediately, including those of editors that save by replacing a file. They miss files
 * behind symbolic links, and everything after a folder was removed and created again, as by `git checkout`. Therefore
 * files are also polled.
 */
export class FileWatcher {
  readonly #onChange: () => void;
  readonly #folders = new Map<string, FSWatcher>();
  /** Files with their stamps at the last report. */
  #files: ReadonlyMap<string, string> = new Map();
  #isAnyName = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param onChange Called once after each change of any of the files, or of several at a time. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Watches these files from now on, given by absolute paths. */
  watch(files: Iterable<string>): void {
    const wanted = new Set(files);
    for (const file of this.#files.keys()) if (!wanted.has(file)) unwatchFile(file, this.#wait);
    for (const file of wanted) if (!this.#files.has(file)) watchFile(file, { interval: POLL }, this.#wait);
    this.#files = new Map([...wanted].map((file) => [file, this.#files.get(file) ?? stampOf(file)]));
    this.#isAnyName = false;
    this.#watchFolders();
  }

  /** Also counts changes of other files in the folders, because a missing file may appear. */
  watchNeighbours(): void {
    this.#isAnyName = true;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const file of this.#files.keys()) unwatchFile(file, this.#wait);
    this.#forgetFolders();
  }

  /** Watches the current folders: a folder that was created again is a new one. */
  #watchFolders(): void {
    this.#forgetFolders();
    for (const folder of new Set([...this.#files.keys()].map((file) => dirname(file)))) {
      try {
        this.#folders.set(folder, this.#watchFolder(folder));
      } catch {
        // The reappearance of a missing folder is noticed by polling its files.
      }
    }
  }

  #watchFolder(folder: string): FSWatcher {
    const watcher = watch(folder, (_, name) => {
      const isOurs = [...this.#files.keys()].some((file) => dirname(file) === folder && basename(file) === name);
      if (isOurs || this.#isAnyName || name === null) this.#wait();
    });
    return watcher.on("error", () => watcher.close());
  }

  readonly #wait = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#watchFolders();
      const stamps = new Map([...this.#files.keys()].map((file) => [file, stampOf(file)]));
      const isReported = [...stamps].every(([file, stamp]) => this.#files.get(file) === stamp);
      this.#files = stamps;
      // Polling notices changes again that a folder watcher has reported.
      if (!isReported || this.#isAnyName) this.#onChange();
    }, QUIET);
  };

  #forgetFolders(): void {
    for (const watcher of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }
}

/** Text that changes with each save of a file. */
function stampOf(file: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(file);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return "missing";
  }
}
