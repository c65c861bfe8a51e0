import { type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { formatPointer, type Path } from "../document/reference.ts";
import { parseExactJson } from "./exact-json.ts";
import { findJsonError, JsonPositions } from "./json.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { type Location, ProblemError, show } from "./problem.ts";
import { findYamlNode } from "./yaml-node.ts";
import { findYamlProblems } from "./yaml-problems.ts";

/** One file of a contract, parsed. */
export interface SourceFile {
  /** Absolute name. */
  readonly name: string;
  /** Content as plain data, references untouched. */
  readonly data: unknown;
  /** May have `$id`, `$anchor` or `$dynamicAnchor` in it. */
  readonly mayHaveAnchors: boolean;
  /** Place of a value: its key in a map, the item itself in a list; for a path that does not exist, of its last part that does. */
  locate(path: Path): Location;
}

/**
 * Parses the text of a file, in YAML or JSON.
 *
 * @param isExact Reads integers that a number cannot hold as `bigint`.
 * @throws {ProblemError} when it is neither.
 */
export function parseSourceFile(name: string, text: string, isExact: boolean): SourceFile {
  try {
    const file = parseText(name, text, isExact);
    const infinite = INFINITE.test(text) ? findInfinite(file.data) : undefined;
    if (!infinite) return file;
    const message = `${formatPointer(infinite)} is a number that JSON cannot represent`;
    throw new ProblemError([{ ...file.locate(infinite), message, fix: "Write a number below 1.8e308." }]);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = "this file is nested too deeply to be read";
    throw new ProblemError([{ file: show(name), line: 1, column: 1, message, fix: "Make it flatter." }]);
  }
}

/** Finds a number that JSON cannot write, such as 1e400, which is infinite. */
function findInfinite(value: unknown, path: Path = []): Path | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = findInfinite(member, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** Texts that only an infinite number can come from, or one that is not a number. */
const INFINITE = /\d[eE]\+?\d{3}|\d{309}|\.(?:inf|nan)\b/i;

function parseText(name: string, text: string, isExact: boolean): SourceFile {
  const mayHaveAnchors = /\$(?:id|anchor|dynamicAnchor)\b/.test(text);
  // JSON is parsed many times faster than YAML, and its positions are needed only for mistakes.
  const json = name.endsWith(".json") ? requireJson(name, text) : /^\s*\{/.test(text) ? findJson(text) : undefined;
  if (json) {
    const data = isExact ? parseExactJson(text) : json.data;
    let positions: JsonPositions | undefined;
    const locate = (path: Path): Location => {
      positions ??= new JsonPositions(text);
      return { file: show(name), ...positions.locate(path) };
    };
    return { name, data, mayHaveAnchors, locate };
  }
  const plain = readPlainYaml(text, isExact);
  // Kept only where needed: it takes many times the memory of the text.
  let full: FullYaml | undefined = plain ? undefined : parseYaml(name, text, isExact);
  const locate = (path: Path): Location => {
    full ??= parseYaml(name, text, isExact);
    const node = findYamlNode(full.document, path);
    return position(full.lines, name, (isNode(node) ? node.range?.[0] : undefined) ?? 0);
  };
  return { name, data: plain ? plain.data : toData(name, full?.document), mayHaveAnchors, locate };
}

function requireJson(name: string, text: string): { readonly data: unknown } {
  const error = findJsonError(text);
  if (!error) return { data: JSON.parse(text) };
  const { line, column } = new JsonPositions(text).position(error.offset);
  throw new ProblemError([{ file: show(name), line, column, message: error.message, fix: "Correct the JSON here." }]);
}

/** Data of a valid JSON text; undefined for YAML that begins with a brace. */
function findJson(text: string): { readonly data: unknown } | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return findJsonError(text) ? undefined : { data };
  } catch {
    return undefined;
  }
}

/** YAML with the places of its values. */
interface FullYaml {
  readonly document: Document;
  readonly lines: LineCounter;
}

function parseYaml(name: string, text: string, isExact: boolean): FullYaml {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, merge: true };
  // Few documents have integers of so many digits.
  const hasLong = isExact && /\d{16}/.test(text);
  const document = parseDocument(text, { ...options, ...(hasLong && { intAsBigInt: true }) });
  if (hasLong) toNumbers(document);
  const problems = findYamlProblems(document, text);
  if (problems.length === 0) return { document, lines };
  throw new ProblemError(problems.map(({ offset, ...problem }) => ({ ...position(lines, name, offset), ...problem })));
}

/** Replaces the `bigint`s that a number holds exactly. */
function toNumbers(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === "bigint" && Number.isSafeInteger(Number(node.value))) node.value = Number(node.value);
    },
  });
}

/** @throws {ProblemError} on nested aliases that would exhaust the memory. */
function toData(name: string, document: Document | undefined): unknown {
  try {
    return document?.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = "the aliases of this file repeat one another too many times to be read";
    const fix = "Write out some of their values, or use $ref.";
    throw new ProblemError([{ file: show(name), line: 1, column: 1, message, fix }]);
  }
}

function position(lines: LineCounter, name: string, offset: number): Location {
  const { line, col } = lines.linePos(offset);
  return { file: show(name), line: Math.max(line, 1), column: Math.max(col, 1) };
}
