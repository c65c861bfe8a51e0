import { type ApiHeader, type ApiModel, type ApiResponse, isJsonMediaType } from "@numbers-api/openapi/model";
import { declaredTypes, type Site, type Tree, treeOf, type View, viewOf } from "@numbers-api/openapi/schema-view";
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
  const type = singleType(view);
  if (type === "array") return [primitiveOf(viewOf(tree, view.all("items")))];
  if (type !== "object") return primitiveOf(view);
  const members = [...view.map("properties")].map(([name, sites]) => [name, primitiveOf(viewOf(tree, sites))] as const);
  const others = primitiveOf(viewOf(tree, view.rest()));
  return {
    ...(explode && { explode: true }),
    members: Object.fromEntries(members),
    ...(others !== "string" && { others }),
  };
}

/** Schema of the value that a client reads from a header, which is a text wherever no text can be told from another type. */
export function headerSchema(model: ApiModel, { schema, content }: ApiHeader): unknown {
  const tree = treeOf(model);
  if (content && isJsonMediaType(content.mediaType)) return content.schema?.schema ?? true;
  const value = schema ?? content?.schema;
  const sites = value ? [tree.site(value)] : [];
  const view = viewOf(tree, sites);
  const type = content ? "string" : singleType(view);
  if (type === "array") return { type, items: primitiveSchema(tree, view.all("items")) };
  if (type !== "object") return primitiveSchema(tree, sites, content && "string");
  const properties = [...view.map("properties")].map(([name, own]) => [name, primitiveSchema(tree, own)] as const);
  const others = view.rest();
  return {
    type,
    properties: Object.fromEntries(properties),
    required: [...view.required().keys()],
    ...(others.length > 0 && { additionalProperties: primitiveSchema(tree, others) }),
  };
}

/** Its own schema for a value whose types are all read as one, and that one for others. */
function primitiveSchema(tree: Tree, sites: readonly Site[], type?: PrimitiveShape): object {
  const view = viewOf(tree, sites);
  const read = type ?? primitiveOf(view);
  return [...typesIn(view)].every((name) => READ_AS.get(name) === read)
    ? { allOf: sites.map(({ value }) => value) }
    : { type: read };
}

/** A header cannot hold null. */
function typesIn(view: View): Set<string> {
  return declaredTypes(view).difference(new Set(["null"]));
}

function singleType(view: View): string | undefined {
  const [type, ...others] = typesIn(view);
  return others.length === 0 ? type : undefined;
}

const READ_AS: ReadonlyMap<string, PrimitiveShape> = new Map([
  ["boolean", "boolean"],
  ["integer", "number"],
  ["number", "number"],
  ["string", "string"],
]);

/** Type that every text of a header can be read as; a text is also one of several types. */
function primitiveOf(view: View): PrimitiveShape {
  const [read = "string", ...others] = new Set([...typesIn(view)].map((name) => READ_AS.get(name)));
  return others.length > 0 ? "string" : read;
}
