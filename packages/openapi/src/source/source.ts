import { dirname, resolve } from "node:path";
import { isMap, isScalar, isSeq } from "yaml";
import type { Path } from "../document/reference.ts";
import { locate } from "./locate.ts";
import { type Location, show } from "./problem.ts";
import { keyName, positionOf, readSourceFile, type SourceFile } from "./source-file.ts";

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
    const read = await readSourceFile(next.name, next.from);
    files.set(next.name, read);
    open.push(...references(read, read.document.contents));
  }
  return {
    files: [...files.keys()],
    root: files.get(root)?.data,
    locate: (path) => locate(files, root, path),
  };
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
