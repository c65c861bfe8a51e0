import { posix } from "node:path";
import { joinedName, nameOperation } from "@numbers-api/codegen/naming";
import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { ContractFile } from "./files.ts";

/** Operation that got an id, because the client could not have a method for it. */
export interface RenamedOperation {
  /** For example `GET /pets`. */
  readonly operation: string;
  readonly operationId: string;
  readonly reason: string;
}

/** Files with an id for each operation. */
export interface NamedFiles {
  readonly files: readonly ContractFile[];
  readonly renamed: readonly RenamedOperation[];
}

interface Site {
  readonly node: YAMLMap;
  readonly file: string;
  readonly method: string;
  readonly path: string;
}

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

/**
 * Gives an id to each operation that has none, or one that gives the client no method of its own: its first tag, or else
 * the first segment of its path, its method and the rest of the path. Files without such an operation stay as they are.
 */
export function nameOperations(files: readonly ContractFile[]): NamedFiles {
  const documents = new Map(files.map(({ path, text }) => [path, parseDocument(text)]));
  const names = new TakenNames();
  const unnamed: (Site & { readonly reason: string })[] = [];
  for (const site of operationsOf(documents)) {
    const reason = names.take(site.node.get("operationId"), site);
    if (reason !== undefined) unnamed.push({ ...site, reason });
  }
  const changed = new Set<string>();
  const renamed = unnamed.map((site) => {
    const base = idFor(site);
    let operationId = base;
    for (let count = 2; names.take(operationId, site) !== undefined; count += 1) operationId = `${base}_${count}`;
    changed.add(site.file);
    site.node.set("operationId", operationId);
    return { operation: `${site.method.toUpperCase()} ${site.path}`, operationId, reason: site.reason };
  });
  return {
    files: files.map((file) => {
      const document = changed.has(file.path) ? documents.get(file.path) : undefined;
      return document ? { ...file, text: document.toString({ lineWidth: 0 }) } : file;
    }),
    renamed,
  };
}

/** Ids and the methods that they give a client. */
class TakenNames {
  readonly #taken = new Map<string, string>();

  /** Takes an id for an operation. Returns the reason when it cannot have it. */
  take(id: unknown, { node, path }: Site): string | undefined {
    if (typeof id !== "string" || id === "") return "it has no operationId";
    const tags = node.get("tags");
    const name = nameOperation(id, { tags: isSeq(tags) ? tags.items.map(String) : [], pathTemplate: path });
    if ("message" in name) return name.message;
    const keys = [`id ${id}`, `method ${name.namespace}.${name.name}`, `name ${joinedName(name)}`];
    const other = keys.map((key) => this.#taken.get(key)).find((found) => found !== undefined);
    if (other !== undefined) return `another operation has the id ${JSON.stringify(other)}, and so the same method`;
    for (const key of keys) this.#taken.set(key, id);
    return undefined;
  }
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

function idFor({ node, method, path }: Site): string {
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

function snakeCase(text: string): string {
  const words =
    text
      .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.join("_").replace(/^(?=\d)/, "n");
}
