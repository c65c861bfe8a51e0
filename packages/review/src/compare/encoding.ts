import { type ApiEncoding, type ApiMediaType, parseMediaType } from "@numbers-api/openapi/model";
import type { Node } from "../model/graph.ts";
import { canonical } from "../model/json.ts";
import type { Tree } from "../model/site.ts";
import { typesOf } from "../schemas/view/acceptance.ts";
import { viewOf } from "../schemas/view/build-view.ts";
import type { View } from "../schemas/view/view.ts";
import { type Comparison, note } from "./comparison.ts";

/** Compares how the members of a multipart or urlencoded body are sent, defaults included. */
export function compareEncodings({ base, head }: Comparison, node: Node, from: ApiMediaType, to: ApiMediaType): void {
  for (const name of new Set([...from.encoding.keys(), ...to.encoding.keys()])) {
    const [was, is] = [from.encoding.get(name), to.encoding.get(name)];
    if (effective(base, from, name, was) === effective(head, to, name, is)) continue;
    note(node, "encoding-changed", was ?? from, is ?? to, { name });
  }
}

/** Text that is the same for encodings of the same effect (OpenAPI 3.1, Encoding Object). */
function effective(tree: Tree, media: ApiMediaType, name: string, encoding: ApiEncoding | undefined): string {
  const member = media.schema && viewOf(tree, viewOf(tree, [tree.site(media.schema)]).member(name));
  const types = member ? typesOf(member) : new Set<string>();
  const { style, explode, allowReserved, contentType } = encoding ?? {};
  const isUrlEncoded = parseMediaType(media.mediaType)?.essence === "application/x-www-form-urlencoded";
  const isStyled = [style, explode, allowReserved].some((value) => value !== undefined);
  const headers = (encoding?.headers ?? []).map(({ at, name: header, ...rest }) => [
    header.toLowerCase(),
    canonical(rest),
  ]);
  if (isStyled || (isUrlEncoded && contentType === undefined && !types.has("object"))) {
    const [written = "form", reserved = false] = [style, allowReserved];
    return canonical([written, explode ?? written === "form", reserved, headers]);
  }
  return canonical([
    contentType?.toLowerCase().replaceAll(/\s/g, "") ?? (member && defaultContentType(tree, member)),
    headers,
  ]);
}

function defaultContentType(tree: Tree, member: View): string | undefined {
  const types = typesOf(member);
  types.delete("null");
  if (types.size > 2) return "application/octet-stream";
  if (types.has("array")) {
    const items = member.all("items").map(({ site }) => site);
    return defaultContentType(tree, viewOf(tree, items));
  }
  if (types.has("object")) return "application/json";
  const isBinary = member.first("contentEncoding") ?? member.first("contentMediaType");
  const format = member.first("format")?.value;
  return isBinary || format === "binary" || format === "byte" ? "application/octet-stream" : "text/plain";
}
