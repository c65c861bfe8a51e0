import { resolve } from "node:path";
import { deriveId, joinedName, nameOperation, namespaceOf } from "@numbers-api/codegen/naming";
import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import { isMap, LineCounter, parseDocument, Scalar, visit, type YAMLMap, type YAMLSeq } from "yaml";

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

/** Gives an id to each operation that has none, or one that gives the client no method of its own. */
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
    const title = `${operation.method.toUpperCase()} ${operation.pathTemplate}`;
    for (const operationId of candidates(operation)) {
      if (names.take(operationId, operation) !== undefined) continue;
      return [{ ...place, file: resolve(place.file), operation: title, operationId, reason }];
    }
    return [];
  });
}

/**
 * Writes ids into the text of a file; a text without operations that get one stays as it is.
 *
 * @param toYaml Writes JSON in the block style of YAML.
 */
export function writeIds(text: string, renamed: readonly RenamedOperation[], toYaml: boolean): string {
  const isJson = text.trimStart().startsWith("{");
  if (renamed.length === 0 && !(isJson && toYaml)) return text;
  const lineCounter = new LineCounter();
  // Long integers stay as they are.
  const document = parseDocument(text, { lineCounter, intAsBigInt: true });
  const ids = new Map(renamed.map(({ line, column, operationId }) => [`${line}:${column}`, operationId]));
  visit(document, {
    Pair: (_, { key, value }) => {
      const [offset = 0] = (key as YAMLMap | null)?.range ?? []; // Any node has a range.
      const { line, col } = lineCounter.linePos(offset);
      const operationId = ids.get(`${line}:${col}`);
      if (operationId !== undefined && isMap(value))
        value.set(styled("operationId", isJson), styled(operationId, isJson));
    },
  });
  if (isJson && toYaml) visit(document, { Collection: inBlocks, Scalar: plain });
  return document.toString({ lineWidth: 0 });
}

function styled(text: string, isJson: boolean): Scalar {
  const scalar = new Scalar(text);
  if (isJson) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function inBlocks(_: unknown, node: YAMLMap | YAMLSeq): void {
  node.flow = false;
}

function plain(_: unknown, node: Scalar): void {
  delete node.type;
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

/** Ids for an operation, the best first: its tag and its own id, without a number behind it, or else its method and path. */
function* candidates(operation: ApiOperation): Generator<string> {
  const { operationId, method } = operation;
  const [, own] = /^([^_/.]+)_\d+$/.exec(operationId ?? "") ?? [];
  if (own !== undefined) yield `${namespaceOf(operation)}_${own}`;
  const derived = deriveId(operation);
  yield derived;
  for (let count = 2; ; count += 1) {
    yield `${derived}_${count}`;
    // Tags and paths need not have a letter.
    yield `operations_${method}_${count}`;
  }
}
