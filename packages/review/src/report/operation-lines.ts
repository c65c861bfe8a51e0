import { isObject } from "@numbers-api/openapi/reference";
import { findOperations, findWebhooks, type OperationSite } from "../compare/operations.ts";
import { type Site, Tree } from "../model/site.ts";

/** Every operation in one line: what it takes and what it answers with. */
export function operationLines(document: unknown): string[] {
  const tree = new Tree(document);
  const operations = [...findOperations(tree, "paths"), ...findWebhooks(tree)];
  return operations.map((operation) => line(tree, operation)).sort();
}

/** The lines that came (`+`) and went (`-`), those of one operation together. */
export function changedLines(base: readonly string[], head: readonly string[]): string[] {
  const [before, after] = [new Set(base), new Set(head)];
  const gone = base.filter((text) => !after.has(text)).map((text) => `- ${text}`);
  const come = head.filter((text) => !before.has(text)).map((text) => `+ ${text}`);
  const key = (text: string): string => text.slice(2).split(" ").slice(0, 2).join(" ");
  return [...gone, ...come].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function line(tree: Tree, operation: OperationSite): string {
  const { name, id, item, site } = operation;
  const parameters = [item, site]
    .flatMap((owner) => tree.items(tree.get(owner, "parameters")))
    .map((parameter) => tree.follow(parameter).value)
    .filter(isObject)
    .map((parameter) => `${parameter["in"]} ${parameter["name"]}${parameter["required"] === true ? "" : "?"}`);
  const body = tree.get(site, "requestBody");
  const input = [...new Set(parameters), ...(body ? [`body ${bodyOf(tree, body)}`] : [])].sort();
  const answers = tree
    .entries(tree.get(site, "responses"))
    .map(([status, answer]) => `${status} ${bodyOf(tree, answer)}`.trim());
  return `${name} ${id ?? ""}(${input.join(", ")}) → ${answers.join(", ")}`;
}

/** What a body is called: its component, or what it is made of. */
function bodyOf(tree: Tree, at: Site): string {
  const names = tree.entries(tree.get(at, "content")).map(([type, media]) => {
    const schema = tree.child(media, "schema")?.value;
    if (!isObject(schema)) return type;
    const reference = schema["$ref"];
    return typeof reference === "string" ? String(reference.split("/").at(-1)) : String(schema["type"] ?? type);
  });
  return [...new Set(names)].join("|");
}
