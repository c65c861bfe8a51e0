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
  // Before 3.2, both concern the query only.
  const isQuery = [from, to].every((each) => each.in === "query");
  if (isQuery || comparison.head.model.version === "3.2")
    compareFlag(node, "allowReserved", from, to, ["parameter-reserved-allowed", "parameter-reserved-forbidden"]);
  if (isQuery) compareFlag(node, "allowEmptyValue", from, to, ["parameter-empty-allowed", "parameter-empty-forbidden"]);
  compareLifecycle(node, from, to, from, to);
  compareValue(comparison, node, from, to);
}

/** Compares how the value of a parameter or a header is written. */
export function compareStyle({ base, head }: Comparison, node: Node, from: SerializedValue, to: SerializedValue): void {
  if (from.content || to.content) return;
  // Only lists and objects are exploded, and of the simple style only objects look different then.
  const types = from.style === "simple" ? ["object"] : ["array", "object"];
  const isExploded = mayBe(base, from, types) || mayBe(head, to, types);
  const styleOf = ({ style, explode }: SerializedValue): string =>
    `${style}${explode && isExploded ? ", exploded" : ""}`;
  const [before, after] = [styleOf(from), styleOf(to)];
  const at = (tree: Tree, parameter: SerializedValue) =>
    memberPlace(parameter, tree.child(tree.site(parameter), "style") ? "style" : "explode");
  if (before !== after) note(node, "parameter-style-changed", at(base, from), at(head, to), { before, after });
}

function mayBe(tree: Tree, { schema }: SerializedValue, types: readonly string[]): boolean {
  const own = schema && typesOf(viewOf(tree, [tree.site(schema)]));
  return own === undefined || types.some((type) => own.has(type));
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
