import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readDraft } from "@numbers-api/openapi/bundle";
import type { Location } from "@numbers-api/openapi/problem";
import type { Path } from "@numbers-api/openapi/reference";
import { digest } from "./cache.ts";

/** A description to be reviewed. */
export interface Description {
  /** The file that was read, absolute. */
  readonly path: string;
  /** The whole of it in one object. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Whether it is one file; otherwise the document was made of several. */
  readonly isOneFile: boolean;
  /** The same for the same description. */
  readonly digest: string;
  /** How long the text is, in bytes, which decides what can be asked in a few seconds. */
  readonly size: number;
  /** What in it is wrong, a line each; the rest was read. */
  readonly problems: readonly string[];
  locate(path: Path): Location;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 description, in JSON or YAML, with the files that it refers to. A reference that leads
 * nowhere is reported, and the rest is read.
 *
 * @throws {ProblemError} when there is no such file, or it is no such description.
 */
export async function loadDescription(file: string): Promise<Description> {
  const description = await read(resolve(file));
  return { ...description, locate: (at) => shortest(description.locate(at)) };
}

/** A file elsewhere on the machine is named in full, not by the way there. */
function shortest(location: Location): Location {
  return location.file.startsWith("..") ? { ...location, file: resolve(location.file) } : location;
}

async function read(path: string): Promise<Description> {
  const { files, document, problems, unresolved, locate } = await readDraft(path);
  const text = await readFile(path, "utf8");
  const isOneFile = files.length === 1;
  const wrong = [...unresolved.filter(({ isOutside }) => !isOutside), ...problems];
  return {
    path,
    size: Buffer.byteLength(text),
    isOneFile,
    digest: isOneFile ? digest(text) : digest(text, JSON.stringify(document)),
    document,
    problems: wrong.map(({ file, line, message }) => `${file}:${line}: ${message}.`),
    locate,
  };
}
