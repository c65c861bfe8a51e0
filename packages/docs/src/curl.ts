import { type Book, entries, list, type Node, text } from "./book.ts";
import { readExamples } from "./media.ts";
import type { Operation } from "./operations.ts";
import { readServers } from "./servers.ts";

/** A command that sends the request of an operation: its required parameters, its security and its first example. */
export function curlCommand(book: Book, operation: Operation): string {
  const { method, path, node, parameters } = operation;
  const [server] = readServers(book);
  const required = parameters.filter((parameter) => parameter["required"] === true);
  const inQuery = required
    .filter((parameter) => parameter["in"] === "query")
    .map((parameter) => text(parameter, "name"));
  const query = inQuery.map((name) => `${encodeURIComponent(name)}=<${name}>`).join("&");
  const headers = [
    ...securityHeaders(book, node),
    ...required
      .filter((parameter) => parameter["in"] === "header")
      .map((parameter) => {
        const name = text(parameter, "name");
        return `${name}: <${name}>`;
      }),
  ];
  const [[mediaType, media] = ["", {}]] = entries(book.resolve(node["requestBody"]), "content");
  const [example] = readExamples(book, book.resolve(media));
  const url = `${server?.url ?? ""}${path.replaceAll("{", "<").replaceAll("}", ">")}${query && `?${query}`}`;
  return [
    `curl ${method === "get" ? "" : `--request ${method.toUpperCase()} `}${quote(url)}`,
    ...headers.map((header) => `--header ${quote(header)}`),
    ...(mediaType ? [`--header ${quote(`Content-Type: ${mediaType}`)}`] : []),
    ...(example?.value === undefined ? [] : [`--data ${quote(asText(example.value))}`]),
  ].join(" \\\n  ");
}

/** The headers that the first way to authenticate asks for, with a placeholder where the secret goes. */
function securityHeaders(book: Book, node: Node): string[] {
  const [first] = list("security" in node ? node : book.root, "security");
  const schemes = book.resolve(book.resolve(book.root["components"])["securitySchemes"]);
  return Object.keys(book.resolve(first)).flatMap((name) => {
    const scheme = book.resolve(schemes[name]);
    const type = text(scheme, "type");
    if (type === "apiKey") return scheme["in"] === "header" ? [`${text(scheme, "name")}: <API key>`] : [];
    if (type === "http" && /^basic$/i.test(text(scheme, "scheme"))) return ["Authorization: Basic <credentials>"];
    return type === "mutualTLS" ? [] : [`Authorization: Bearer <${type === "http" ? "API key" : "access token"}>`];
  });
}

/** For a POSIX shell, where nothing between single quotes has a meaning. */
function quote(argument: string): string {
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
