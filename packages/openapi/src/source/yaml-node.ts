import { type Document, isAlias, isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import type { Path } from "../document/reference.ts";

/** Node that a person would point at: the key of a member, or the item of a list itself. */
export function findYamlNode(document: Document, path: Path): unknown {
  let found: Found | undefined = { node: document.contents, anchor: document.contents };
  let anchor: unknown = document.contents;
  for (const key of path) {
    found = child(document, found.node, key);
    if (!found) break;
    anchor = found.anchor;
  }
  return anchor;
}

interface Found {
  readonly node: unknown;
  readonly anchor: unknown;
}

function child(document: Document, node: unknown, key: string | number): Found | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (isMap(target)) {
    const pair = target.items.find((item) => keyName(item.key) === String(key));
    return pair ? { node: pair.value, anchor: pair.key } : merged(document, target, key);
  }
  if (isSeq(target)) {
    const item = target.items[Number(key)];
    return item === undefined ? undefined : { node: item, anchor: item };
  }
  return undefined;
}

/** Member merged from another map: `<<: *others`, or a list of such. */
function merged(document: Document, map: YAMLMap, key: string | number): Found | undefined {
  const others = map.items.find(({ key: name }) => isScalar(name) && name.source === "<<")?.value;
  const maps: unknown[] = isSeq(others) ? others.items : [others];
  for (const other of maps) {
    const found = isAlias(other) || isMap(other) ? child(document, other, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Key of a member as text: YAML may have numbers there. */
function keyName(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
