import { readFile } from "node:fs/promises";
import { type Document, isNode, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { findAliasProblems } from "./alias.ts";
import { findJsonError } from "./json-error.ts";
import { type Location, messageOf, ProblemError, show } from "./problem.ts";

/** One file of a contract, parsed. */
export interface SourceFile {
  /** Its absolute name. */
  readonly name: string;
  readonly document: Document;
  /** The same as plain data. */
  readonly data: unknown;
  readonly lines: LineCounter;
}

/**
 * Reads and parses a file, in YAML or JSON.
 *
 * @param from where the file is asked for.
 * @throws {ProblemError} when it cannot be read or is no YAML or JSON.
 */
export async function readSourceFile(name: string, from: Location): Promise<SourceFile> {
  let text: string;
  try {
    // Editors do not count a byte order mark as a column.
    text = (await readFile(name, "utf8")).replace(/^\uFEFF/, "");
  } catch {
    throw new ProblemError([{ ...from, message: `cannot read ${show(name)}`, fix: "Check the name of the file." }]);
  }
  // A file that calls itself JSON is read as JSON by others, while YAML would let much of what is broken in it pass.
  if (name.endsWith(".json")) checkJson(name, text);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  if (document.errors.length > 0) {
    throw new ProblemError(
      document.errors.map(({ code, message, pos: [offset] }) => ({
        ...position(lines, name, offset),
        message: code === "MULTIPLE_DOCS" ? "a second document begins here, where a file has one" : message,
        fix: "Correct the YAML here.",
      })),
    );
  }
  const aliases = findAliasProblems(document);
  if (aliases.length > 0) {
    throw new ProblemError(aliases.map(({ offset, ...problem }) => ({ ...position(lines, name, offset), ...problem })));
  }
  return { name, document, data: toData(name, document), lines };
}

/** What is left after the syntax: a merge key with no map, or so many aliases of aliases that no memory would do. */
function toData(name: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const place = { file: show(name), line: 1, column: 1 };
    throw new ProblemError([{ ...place, message: messageOf(error), fix: "Correct the YAML of this file." }]);
  }
}

function checkJson(name: string, text: string): void {
  const error = findJsonError(text);
  if (!error) return;
  const before = text.slice(0, error.offset).split(/\r\n|\n|\r/);
  const place = { file: show(name), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  throw new ProblemError([{ ...place, message: error.message, fix: "Correct the JSON here." }]);
}

/** Where a part of a file stands; of what is no part of it, its beginning. */
export function positionOf({ name, lines }: SourceFile, node: unknown): Location {
  return position(lines, name, (isNode(node) ? (node as Node).range?.[0] : undefined) ?? 0);
}

function position(lines: LineCounter, name: string, offset: number): Location {
  const { line, col } = lines.linePos(offset);
  return { file: show(name), line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The key of a member as text: YAML may have numbers there. */
export function keyName(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
