import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from "yaml";
import { findAliasProblems } from "./alias.ts";
import { findJsonError } from "./json-error.ts";
import { type Location, ProblemError } from "./problem.ts";
import { parsePointer } from "./reference.ts";

/** The keys that lead from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/**
 * A contract as its author wrote it: the root file and every file that it refers to, with the position of each value.
 *
 * @example
 * const source = await loadSource("spec/openapi.yaml");
 * source.locate(["paths", "/numbers/list", "get"]); // { file: "spec/openapi.yaml", line: 48, column: 5 }
 */
export interface Source {
  /** The files of the contract, absolute, the root first. */
  readonly files: readonly string[];
  /** The root document as plain data, its references untouched. */
  readonly root: unknown;
  /**
   * Where a value stands: at its key in a map, at itself in a sequence. References are followed on the way, and a path
   * that leaves the document ends at the last value that exists.
   */
  locate(path: Path): Location;
}

interface SourceFile {
  readonly name: string;
  readonly document: Document;
  /** The same as plain data. */
  readonly data: unknown;
  readonly lines: LineCounter;
}

type Files = ReadonlyMap<string, SourceFile>;

/**
 * Reads a contract, in YAML or JSON, and the files that it refers to.
 *
 * @throws {ProblemError} when a file cannot be read or is no YAML or JSON; each problem has its file and line.
 */
export async function loadSource(file: string): Promise<Source> {
  const root = resolve(file);
  const files = new Map<string, SourceFile>();
  const open: { name: string; from: Location }[] = [{ name: root, from: { file: show(root), line: 1, column: 1 } }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (files.has(next.name)) continue;
    const read = await readSource(next.name, next.from);
    files.set(next.name, read);
    open.push(...references(read, read.document.contents));
  }
  return {
    files: [...files.keys()],
    root: files.get(root)?.data,
    locate: (path) => locate(files, root, path),
  };
}

async function readSource(name: string, from: Location): Promise<SourceFile> {
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
    const message = error instanceof Error ? error.message : String(error);
    throw new ProblemError([{ file: show(name), line: 1, column: 1, message, fix: "Correct the YAML of this file." }]);
  }
}

function checkJson(name: string, text: string): void {
  const error = findJsonError(text);
  if (!error) return;
  const before = text.slice(0, error.offset).split(/\r\n|\n|\r/);
  const place = { file: show(name), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  throw new ProblemError([{ ...place, message: error.message, fix: "Correct the JSON here." }]);
}

/** The files that a file refers to. URLs are left out: nothing here goes to the network. */
function* references(source: SourceFile, node: unknown): Generator<{ name: string; from: Location }> {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const target = keyName(key) === "$ref" && isScalar(value) ? String(value.value).split("#")[0] : undefined;
      if (target && !/^[a-z]+:/i.test(target)) {
        yield { name: resolve(dirname(source.name), target), from: positionOf(source, value) };
      } else yield* references(source, value);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) yield* references(source, item);
  }
}

function locate(files: Files, root: string, path: Path): Location {
  let at = place(files, root);
  let located: unknown = at?.node;
  for (const key of path) {
    at = at && follow(files, at);
    const found: Found | undefined = at && child(at.source, at.node, key);
    if (!at || !found) break;
    located = found.anchor;
    at = { source: at.source, node: found.node };
  }
  if (!at) throw new Error(`no file ${root} in the source`);
  return positionOf(at.source, located);
}

interface Place {
  readonly source: SourceFile;
  readonly node: unknown;
}

interface Found {
  readonly node: unknown;
  /** What a person would point at: the key of a member, or the item itself. */
  readonly anchor: unknown;
}

function place(files: Files, name: string): Place | undefined {
  const source = files.get(name);
  return source && { source, node: source.document.contents };
}

/** The value that a reference, or a chain of them, leads to. */
function follow(files: Files, from: Place): Place {
  const seen = new Set<unknown>();
  let at = from;
  for (;;) {
    const target = isMap(at.node) ? at.node.get("$ref") : undefined;
    if (typeof target !== "string" || seen.has(at.node)) return at;
    seen.add(at.node);
    const [file = "", pointer = ""] = target.split("#");
    let next = file ? place(files, resolve(dirname(at.source.name), file)) : place(files, at.source.name);
    for (const key of parsePointer(pointer)) {
      const found: Found | undefined = next && child(next.source, next.node, key);
      next = next && found && { source: next.source, node: found.node };
    }
    if (!next) return at;
    at = next;
  }
}

function child(source: SourceFile, node: unknown, key: string | number): Found | undefined {
  const { document } = source;
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isMap(target)) {
    const pair = target.items.find((item) => keyName(item.key) === String(key));
    return pair ? { node: pair.value, anchor: pair.key } : merged(source, target, key);
  }
  if (isSeq(target)) {
    const item = target.items[Number(key)];
    return item === undefined ? undefined : { node: item, anchor: item };
  }
  return undefined;
}

/** A member that another map brings along: `<<: *others`, or a list of such. */
function merged(source: SourceFile, map: YAMLMap, key: string | number): Found | undefined {
  const others = map.items.find(({ key: name }) => isScalar(name) && name.source === "<<")?.value;
  const maps: unknown[] = isSeq(others) ? others.items : [others];
  for (const other of maps) {
    const found = isAlias(other) || isMap(other) ? child(source, other, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

function keyName(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function positionOf({ name, lines }: SourceFile, node: unknown): Location {
  return position(lines, name, (isNode(node) ? (node as Node).range?.[0] : undefined) ?? 0);
}

function position(lines: LineCounter, name: string, offset: number): Location {
  const { line, col } = lines.linePos(offset);
  return { file: show(name), line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** A file name as a person in the current folder would type it. */
export function show(name: string): string {
  return relative(process.cwd(), name) || name;
}
