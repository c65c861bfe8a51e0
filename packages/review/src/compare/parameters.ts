import type { ApiOperation, ApiParameter, SerializedValue } from "@numbers-api/openapi/model";
import { memberPlace, type Tree, typesOf, viewOf } from "@numbers-api/openapi/schema-view";
import type { Node } from "../model/graph.ts";
import { cleanCode } from "../report/escape.ts";
import { compareSchemas } from "../schemas/schema.ts";
import { type Comparison, compareBelow, compareFlag, note } from "./comparison.ts";
import { compareMediaType } from "./content.ts";
import { compareLifecycle } from "./lifecycle.ts";

export function compareParameters(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const byKey = ({ parameters, pathTemplate }: ApiOperation): Map<string, ApiParameter> =>
    new Map(parameters.map((parameter) => [keyOf(parameter, pathTemplate), parameter]));
  const [before, after] = [byKey(base), byKey(head)];
  const come = new Set([...after].filter(([key]) => !before.has(key)).map(([, parameter]) => parameter));
  // A shared parameter comes and goes for this operation alone.
  const single = (parameter: ApiParameter) => ({ what: `parameter of ${node.operation}`, place: label(parameter) });
  for (const [key, from] of before) {
    const { name, in: place } = from;
    const to = after.get(key) ?? [...come].find((each) => each.name === name && each.in !== place);
    if (!to) {
      compareBelow(comparison, node, single(from), [from, undefined], (made) =>
        note(made, "parameter-removed", from, head, { name }),
      );
      continue;
    }
    come.delete(to);
    const isMoved = place !== to.in;
    if (place === "path" && !isMoved && name !== to.name)
      note(node, "path-parameter-renamed", from, to, { name, before: name, after: to.name });
    const part = { what: "parameter", place: label(isMoved ? from : to) };
    compareBelow(comparison, node, part, [from, to], (made) => compareParameter(comparison, made, from, to));
  }
  for (const to of come) {
    const kind = to.required ? "parameter-added-required" : "parameter-added";
    compareBelow(comparison, node, single(to), [undefined, to], (made) =>
      note(made, kind, base, to, { name: to.name }),
    );
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

function compareParameter(comparison: Comparison, node: Node, from: ApiParameter, to: ApiParameter): void {
  if (from.in !== to.in) {
    const places = { before: { words: from.in }, after: { words: to.in } };
    note(node, "parameter-moved", from, to, { name: from.name, ...places });
  }
  compareFlag(node, "required", from, to, ["parameter-became-required", "parameter-became-optional"]);
  if (from.in === to.in) compareStyle(comparison, node, from, to);
  compareFlag(node, "allowReserved", from, to, ["parameter-reserved-allowed", "parameter-reserved-forbidden"]);
  compareFlag(node, "allowEmptyValue", from, to, ["parameter-empty-allowed", "parameter-empty-forbidden"]);
  compareLifecycle(node, from, to, from, to);
  compareValue(comparison, node, from, to);
}

function compareStyle({ base, head }: Comparison, node: Node, from: ApiParameter, to: ApiParameter): void {
  if (from.content || to.content) return;
  const isScalar = isScalarIn(base, from) && isScalarIn(head, to);
  // Only lists and objects are exploded.
  const styleOf = ({ style, explode }: ApiParameter): string => `${style}${explode && !isScalar ? ", exploded" : ""}`;
  const [before, after] = [styleOf(from), styleOf(to)];
  const at = (tree: Tree, parameter: ApiParameter) =>
    memberPlace(parameter, tree.child(tree.site(parameter), "style") ? "style" : "explode");
  if (before !== after) note(node, "parameter-style-changed", at(base, from), at(head, to), { before, after });
}

function isScalarIn(tree: Tree, { schema }: SerializedValue): boolean {
  const types = schema && typesOf(viewOf(tree, [tree.site(schema)]));
  return types !== undefined && !types.has("array") && !types.has("object");
}

/** Compares the value of a parameter or a header, which has a schema or a media type. */
export function compareValue(comparison: Comparison, node: Node, from: SerializedValue, to: SerializedValue): void {
  const { base, head } = comparison;
  const [before, after] = [from.content, to.content];
  const isSame = before?.mediaType.toLowerCase() === after?.mediaType.toLowerCase();
  if (before && after && isSame) compareMediaType(comparison, node, before, after, {});
  else if (before || after) {
    const said = (content: typeof before): string => content?.mediaType ?? "that of a schema";
    const values = { before: said(before), after: said(after) };
    note(node, "parameter-style-changed", before ?? from, after ?? to, values);
  } else {
    const [old, now] = [from.schema ? [base.site(from.schema)] : [], to.schema ? [head.site(to.schema)] : []];
    if (old.length + now.length > 0) node.add(compareSchemas(comparison, node.direction, old, now), {});
  }
}
