import type { ApiCallback, ApiOperation } from "@numbers-api/openapi/model";
import type { Direction } from "@numbers-api/openapi/validation";
import { Node, opposite } from "../model/graph.ts";
import { listed } from "../model/json.ts";
import { cleanCode } from "../report/escape.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import { compareContent } from "./content.ts";
import { compareLifecycle } from "./lifecycle.ts";
import { pairOperations, shapeOf } from "./pair-operations.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers } from "./servers.ts";

/** Name of an operation for people: `GET /numbers/list`, or `POST webhook order`. */
export function nameOperation({ method, pathTemplate }: ApiOperation, what: "operation" | "webhook"): string {
  return cleanCode(`${method.toUpperCase()} ${what === "webhook" ? "webhook " : ""}${pathTemplate}`);
}

/** Compares two versions of an operation. `direction` is that of its request. */
export function compareOperation(
  comparison: Comparison,
  direction: Direction,
  base: ApiOperation,
  head: ApiOperation,
  what: "operation" | "webhook",
): Node {
  const node = new Node(direction);
  const [from, to] = [comparison.base.site(base), comparison.head.site(head)];
  const isMoved = base.method !== head.method || shapeOf(base) !== shapeOf(head);
  node.operation = nameOperation(isMoved ? base : head, what);
  if (isMoved)
    note(node, "operation-moved", from, to, { before: nameOperation(base, what), after: nameOperation(head, what) });
  compareOperationId(comparison, node, base, head);
  const [tags, newTags] = [base, head].map((operation) => listed(operation.tags.toSorted()) || "with nothing");
  if (tags !== newTags) note(node, "tags-changed", from, to, { before: { words: tags }, after: { words: newTags } });
  compareLifecycle(node, base, head, from, to);
  compareParameters(comparison, node, base, head);
  compareRequestBody(comparison, node, base, head);
  compareResponses(comparison, node, opposite(direction), base, head);
  compareCallbacks(comparison, node, base, head);
  compareSecurity(comparison, node, base, head);
  if (direction === "request") compareServers(comparison, node, base, head);
  return node;
}

function compareOperationId(
  { base: from, head: to }: Comparison,
  node: Node,
  base: ApiOperation,
  head: ApiOperation,
): void {
  const [before, after] = [base.operationId, head.operationId];
  if (before === after) return;
  const kind = !before ? "operation-id-added" : !after ? "operation-id-removed" : "operation-id-changed";
  const [oldSite, newSite] = [from.site(base), to.site(head)];
  const sites = [from.child(oldSite, "operationId") ?? oldSite, to.child(newSite, "operationId") ?? newSite] as const;
  note(node, kind, ...sites, { before, after });
}

function compareRequestBody(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const [before, after] = [base.requestBody, head.requestBody];
  if (!before && !after) return;
  const from = comparison.base.site(before ?? base);
  const to = comparison.head.site(after ?? head);
  if (!before || !after) {
    const kind = !after
      ? "request-body-removed"
      : after.required
        ? "request-body-added-required"
        : "request-body-added";
    note(node, kind, from, to);
    return;
  }
  const child = nodeFor(comparison, "body", node.direction, [from], [to], (made) => {
    if (before.required !== after.required) {
      const kind = after.required ? "request-body-became-required" : "request-body-became-optional";
      const at = (tree: Comparison["base"], site: typeof from) => tree.child(site, "required") ?? site;
      note(made, kind, at(comparison.base, from), at(comparison.head, to));
    }
    compareContent(comparison, made, before, after);
  });
  node.add(child, { place: "the request body" });
}

/** The API sends the request of a callback. */
function compareCallbacks(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const [before, after] = [base, head].map(({ callbacks }) => Map.groupBy(callbacks, ({ name }) => name));
  const [from, to] = [comparison.base.site(base), comparison.head.site(head)];
  for (const [name, callbacks] of before ?? []) {
    const others = after?.get(name);
    if (others) compareCallback(comparison, node, callbacks, others);
    else note(node, "callback-removed", comparison.base.site(callbacks[0] ?? base), to, { name });
  }
  for (const [name, [callback]] of after ?? [])
    if (!before?.has(name)) note(node, "callback-added", from, comparison.head.site(callback ?? head), { name });
}

function compareCallback(
  comparison: Comparison,
  node: Node,
  base: readonly ApiCallback[],
  head: readonly ApiCallback[],
): void {
  const operations = (callbacks: readonly ApiCallback[]): ApiOperation[] =>
    callbacks.flatMap((each) => each.operations);
  const { pairs, gone, come } = pairOperations(operations(base), operations(head));
  const name = head[0]?.name ?? "";
  const placeOf = ({ method, pathTemplate }: ApiOperation): string =>
    cleanCode(`the ${method.toUpperCase()} callback ${name} ${pathTemplate}`);
  const hang = (operation: ApiOperation, child: Node): void => {
    child.operation = undefined;
    node.add(child, { place: placeOf(operation) });
  };
  for (const [from, to] of pairs) hang(to, compareOperation(comparison, "response", from, to, "webhook"));
  for (const from of gone)
    note(node, "callback-removed", comparison.base.site(from), undefined, { name: placeOf(from) });
  for (const to of come) note(node, "callback-added", undefined, comparison.head.site(to), { name: placeOf(to) });
}
