import type { ApiCallback, ApiOperation } from "@numbers-api/openapi/model";
import type { Direction } from "@numbers-api/openapi/validation";
import { Node, opposite } from "../model/graph.ts";
import { listed } from "../model/json.ts";
import { memberOf } from "../model/site.ts";
import { cleanCode } from "../report/escape.ts";
import { type Comparison, compareEntries, nodeFor, note } from "./comparison.ts";
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
  const isMoved = base.method !== head.method || shapeOf(base) !== shapeOf(head);
  node.operation = nameOperation(isMoved ? base : head, what);
  if (isMoved)
    note(node, "operation-moved", base, head, { before: nameOperation(base, what), after: nameOperation(head, what) });
  compareOperationId(node, base, head);
  const [tags, newTags] = [base, head].map((operation) => listed(operation.tags.toSorted()) || "with nothing");
  if (tags !== newTags) note(node, "tags-changed", base, head, { before: { words: tags }, after: { words: newTags } });
  compareLifecycle(node, base, head, base, head);
  compareParameters(comparison, node, base, head);
  compareRequestBody(comparison, node, base, head);
  compareResponses(comparison, node, opposite(direction), base, head);
  compareCallbacks(comparison, node, base, head);
  compareSecurity(comparison, node, base, head);
  if (direction === "request") compareServers(comparison, node, base, head);
  return node;
}

function compareOperationId(node: Node, base: ApiOperation, head: ApiOperation): void {
  const [before, after] = [base.operationId, head.operationId];
  if (before === after) return;
  const kind = !before ? "operation-id-added" : !after ? "operation-id-removed" : "operation-id-changed";
  note(node, kind, memberOf(base, "operationId"), memberOf(head, "operationId"), { before, after });
}

function compareRequestBody(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const [before, after] = [base.requestBody, head.requestBody];
  if (!before && !after) return;
  if (!before || !after) {
    const kind = !after
      ? "request-body-removed"
      : after.required
        ? "request-body-added-required"
        : "request-body-added";
    note(node, kind, before ?? base, after ?? head);
    return;
  }
  const [from, to] = [comparison.base.site(before), comparison.head.site(after)];
  const child = nodeFor(comparison, "body", node.direction, [from], [to], (made) => {
    if (before.required !== after.required) {
      const kind = after.required ? "request-body-became-required" : "request-body-became-optional";
      note(made, kind, memberOf(before, "required"), memberOf(after, "required"));
    }
    compareContent(comparison, made, before, after);
  });
  node.add(child, { place: "the request body" });
}

/** The API sends the request of a callback. */
function compareCallbacks(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const [before, after] = [base, head].map(({ callbacks }) => Map.groupBy(callbacks, ({ name }) => name));
  compareEntries(
    before ?? new Map(),
    after ?? new Map(),
    (from, to) => compareCallback(comparison, node, from, to),
    ([from], name) => note(node, "callback-removed", from, head, { name }),
    ([to], name) => note(node, "callback-added", base, to, { name }),
  );
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
  for (const from of gone) note(node, "callback-removed", from, undefined, { name: placeOf(from) });
  for (const to of come) note(node, "callback-added", undefined, to, { name: placeOf(to) });
}
