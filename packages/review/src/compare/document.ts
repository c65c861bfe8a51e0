import { isObject } from "@numbers-api/openapi/reference";
import { Node } from "../model/graph.ts";
import { canonical } from "../model/json.ts";
import { type Site, Tree } from "../model/site.ts";
import type { Comparison } from "./comparison.ts";
import { note } from "./comparison.ts";
import { compareOperation } from "./operation.ts";
import { findOperations, findWebhooks, type OperationSite, pairOperations } from "./operations.ts";
import { compareSecuritySchemes } from "./security-schemes.ts";
import { Unchanged } from "./unchanged.ts";

/** The result: one node per operation that either document has, and one for what belongs to none. */
export interface Compared {
  readonly operations: readonly Node[];
  readonly whole: Node;
}

/**
 * Compares two OpenAPI documents of versions 3.0 or 3.1, in either combination: all that a consumer of the API can
 * notice, and nothing about how it is written.
 */
export function compareDocuments(baseDocument: unknown, headDocument: unknown): Compared {
  const [base, head] = [new Tree(baseDocument), new Tree(headDocument)];
  const unchanged = new Unchanged(base, head);
  const comparison: Comparison = { base, head, nodes: new Map(), unchanged, renamed: new Map() };
  const operations = [
    ...compareAll(comparison, findOperations(base, "paths"), findOperations(head, "paths"), "operation"),
    ...compareAll(comparison, findWebhooks(base), findWebhooks(head), "webhook"),
  ];
  const whole = new Node("request");
  compareSecuritySchemes(comparison, whole);
  compareComponents(comparison, whole);
  compareDialect(comparison, whole);
  return { operations, whole };
}

/** Compares the operations of two maps of paths; a callback's or a webhook's are sent by the API. */
export function compareAll(
  comparison: Comparison,
  base: readonly OperationSite[],
  head: readonly OperationSite[],
  what: "operation" | "webhook",
): Node[] {
  const direction = what === "operation" ? "request" : "response";
  const { pairs, gone, come } = pairOperations(base, head);
  const added = come.map((operation) => {
    const node = new Node(direction);
    node.operation = operation;
    note(node, `${what}-added`, undefined, operation.site);
    return node;
  });
  const removed = gone.map((operation) => {
    const node = new Node(direction);
    node.operation = operation;
    note(node, `${what}-removed`, operation.site, undefined);
    return node;
  });
  const compared = pairs.map(([from, to]) => compareOperation(comparison, direction, from, to));
  return [...compared, ...removed, ...added];
}

function compareComponents({ base, head, renamed }: Comparison, whole: Node): void {
  const schemas = (tree: Tree): Map<string, Site> => {
    const components = tree.get(tree.root, "components");
    return new Map(tree.entries(components && tree.get(components, "schemas")));
  };
  const [before, after] = [schemas(base), schemas(head)];
  for (const [name, site] of before) {
    if (after.has(name)) continue;
    const renaming = renamed.get(name);
    if (renaming && !before.has(renaming.to)) {
      note(whole, "component-renamed", site, after.get(renaming.to), { name, before: name, after: renaming.to });
    } else note(whole, "component-removed", site, undefined, { name, before: name });
  }
}

function compareDialect({ base, head }: Comparison, whole: Node): void {
  const dialect = ({ root }: Tree): unknown => (isObject(root.value) ? root.value["jsonSchemaDialect"] : undefined);
  const [before, after] = [dialect(base), dialect(head)];
  if (base.is30 || head.is30 || canonical(before) === canonical(after)) return;
  note(
    whole,
    "dialect-changed",
    base.child(base.root, "jsonSchemaDialect"),
    head.child(head.root, "jsonSchemaDialect"),
    {
      before: before ?? "the dialect of OpenAPI",
      after: after ?? "the dialect of OpenAPI",
    },
  );
}
