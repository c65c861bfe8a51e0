import type { ApiParameter, SerializedValue } from "@numbers-api/openapi/model";
import type { Node } from "../model/graph.ts";
import { type Located, memberOf, type Tree } from "../model/site.ts";
import { compareSchemas } from "../schemas/schema.ts";
import { typesOf } from "../schemas/view/acceptance.ts";
import { viewOf } from "../schemas/view/build-view.ts";
import { type Comparison, note } from "./comparison.ts";
import { compareMediaType } from "./content.ts";

/** Compares the style of a parameter with a schema. */
export function compareStyle({ base, head }: Comparison, node: Node, from: ApiParameter, to: ApiParameter): void {
  if (from.content || to.content) return;
  const isScalar = isScalarIn(base, from) && isScalarIn(head, to);
  // Only lists and objects are exploded.
  const styleOf = ({ style, explode }: ApiParameter): string => `${style}${explode && !isScalar ? ", exploded" : ""}`;
  const [before, after] = [styleOf(from), styleOf(to)];
  if (before === after) return;
  const at = (tree: Tree, parameter: ApiParameter): Located =>
    memberOf(parameter, tree.child(tree.site(parameter), "style") ? "style" : "explode");
  note(node, "parameter-style-changed", at(base, from), at(head, to), { before, after });
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
