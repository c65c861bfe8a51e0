import { dirname, resolve } from "node:path";
import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { type Path, parsePointer } from "../document/reference.ts";
import type { Location } from "./problem.ts";
import { keyName, positionOf, type SourceFile } from "./source-file.ts";

/** The files of a contract, by their absolute names. */
type Files = ReadonlyMap<string, SourceFile>;

/**
 * Where a value of a contract stands: at its key in a map, at itself in a sequence.
 *
 * @param root the absolute name of the file that the path begins in.
 */
export function locate(files: Files, root: string, path: Path): Location {
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
