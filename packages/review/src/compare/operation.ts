import { isObject } from "@numbers-api/openapi/reference";
import { type Direction, Node, opposite } from "../model/graph.ts";
import { canonical, listed } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import { type Comparison, note } from "./comparison.ts";
import { compareContent } from "./content.ts";
import { compareAll } from "./document.ts";
import { compareLifecycle } from "./lifecycle.ts";
import { findOperations, type OperationSite } from "./operations.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers } from "./servers.ts";

/** Compares an operation with what it has become. `direction` is that of its request. */
export function compareOperation(
  comparison: Comparison,
  direction: Direction,
  base: OperationSite,
  head: OperationSite,
): Node {
  const node = new Node(direction);
  node.operation = head;
  if (base.method !== head.method || base.shape !== head.shape) {
    node.operation = base;
    note(node, "operation-moved", base.site, head.site, { before: base.name, after: head.name });
  }
  compareId(comparison, node, base, head);
  compareTags(node, base, head);
  const data = ({ site: { value } }: OperationSite) => (isObject(value) ? value : {});
  compareLifecycle(node, data(base), data(head), base.site, head.site);
  compareParameters(comparison, node, base, head);
  compareRequestBody(comparison, node, base, head);
  compareResponses(comparison, node, opposite(direction), base.site, head.site);
  compareCallbacks(comparison, node, base.site, head.site);
  compareSecurity(comparison, node, base, head);
  if (direction === "request") compareServers(comparison, node, base, head);
  return node;
}

function compareId(comparison: Comparison, node: Node, base: OperationSite, head: OperationSite): void {
  if (base.id === head.id) return;
  const kind = !base.id ? "operation-id-added" : !head.id ? "operation-id-removed" : "operation-id-changed";
  note(
    node,
    kind,
    comparison.base.child(base.site, "operationId") ?? base.site,
    comparison.head.child(head.site, "operationId") ?? head.site,
    { before: base.id, after: head.id },
  );
}

function compareTags(node: Node, base: OperationSite, head: OperationSite): void {
  const tags = ({ site: { value } }: OperationSite): string[] => {
    const list = isObject(value) ? value["tags"] : undefined;
    return Array.isArray(list) ? list.map(String).sort() : [];
  };
  const [before, after] = [tags(base), tags(head)];
  if (canonical(before) === canonical(after)) return;
  note(node, "tags-changed", base.site, head.site, {
    before: { words: listed(before) || "with nothing" },
    after: { words: listed(after) || "with nothing" },
  });
}

function compareRequestBody(comparison: Comparison, node: Node, base: OperationSite, head: OperationSite): void {
  const [before, after] = [
    comparison.base.get(base.site, "requestBody"),
    comparison.head.get(head.site, "requestBody"),
  ];
  const isRequired = (site: Site): boolean => isObject(site.value) && site.value["required"] === true;
  if (!before && !after) return;
  if (!before || !after) {
    const kind = !after
      ? "request-body-removed"
      : isRequired(after)
        ? "request-body-added-required"
        : "request-body-added";
    note(node, kind, before ?? base.site, after ?? head.site);
    return;
  }
  if (isRequired(before) !== isRequired(after)) {
    const kind = isRequired(after) ? "request-body-became-required" : "request-body-became-optional";
    note(
      node,
      kind,
      comparison.base.child(before, "required") ?? before,
      comparison.head.child(after, "required") ?? after,
    );
  }
  compareContent(comparison, node, node.direction, before, after, { place: "the request body" });
}

/** A callback is an operation of the consumer's own: the API sends its request. */
function compareCallbacks(comparison: Comparison, node: Node, base: Site, head: Site): void {
  const list = (tree: Comparison["base"], site: Site): Map<string, Site> =>
    new Map(tree.entries(tree.get(site, "callbacks")));
  const [before, after] = [list(comparison.base, base), list(comparison.head, head)];
  for (const [name, site] of before) {
    const other = after.get(name);
    if (!other) {
      note(node, "callback-removed", site, head, { name });
      continue;
    }
    const label = `callback ${name} `;
    const [from, to] = [findOperations(comparison.base, site, label), findOperations(comparison.head, other, label)];
    for (const child of compareAll(comparison, from, to, "webhook")) {
      const called = child.operation?.name;
      child.operation = undefined;
      node.add(child, { place: `the ${called}` });
    }
  }
  for (const [name, site] of after) if (!before.has(name)) note(node, "callback-added", base, site, { name });
}
