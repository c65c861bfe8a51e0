import { readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { type Location, ProblemError, show } from "./problem.ts";
import { parseSourceFile, type SourceFile } from "./source-file.ts";

/** Largest file that is read, in bytes. The largest public documents have 12 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Files of a contract, read on first use. */
export class SourceFiles {
  readonly #files = new Map<string, SourceFile | ProblemError>();
  readonly #names = new Set<string>();
  readonly #folder: string | undefined;
  readonly #allowed: readonly string[];
  readonly #isExact: boolean;

  /**
   * @param root Name of the root file; undefined for a document in memory, which can refer to no file.
   * @param allowed Further folders that references may lead to.
   * @param isExact Reads integers that a number cannot hold as `bigint`.
   */
  constructor(root: string | undefined, allowed: readonly string[], isExact: boolean = false) {
    this.#isExact = isExact;
    this.#folder = root === undefined ? undefined : dirname(resolve(root));
    this.#allowed = [...(this.#folder === undefined ? [] : [this.#folder]), ...allowed].map(realFolder);
  }

  /** Absolute names of the files that were read, the root first. */
  get names(): string[] {
    return [...this.#names];
  }

  /**
   * Reads a file once.
   *
   * @param from Gives the place of the reference to the file.
   * @throws {ProblemError} when it cannot be read, or is neither YAML nor JSON.
   */
  read(name: string, from: () => Location): SourceFile {
    const known = this.#files.get(name);
    if (known instanceof ProblemError) throw known;
    if (known) return known;
    try {
      const file = parseSourceFile(name, this.readText(name, from), this.#isExact);
      this.#files.set(name, file);
      return file;
    } catch (error) {
      if (error instanceof ProblemError) this.#files.set(name, error);
      throw error;
    }
  }

  /**
   * Reads the text of a file.
   *
   * @throws {ProblemError} when it lies outside the allowed folders, is not a regular file, or is too large or not UTF-8.
   */
  readText(name: string, from: () => Location): string;
  /** Reads the text of a file that may have other bytes; undefined for those. */
  readText(name: string, from: () => Location, mayBeBinary: boolean): string | undefined;
  readText(name: string, from: () => Location, mayBeBinary = false): string | undefined {
    if (this.#folder === undefined) {
      const refusal = {
        message: "a contract in memory cannot refer to files",
        fix: "Give the name of its file instead.",
      };
      throw new ProblemError([{ ...from(), ...refusal }]);
    }
    const unreadable = { message: `cannot read ${show(name)}`, fix: "Check the name of the file." };
    try {
      const stats = statSync(name);
      const refusal = this.#refuse(name, this.#folder) ?? kindRefusal(name, stats);
      if (refusal) throw new ProblemError([{ ...from(), ...refusal }]);
      // The decoder leaves out a byte order mark, which editors do not count as a column.
      const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(name));
      this.#names.add(name);
      return text;
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      const isEncoding =
        error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA";
      if (isEncoding && mayBeBinary) return undefined;
      const refusal = isEncoding ? { message: `${show(name)} is not UTF-8`, fix: "Save it as UTF-8." } : unreadable;
      throw new ProblemError([{ ...from(), ...refusal }]);
    }
  }

  #refuse(name: string, folder: string): Refused | undefined {
    const isRoot = this.#names.size === 0;
    const real = realpathSync(name);
    if (isRoot || this.#allowed.some((folder) => real.startsWith(folder))) return undefined;
    return {
      message: `${show(name)} lies outside the folder of the contract, ${show(folder)}`,
      fix: "Move it there, or allow its folder with --allow-refs where the command has that option.",
    };
  }
}

interface Refused {
  readonly message: string;
  readonly fix: string;
}

function kindRefusal(name: string, stats: Stats): Refused | undefined {
  if (!stats.isFile()) return { message: `${show(name)} is ${kindOfFile(stats)}, not a file`, fix: "Name a file." };
  if (stats.size <= MAX_BYTES) return undefined;
  return {
    message: `${show(name)} has ${stats.size} bytes, and at most ${MAX_BYTES} are read`,
    fix: "Make it smaller.",
  };
}

function realFolder(folder: string): string {
  const name = resolve(folder);
  try {
    return withSeparator(realpathSync(name));
  } catch {
    return withSeparator(name);
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function kindOfFile(stats: Stats): string {
  if (stats.isDirectory()) return "a folder";
  return stats.isFIFO() ? "a pipe" : "a device or socket";
}
