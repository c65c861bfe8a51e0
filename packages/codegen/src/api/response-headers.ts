import { type ApiHeader, type ApiModel, type ApiResponse, isJsonMediaType } from "@numbers-api/openapi/model";
import { declaredTypes, type Tree, treeOf, type View, viewOf } from "@numbers-api/openapi/schema-view";
import type { DeclaredHeaders, HeaderShape, PrimitiveShape } from "../model.ts";

/** Headers of a response with the shapes of their values; `Content-Type` is not one of them (OpenAPI, Response Object). */
export function describeHeaders(model: ApiModel, { headers }: ApiResponse): { readonly headers?: DeclaredHeaders } {
  const own = headers.filter(({ name }) => name.toLowerCase() !== "content-type");
  if (own.length === 0) return {};
  const tree = treeOf(model);
  return { headers: Object.fromEntries(own.map((header) => [header.name, shapeOf(tree, header)])) };
}

function shapeOf(tree: Tree, { schema, content, explode }: ApiHeader): HeaderShape {
  if (content) return isJsonMediaType(content.mediaType) ? "json" : "string";
  const view = viewOf(tree, schema ? [tree.site(schema)] : []);
  // Headers have no null.
  const [type, ...others] = declaredTypes(view).difference(new Set(["null"]));
  if (type === "array" && others.length === 0) return [primitiveOf(viewOf(tree, view.all("items")))];
  if (type !== "object" || others.length > 0) return primitiveOf(view);
  const members = [...view.map("properties")].map(([name, sites]) => [name, primitiveOf(viewOf(tree, sites))] as const);
  return { ...(explode && { explode: true }), members: Object.fromEntries(members) };
}

/** Type that every text of a header can be read as; a text is also one of several types. */
function primitiveOf(view: View): PrimitiveShape {
  const types = declaredTypes(view);
  if (types.has("string")) return "string";
  return types.has("integer") ? "number" : types.has("boolean") ? "boolean" : "string";
}
