import type { ApiOperation, ApiParameter } from "@numbers-api/openapi/model";
import type { KindId } from "../kinds/kinds.ts";
import type { Node } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { cleanCode } from "../report/escape.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import { compareLifecycle } from "./lifecycle.ts";
import { compareStyle, compareValue } from "./serialization.ts";

/** Compares the parameters of an operation, those of its path included. */
export function compareParameters(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const byKey = ({ parameters, pathTemplate }: ApiOperation): Map<string, ApiParameter> =>
    new Map(parameters.map((parameter) => [keyOf(parameter, pathTemplate), parameter]));
  const [before, after] = [byKey(base), byKey(head)];
  const come = new Set([...after].filter(([key]) => !before.has(key)).map(([, parameter]) => parameter));
  for (const [key, from] of before) {
    const to = after.get(key) ?? [...come].find((each) => each.name === from.name && each.in !== from.in);
    if (to) come.delete(to);
    compareParameter(comparison, node, from, to, head);
  }
  for (const to of come) {
    const site = comparison.head.site(to);
    const kind = to.required ? "parameter-added-required" : "parameter-added";
    // A new parameter is reported for each operation, even if it is shared.
    const child = nodeFor(comparison, `parameter of ${node.operation}`, node.direction, [], [site], (made) =>
      note(made, kind, comparison.base.site(base), site, { name: to.name }),
    );
    node.add(child, { place: label(to) });
  }
}

/** Key by which a parameter is known: a header's name in any case, a path parameter by its place in the path. */
function keyOf({ name, in: place }: ApiParameter, pathTemplate: string): string {
  if (place === "header") return `header ${name.toLowerCase()}`;
  if (place !== "path") return `${place} ${name}`;
  const names = [...pathTemplate.matchAll(/\{([^}]*)\}/g)].map(([, found]) => found);
  return `path ${names.includes(name) ? names.indexOf(name) : name}`;
}

function label({ name, in: place }: ApiParameter): string {
  return `the ${place} parameter \`${cleanCode(name)}\``;
}

function compareParameter(
  comparison: Comparison,
  node: Node,
  from: ApiParameter,
  to: ApiParameter | undefined,
  head: ApiOperation,
): void {
  const { name, in: place } = from;
  const site = comparison.base.site(from);
  if (!to) {
    const child = nodeFor(comparison, `parameter of ${node.operation}`, node.direction, [site], [], (made) =>
      note(made, "parameter-removed", site, comparison.head.site(head), { name }),
    );
    node.add(child, { place: label(from) });
    return;
  }
  const other = comparison.head.site(to);
  const isMoved = place !== to.in;
  if (place === "path" && !isMoved && name !== to.name)
    note(node, "path-parameter-renamed", site, other, { name, before: name, after: to.name });
  const child = nodeFor(comparison, "parameter", node.direction, [site], [other], (made) => {
    if (isMoved)
      note(made, "parameter-moved", site, other, { name, before: { words: place }, after: { words: to.in } });
    fillParameter(comparison, made, from, to, [site, other]);
  });
  node.add(child, { place: label(isMoved ? from : to) });
}

function fillParameter(
  comparison: Comparison,
  node: Node,
  from: ApiParameter,
  to: ApiParameter,
  [base, head]: readonly [Site, Site],
): void {
  const compareFlag = (keyword: "required" | "allowReserved" | "allowEmptyValue", on: KindId, off: KindId): void => {
    if (from[keyword] === to[keyword]) return;
    const at = [comparison.base.child(base, keyword) ?? base, comparison.head.child(head, keyword) ?? head] as const;
    note(node, to[keyword] ? on : off, ...at);
  };
  compareFlag("required", "parameter-became-required", "parameter-became-optional");
  if (from.in === to.in) compareStyle(comparison, node, from, to);
  compareFlag("allowReserved", "parameter-reserved-allowed", "parameter-reserved-forbidden");
  compareFlag("allowEmptyValue", "parameter-empty-allowed", "parameter-empty-forbidden");
  compareLifecycle(node, from, to, base, head);
  compareValue(comparison, node, from, to);
}
