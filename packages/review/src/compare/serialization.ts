import type { Node } from "../model/graph.ts";
import type { Site, Tree } from "../model/site.ts";
import { typesOf } from "../schemas/acceptance.ts";
import { viewOf } from "../schemas/build-view.ts";
import { compareSchemas } from "../schemas/schema.ts";
import { type Comparison, note } from "./comparison.ts";
import { compareMediaTypes } from "./content.ts";

/** What of a parameter decides how its value is written. */
interface Styled {
  readonly place: string;
  readonly site: Site;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Compares how the value of a parameter with a schema is written. */
export function compareStyle({ base, head }: Comparison, node: Node, from: Styled, to: Styled): void {
  if ("content" in from.data || "content" in to.data) return;
  const isScalar = isScalarIn(base, from.site) && isScalarIn(head, to.site);
  const [before, after] = [styleOf(from, isScalar), styleOf(to, isScalar)];
  if (before === after) return;
  const at = (tree: Tree, { site }: Styled): Site => tree.child(site, "style") ?? tree.child(site, "explode") ?? site;
  note(node, "parameter-style-changed", at(base, from), at(head, to), { before, after });
}

/** Defaults included (OpenAPI 3.1, Parameter Object). Only lists and objects are exploded. */
function styleOf({ data, place }: Styled, isScalar: boolean): string {
  const style = data["style"] ?? (place === "query" || place === "cookie" ? "form" : "simple");
  return `${style}${!isScalar && (data["explode"] ?? style === "form") ? ", exploded" : ""}`;
}

function isScalarIn(tree: Tree, site: Site): boolean {
  const schema = tree.child(site, "schema");
  const types = schema && typesOf(viewOf(tree, [schema]));
  return types !== undefined && !types.has("array") && !types.has("object");
}

/** Compares the value of a parameter or a header, which has a schema or a media type. */
export function compareValue(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const [before, after] = [comparison.base.get(from, "content"), comparison.head.get(to, "content")];
  if (before && after) compareMediaTypes(comparison, node, node.direction, from, to, {});
  else if (before || after) {
    const said = (tree: Tree, content: Site | undefined): string =>
      tree.entries(content).map(([name]) => name)[0] ?? "that of a schema";
    note(node, "parameter-style-changed", before ?? from, after ?? to, {
      before: said(comparison.base, before),
      after: said(comparison.head, after),
    });
    return;
  }
  const schema = (tree: Tree, site: Site): Site[] =>
    [tree.child(site, "schema")].filter((found) => found !== undefined);
  const [base, head] = [schema(comparison.base, from), schema(comparison.head, to)];
  if (base.length + head.length > 0) node.add(compareSchemas(comparison, node.direction, base, head), {});
}
