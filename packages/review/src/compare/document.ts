import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import { Tree } from "@numbers-api/openapi/schema-view";
import { Node } from "../model/graph.ts";
import { type Comparison, note, TooComplexError } from "./comparison.ts";
import { type Called, compareOperation, directionOf, nameOperation, pairOperations } from "./operation.ts";
import { compareSecuritySchemes, pairSchemes } from "./security.ts";
import { Unchanged } from "./unchanged.ts";

/** One node per operation of either document, and one for changes outside of operations. */
export interface Compared {
  readonly operations: readonly Node[];
  readonly whole: Node;
}

/**
 * Compares all that a consumer of the API can notice in two contracts, one operation after another.
 *
 * @throws {TooComplexError} when there is too much to compare.
 */
export function compareDocuments(before: ApiModel, after: ApiModel): Compared {
  const [base, head] = [new Tree(before, after), new Tree(after, before)];
  const known = { unchanged: new Unchanged(base, head), schemes: pairSchemes(before, after) };
  const comparison: Comparison = { base, head, ...known, nodes: new Map(), conclusions: [], renamed: new Map() };
  try {
    const operations = [
      ...compareAll(comparison, before.operations, after.operations, "operation"),
      ...compareAll(comparison, before.webhooks, after.webhooks, "webhook"),
    ];
    for (const draw of comparison.conclusions) draw();
    const whole = new Node("request");
    compareSecuritySchemes(comparison, whole);
    compareComponents(comparison, whole);
    compareDialect(comparison, whole);
    return { operations, whole };
  } catch (error) {
    // Schemas that refer to each other in a long chain exceed the stack.
    throw error instanceof RangeError ? new TooComplexError() : error;
  }
}

/** Compares operations that the consumer calls, or those of webhooks, which the API calls. */
function compareAll(
  comparison: Comparison,
  base: readonly ApiOperation[],
  head: readonly ApiOperation[],
  what: Called,
): Node[] {
  const { pairs, gone, come } = pairOperations(base, head);
  const single = (operation: ApiOperation, from?: ApiOperation, to?: ApiOperation): Node => {
    const node = new Node(directionOf(what));
    node.operation = nameOperation(operation, what);
    note(node, `${what}-${to ? "added" : "removed"}`, from, to);
    return node;
  };
  return [
    ...pairs.map(([from, to]) => compareOperation(comparison, from, to, what)),
    ...gone.map((operation) => single(operation, operation)),
    ...come.map((operation) => single(operation, undefined, operation)),
  ];
}

function compareComponents({ base, head, renamed }: Comparison, whole: Node): void {
  const [before, after] = [base.model.schemas, head.model.schemas];
  for (const [name, schema] of before) {
    if (after.has(name)) continue;
    const renaming = renamed.get(name);
    const to = renaming && !before.has(renaming.to) ? after.get(renaming.to) : undefined;
    if (renaming && to) note(whole, "component-renamed", schema, to, { name, before: name, after: renaming.to });
    else note(whole, "component-removed", schema, undefined, { name, before: name });
  }
}

/** Dialects that OpenAPI names for itself, which are the same as none. */
const OWN_DIALECT = /^https:\/\/spec\.openapis\.org\/oas\/3\.\d\/dialect\//;

function compareDialect({ base, head }: Comparison, whole: Node): void {
  const [before, after] = [base, head].map(({ model }) => {
    const { jsonSchemaDialect: dialect } = model.document;
    return typeof dialect === "string" && !OWN_DIALECT.test(dialect) ? dialect : "the dialect of OpenAPI";
  });
  if (base.is30 || head.is30 || before === after) return;
  const at = { at: ["jsonSchemaDialect"] };
  note(whole, "dialect-changed", at, at, { before, after });
}
