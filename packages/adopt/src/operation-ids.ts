import { posix } from "node:path";
import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { ContractFile } from "./files.ts";

/** Operation that had no id of its own, and the id that it has now. */
export interface NamedOperation {
  /** For example `GET /pets`. */
  readonly operation: string;
  readonly operationId: string;
  readonly reason: "missing" | "taken";
}

/** Files with an id for each operation. */
export interface NamedFiles {
  readonly files: readonly ContractFile[];
  readonly named: readonly NamedOperation[];
}

interface Site {
  readonly node: YAMLMap;
  readonly file: string;
  readonly method: string;
  readonly path: string;
}

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

/**
 * Gives an id to each operation that has none, or the id of another: its first tag, or else the first segment of its
 * path, its method and the rest of the path. Files without such an operation stay as they are.
 */
export function nameOperations(files: readonly ContractFile[]): NamedFiles {
  const documents = new Map(files.map(({ path, text }) => [path, parseDocument(text)]));
  const sites = [...operationsOf(documents)];
  const taken = new Set<string>();
  const unnamed: (Site & { readonly reason: NamedOperation["reason"] })[] = [];
  for (const site of sites) {
    const id = site.node.get("operationId");
    if (typeof id !== "string" || id === "") unnamed.push({ ...site, reason: "missing" });
    else if (taken.has(id)) unnamed.push({ ...site, reason: "taken" });
    else taken.add(id);
  }
  const changed = new Set<string>();
  const named = unnamed.map(({ node, file, method, path, reason }) => {
    const operationId = uniqueId(idFor(node, method, path), taken);
    taken.add(operationId);
    changed.add(file);
    node.set("operationId", operationId);
    return { operation: `${method.toUpperCase()} ${path}`, operationId, reason };
  });
  return {
    files: files.map((file) => {
      const document = changed.has(file.path) ? documents.get(file.path) : undefined;
      return document ? { ...file, text: document.toString({ lineWidth: 0 }) } : file;
    }),
    named,
  };
}

/** Operations below `paths`, each once, also those of path items in other files. */
function* operationsOf(documents: ReadonlyMap<string, Document>): Generator<Site> {
  const seen = new Set<YAMLMap>();
  const paths = documents.get("openapi.yaml")?.get("paths");
  for (const pair of isMap(paths) ? paths.items : []) {
    const path = String(isScalar(pair.key) ? pair.key.value : pair.key);
    const item = isMap(pair.value) ? follow(documents, "openapi.yaml", pair.value) : undefined;
    for (const { key, value } of item?.node.items ?? []) {
      const method = String(isScalar(key) ? key.value : key);
      if (!item || !isMap(value) || !METHODS.has(method) || seen.has(value)) continue;
      seen.add(value);
      yield { node: value, file: item.file, method, path };
    }
  }
}

interface Target {
  readonly file: string;
  readonly node: YAMLMap;
}

/** Map that a chain of references leads to. */
function follow(documents: ReadonlyMap<string, Document>, file: string, node: YAMLMap, depth = 0): Target | undefined {
  const reference = node.get("$ref");
  if (typeof reference !== "string" || depth > 20) return { file, node };
  const [name = "", pointer = ""] = reference.split("#");
  const target = name === "" ? file : posix.join(posix.dirname(file), decodeURIComponent(name));
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
  const found = documents.get(target)?.getIn(keys, true);
  return isMap(found) ? follow(documents, target, found, depth + 1) : undefined;
}

function idFor(node: YAMLMap, method: string, path: string): string {
  const tags = node.get("tags");
  const tag = isSeq(tags) ? tags.get(0) : undefined;
  const segments = path.split("/").filter((segment) => segment !== "");
  const fixed = segments.find((segment) => !segment.includes("{")) ?? "root";
  const resource = snakeCase(typeof tag === "string" ? tag : fixed) || "root";
  const rest = segments
    .filter((segment) => snakeCase(segment) !== resource)
    .map((segment) => (segment.includes("{") ? `by ${segment}` : segment));
  return [resource, method, snakeCase(rest.join(" "))].filter((part) => part !== "").join("_");
}

function uniqueId(id: string, taken: ReadonlySet<string>): string {
  let unique = id;
  for (let count = 2; taken.has(unique); count += 1) unique = `${id}_${count}`;
  return unique;
}

function snakeCase(text: string): string {
  const words =
    text
      .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join("_").replace(/^(?=\d)/, "n");
}
