import type { ApiOperation } from "@numbers-api/openapi/model";
import { memberPlace } from "@numbers-api/openapi/schema-view";
import type { Direction } from "@numbers-api/openapi/validation";
import { Node } from "../model/graph.ts";
import { listed } from "../model/json.ts";
import { cleanCode } from "../report/escape.ts";
import { type Comparison, compareBelow, compareFlag, note } from "./comparison.ts";
import { compareContent } from "./content.ts";
import { compareLifecycle } from "./lifecycle.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers } from "./servers.ts";

interface OperationPairs {
  readonly pairs: readonly (readonly [ApiOperation, ApiOperation])[];
  readonly gone: readonly ApiOperation[];
  readonly come: readonly ApiOperation[];
}

/** Path template without the names of its parameters, which are not sent. */
function shapeOf({ pathTemplate }: ApiOperation): string {
  // The path of a webhook or a callback is a name or an expression.
  return pathTemplate.startsWith("/") ? pathTemplate.replaceAll(/\{[^}]*\}/g, "{}") : pathTemplate;
}

/** Pairs operations of the same method and path, then of the same path but for names in it, then of the same id. */
export function pairOperations(base: readonly ApiOperation[], head: readonly ApiOperation[]): OperationPairs {
  const come = new Set(head);
  const pairs: [ApiOperation, ApiOperation][] = [];
  let gone = [...base];
  const keys: readonly ((operation: ApiOperation) => string | undefined)[] = [
    ({ method, pathTemplate }) => `${method} ${pathTemplate}`,
    (operation) => `${operation.method} ${shapeOf(operation)}`,
    ({ operationId }) => operationId,
  ];
  for (const keyOf of keys) {
    const found = new Map([...come].map((operation) => [keyOf(operation), operation]));
    gone = gone.filter((from) => {
      const key = keyOf(from);
      const to = key === undefined ? undefined : found.get(key);
      if (!to || !come.delete(to)) return true;
      pairs.push([from, to]);
      return false;
    });
  }
  return { pairs, gone, come: [...come] };
}

/** An operation is called by the consumer, a webhook by the API. */
export type Called = "operation" | "webhook";

export function directionOf(what: Called): Direction {
  return what === "operation" ? "request" : "response";
}

/** Name of an operation for people: `GET /numbers/list`, or `POST webhook order`. */
export function nameOperation({ method, pathTemplate }: ApiOperation, what: Called): string {
  return cleanCode(`${method.toUpperCase()} ${what === "webhook" ? "webhook " : ""}${pathTemplate}`);
}

/** Compares two versions of an operation that the consumer calls, or of a webhook, which the API calls. */
export function compareOperation(comparison: Comparison, base: ApiOperation, head: ApiOperation, what: Called): Node {
  const node = new Node(directionOf(what));
  const isMoved = base.method !== head.method || shapeOf(base) !== shapeOf(head);
  node.operation = nameOperation(isMoved ? base : head, what);
  if (isMoved)
    note(node, "operation-moved", base, head, { before: nameOperation(base, what), after: nameOperation(head, what) });
  const [before, after] = [base.operationId, head.operationId];
  const change = !before ? "added" : !after ? "removed" : "changed";
  const places = [memberPlace(base, "operationId"), memberPlace(head, "operationId")] as const;
  if (before !== after) note(node, `operation-id-${change}`, ...places, { before, after });
  const [tags, newTags] = [base, head].map((operation) => listed(operation.tags.toSorted()) || "with nothing");
  if (tags !== newTags) note(node, "tags-changed", base, head, { before: { words: tags }, after: { words: newTags } });
  compareLifecycle(node, base, head, base, head);
  compareParameters(comparison, node, base, head);
  compareRequestBody(comparison, node, base, head);
  compareResponses(comparison, node, base, head);
  compareCallbacks(comparison, node, base, head);
  compareSecurity(comparison, node, base, head);
  if (what === "operation") compareServers(comparison, node, base, head);
  return node;
}

function compareRequestBody(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const [before, after] = [base.requestBody, head.requestBody];
  if (before && after) {
    compareBelow(comparison, node, { what: "body", place: "the request body" }, [before, after], (made) => {
      compareFlag(made, "required", before, after, ["request-body-became-required", "request-body-became-optional"]);
      compareContent(comparison, made, before, after);
    });
  } else if (before) note(node, "request-body-removed", before, head);
  else if (after) note(node, `request-body-added${after.required ? "-required" : ""}`, base, after);
}

/** The API sends the request of a callback. */
function compareCallbacks(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  for (const name of new Set([...base.callbacks, ...head.callbacks].map((callback) => callback.name))) {
    const [from = [], to = []] = [base, head].map(({ callbacks }) => callbacks.filter((each) => each.name === name));
    if (to.length === 0) note(node, "callback-removed", from[0], head, { name });
    else if (from.length === 0) note(node, "callback-added", base, to[0], { name });
    else {
      const [before, after] = [from, to].map((callbacks) => callbacks.flatMap(({ operations }) => operations));
      const { pairs, gone, come } = pairOperations(before ?? [], after ?? []);
      const placeOf = ({ method, pathTemplate }: ApiOperation): string =>
        cleanCode(`the ${method.toUpperCase()} callback ${name} ${pathTemplate}`);
      for (const [own, other] of pairs) {
        const child = compareOperation(comparison, own, other, "webhook");
        child.operation = undefined;
        node.add(child, { place: placeOf(other) });
      }
      for (const operation of gone) note(node, "callback-removed", operation, undefined, { name: placeOf(operation) });
      for (const operation of come) note(node, "callback-added", undefined, operation, { name: placeOf(operation) });
    }
  }
}
