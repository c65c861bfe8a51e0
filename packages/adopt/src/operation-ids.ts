import { resolve } from "node:path";
import { joinedName, nameOperation } from "@numbers-api/codegen/naming";
import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import { isMap, LineCounter, parseDocument, visit, type YAMLMap } from "yaml";

/** Operation that got an id, because the client could not have a method for it. */
export interface RenamedOperation {
  /** For example `GET /pets`. */
  readonly operation: string;
  readonly operationId: string;
  readonly reason: string;
  /** Absolute name of its file, and its place there, from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

type NamedPart = Pick<ApiOperation, "tags" | "pathTemplate">;

/**
 * Gives an id to each operation that has none, or one that gives the client no method of its own: its first tag, or else
 * the first segment of its path, its method and the rest of the path.
 */
export function nameOperations({ operations, locate }: ApiModel): RenamedOperation[] {
  const names = new TakenNames();
  // Two paths may refer to one path item, whose operations are one place in the source.
  const seen = new Set<string>();
  const sites = operations.flatMap((operation) => {
    const place = locate(operation.at);
    const key = `${place.file}:${place.line}:${place.column}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ operation, place, reason: names.take(operation.operationId, operation) }];
  });
  return sites.flatMap(({ operation, place, reason }) => {
    if (reason === undefined) return [];
    const base = idFor(operation);
    let operationId = base;
    for (let count = 2; names.take(operationId, operation) !== undefined; count += 1) operationId = `${base}_${count}`;
    const title = `${operation.method.toUpperCase()} ${operation.pathTemplate}`;
    return [{ ...place, file: resolve(place.file), operation: title, operationId, reason }];
  });
}

/** Writes ids into the text of a file; a text without operations that get one stays as it is. */
export function writeIds(text: string, renamed: readonly RenamedOperation[]): string {
  if (renamed.length === 0) return text;
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const ids = new Map(renamed.map(({ line, column, operationId }) => [`${line}:${column}`, operationId]));
  visit(document, {
    Pair: (_, { key, value }) => {
      const [offset = 0] = (key as YAMLMap | null)?.range ?? []; // Any node has a range.
      const { line, col } = lineCounter.linePos(offset);
      const operationId = ids.get(`${line}:${col}`);
      if (operationId !== undefined && isMap(value)) value.set("operationId", operationId);
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Ids and the methods that they give a client. */
class TakenNames {
  readonly #taken = new Map<string, string>();

  /** Takes an id for an operation. Returns the reason when it cannot have it. */
  take(id: string | undefined, place: NamedPart): string | undefined {
    if (!id) return "it has no operationId";
    const name = nameOperation(id, place);
    if ("message" in name) return name.message;
    const keys = [`id ${id}`, `method ${name.namespace}.${name.name}`, `name ${joinedName(name)}`];
    const other = keys.map((key) => this.#taken.get(key)).find((found) => found !== undefined);
    if (other !== undefined) return `another operation has the id ${JSON.stringify(other)}, and so the same method`;
    for (const key of keys) this.#taken.set(key, id);
    return undefined;
  }
}

function idFor({ method, pathTemplate, tags }: ApiOperation): string {
  const segments = pathTemplate.split("/").filter((segment) => segment !== "");
  const fixed = segments.find((segment) => !segment.includes("{")) ?? "root";
  const resource = snakeCase(tags[0] ?? fixed) || "root";
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
