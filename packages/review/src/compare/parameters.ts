import type { ApiOperation, ApiParameter } from "@numbers-api/openapi/model";
import type { KindId } from "../kinds/kinds.ts";
import type { Node } from "../model/graph.ts";
import { memberOf } from "../model/site.ts";
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
  for (const to of come)
    noteOf(comparison, node, to, "head", (made) =>
      note(made, to.required ? "parameter-added-required" : "parameter-added", base, to, { name: to.name }),
    );
}

/** Notes a change of a parameter for this operation alone, even if the parameter is shared. */
function noteOf(
  comparison: Comparison,
  node: Node,
  parameter: ApiParameter,
  side: "base" | "head",
  fill: (made: Node) => void,
): void {
  const sites = [comparison[side].site(parameter)];
  const [base, head] = side === "base" ? [sites, []] : [[], sites];
  const child = nodeFor(comparison, `parameter of ${node.operation}`, node.direction, base, head, fill);
  node.add(child, { place: label(parameter) });
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
  if (!to) {
    noteOf(comparison, node, from, "base", (made) => note(made, "parameter-removed", from, head, { name }));
    return;
  }
  const isMoved = place !== to.in;
  if (place === "path" && !isMoved && name !== to.name)
    note(node, "path-parameter-renamed", from, to, { name, before: name, after: to.name });
  const sites = [[comparison.base.site(from)], [comparison.head.site(to)]] as const;
  const child = nodeFor(comparison, "parameter", node.direction, ...sites, (made) => {
    if (isMoved) note(made, "parameter-moved", from, to, { name, before: { words: place }, after: { words: to.in } });
    fillParameter(comparison, made, from, to);
  });
  node.add(child, { place: label(isMoved ? from : to) });
}

function fillParameter(comparison: Comparison, node: Node, from: ApiParameter, to: ApiParameter): void {
  const compareFlag = (keyword: "required" | "allowReserved" | "allowEmptyValue", on: KindId, off: KindId): void => {
    if (from[keyword] !== to[keyword])
      note(node, to[keyword] ? on : off, memberOf(from, keyword), memberOf(to, keyword));
  };
  compareFlag("required", "parameter-became-required", "parameter-became-optional");
  if (from.in === to.in) compareStyle(comparison, node, from, to);
  compareFlag("allowReserved", "parameter-reserved-allowed", "parameter-reserved-forbidden");
  compareFlag("allowEmptyValue", "parameter-empty-allowed", "parameter-empty-forbidden");
  compareLifecycle(node, from, to, from, to);
  compareValue(comparison, node, from, to);
}
