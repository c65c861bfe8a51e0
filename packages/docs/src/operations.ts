import { type Book, entries, list, type Node, text } from "./book.ts";

/** An operation, or a request that the API itself sends (a webhook or a callback). */
export interface Operation {
  readonly anchor: string;
  readonly method: string;
  /** The path template; of a webhook its name, of a callback its URL expression. */
  readonly path: string;
  readonly node: Node;
  /** Those of the path first, unless the operation has one of the same name. */
  readonly parameters: readonly Node[];
  /** Whether the API sends this request, and the consumer answers. */
  readonly isOutgoing: boolean;
}

/** The operations under one tag. */
export interface Chapter {
  readonly anchor: string;
  readonly title: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The chapters of a contract: its tags in their order, what has no tag, and what the API sends itself. */
export function readChapters(book: Book): Chapter[] {
  const operations = readMap(book, book.root, "paths", false);
  const outgoing = readMap(book, book.root, "webhooks", true);
  const tags = list(book.root, "tags").map((tag) => book.resolve(tag));
  const described = new Map(tags.map((tag) => [text(tag, "name"), text(tag, "description")]));
  const tagOf = ({ node }: Operation): string => String(list(node, "tags")[0] ?? "");
  const titles = new Set([...described.keys(), ...operations.map(tagOf)]);
  return [
    ...[...titles].map((title) => ({
      anchor: book.anchor(`tag ${title}`),
      title: title || "Operations",
      description: described.get(title) ?? "",
      operations: operations.filter((operation) => tagOf(operation) === title),
    })),
    { anchor: book.anchor("webhooks"), title: "Webhooks", description: "", operations: outgoing },
  ].filter((chapter) => chapter.operations.length > 0);
}

/** The requests that an operation has the API send later on. */
export function readCallbacks(book: Book, { node }: Operation): Operation[] {
  return entries(node, "callbacks").flatMap(([name, callback]) =>
    readMap(book, { [name]: book.resolve(callback) }, name, true),
  );
}

function readMap(book: Book, parent: Node, key: string, isOutgoing: boolean): Operation[] {
  return entries(parent, key).flatMap(([path, value]) => {
    const item = book.resolve(value);
    return METHODS.filter((method) => method in item).map((method) => {
      const node = book.resolve(item[method]);
      const anchor = book.anchor(text(node, "operationId") || `${key} ${method} ${path}`);
      return { anchor, method, path, node, parameters: mergeParameters(book, item, node), isOutgoing };
    });
  });
}

function mergeParameters(book: Book, item: Node, node: Node): Node[] {
  const all = [...list(item, "parameters"), ...list(node, "parameters")].map((parameter) => book.resolve(parameter));
  return [
    ...new Map(all.map((parameter) => [`${text(parameter, "in")} ${text(parameter, "name")}`, parameter])).values(),
  ];
}

/** What a reader calls the operation. */
export function title({ node, method, path }: Operation): string {
  return text(node, "summary") || text(node, "operationId") || `${method.toUpperCase()} ${path}`;
}
