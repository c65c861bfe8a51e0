import {
  type ApiEncoding,
  type ApiHeader,
  type ApiMediaType,
  bodyKind,
  parseMediaType,
} from "@numbers-api/openapi/model";
import {
  canonical,
  type Located,
  type Site,
  type Tree,
  typesOf,
  type View,
  viewOf,
} from "@numbers-api/openapi/schema-view";
import type { Edge, Node } from "../model/graph.ts";
import { compareSchemas, isBytes } from "../schemas/schema.ts";
import { type Comparison, compareNamed, conclude, note } from "./comparison.ts";

interface Body extends Located {
  readonly content: readonly ApiMediaType[];
}

export function compareContent(comparison: Comparison, node: Node, base: Body, head: Body): void {
  const byKey = ({ content }: Body): Map<string, ApiMediaType> =>
    new Map(content.map((media) => [mediaTypeKey(media.mediaType), media]));
  const [before, after] = [byKey(base), byKey(head)];
  const step = before.size > 1 ? { member: "" } : {};
  const compare = (from: ApiMediaType, to: ApiMediaType): void => compareMediaType(comparison, node, from, to, step);
  for (const [name, media] of before) {
    const same = after.get(name);
    const [wider] = [...after].filter(([other]) => isWithin(name, other));
    const narrower = [...after].filter(([other]) => isWithin(other, name));
    if (same) compare(media, same);
    else if (wider) {
      const [range, other] = wider;
      note(node, "media-type-widened", media, other, { name: range, before: name, after: range });
      compare(media, other);
    } else if (narrower.length > 0) {
      const several = narrower.map(([other]) => other);
      note(node, "media-type-narrowed", media, head, { name, before: name, after: { several } });
      for (const [, other] of narrower) compare(media, other);
    } else note(node, "media-type-removed", media, head, { name });
  }
  for (const [name, media] of after) {
    if (before.has(name) || [...before.keys()].some((was) => !after.has(was) && isWithin(was, name))) continue;
    // A media type that was covered by a range now has its own description.
    const range = [...before].find(([was]) => isWithin(name, was));
    if (!range) note(node, "media-type-added", base, media, { name });
    else if (after.has(range[0])) compare(range[1], media);
  }
}

export function compareMediaType(
  comparison: Comparison,
  node: Node,
  from: ApiMediaType,
  to: ApiMediaType,
  step: Edge,
): void {
  const { base, head } = comparison;
  for (const key of ["schema", "itemSchema"] as const) {
    let [before, after] = [from[key] ? [base.site(from[key])] : [], to[key] ? [head.site(to[key])] : []];
    if (before.length + after.length === 1 && isBytes(viewOf(base, before)) !== isBytes(viewOf(head, after)))
      [before, after] = [[], []];
    if (key === "itemSchema" && before.length + after.length === 0) continue;
    node.add(compareSchemas(comparison, node.direction, before, after), key === "itemSchema" ? { member: "[]" } : step);
  }
  compareEncodings(comparison, node, from, to);
  compareExamples(node, from, to);
}

/** Compares the named examples of a body; those of responses are the scenarios of the mock. */
function compareExamples(node: Node, from: ApiMediaType, to: ApiMediaType): void {
  const named = ({ examples }: ApiMediaType) =>
    new Map(examples.filter(({ name }) => name).map((each) => [each.name, each]));
  compareNamed(node, "scenario", [named(from), named(to)], [from, to], (before, after, name) => {
    if (canonical(before.value) !== canonical(after.value)) note(node, "scenario-changed", before, after, { name });
  });
}

/** Compares how the members of a multipart or urlencoded body are sent, defaults included. */
function compareEncodings(comparison: Comparison, node: Node, from: ApiMediaType, to: ApiMediaType): void {
  if (!["multipart", "form"].includes(bodyKind(to.mediaType))) return;
  const membersOf = (tree: Tree, { schema }: ApiMediaType): View => viewOf(tree, schema ? [tree.site(schema)] : []);
  const [before, after] = [membersOf(comparison.base, from), membersOf(comparison.head, to)];
  for (const name of new Set([...from.encoding.keys(), ...to.encoding.keys()])) {
    const [was, is] = [before.member(name), after.member(name)];
    // A part that came or went is told as such.
    if ((was.length === 0) !== (is.length === 0)) continue;
    const [own, other] = [from.encoding.get(name), to.encoding.get(name)];
    const isWrittenAlike =
      encodingOf(viewOf(before.tree, was), from, own) === encodingOf(viewOf(after.tree, is), to, other);
    const headers = comparePartHeaders(comparison, node, own, other);
    conclude(comparison, node, () => {
      if (!isWrittenAlike || !headers.every((each) => each?.isEqual()))
        note(node, "encoding-changed", own ?? from, other ?? to, { name });
    });
  }
}

/** Text that is the same for encodings of the same effect (OpenAPI 3.1, Encoding Object). */
function encodingOf(member: View, media: ApiMediaType, encoding: ApiEncoding | undefined): string {
  const { style, explode, allowReserved = false, contentType } = encoding ?? {};
  const isUrlEncoded = bodyKind(media.mediaType) === "form";
  const isStyled = style !== undefined || explode !== undefined || encoding?.allowReserved !== undefined;
  const types = typesOf(member);
  if (isStyled || (isUrlEncoded && contentType === undefined && !types.has("object"))) {
    const written = style ?? "form";
    const isExploded = (types.has("array") || types.has("object")) && (explode ?? written === "form");
    return canonical([written, isExploded, allowReserved]);
  }
  const given = contentType?.toLowerCase().replaceAll(/\s/g, "").split(",").sort().join();
  return given ?? defaultContentType(member.tree, member) ?? "";
}

/** Compares the headers of a part; undefined for one that came or went, or is written otherwise. */
function comparePartHeaders(comparison: Comparison, node: Node, from?: ApiEncoding, to?: ApiEncoding) {
  const sitesOf = (tree: Tree, { schema }: ApiHeader): Site[] => (schema ? [tree.site(schema)] : []);
  const byName = ({ headers = [] }: Partial<ApiEncoding> = {}) =>
    new Map(headers.map((header) => [header.name.toLowerCase(), header]));
  const [before, after] = [byName(from), byName(to)];
  return [...new Set([...before.keys(), ...after.keys()])].map((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was?.required !== is?.required || was?.content?.mediaType !== is?.content?.mediaType || !was || !is)
      return undefined;
    return compareSchemas(comparison, node.direction, sitesOf(comparison.base, was), sitesOf(comparison.head, is));
  });
}

function defaultContentType(tree: Tree, member: View): string | undefined {
  const types = typesOf(member);
  types.delete("null");
  if (types.size > 2) return "application/octet-stream";
  if (types.has("array")) {
    const items = member.all("items");
    return defaultContentType(tree, viewOf(tree, items));
  }
  if (types.has("object")) return "application/json";
  const isBinary = member.first("contentEncoding") ?? member.first("contentMediaType");
  const format = member.first("format")?.value;
  return isBinary || format === "binary" || format === "byte" ? "application/octet-stream" : "text/plain";
}

/** Media type in the form in which two of them are compared (RFC 9110, section 8.3.1). */
function mediaTypeKey(name: string): string {
  const parsed = parseMediaType(name);
  if (!parsed) return name.toLowerCase();
  const parameters = [...parsed.parameters].map(([key, value]) => `${key}=${value.toLowerCase()}`).sort();
  return [parsed.essence, ...parameters].join(";");
}

/** Checks that a media type or range includes another one: `application/*` and any type include `application/json`. */
function isWithin(name: string, range: string): boolean {
  const [inner, outer] = [parseMediaType(name), parseMediaType(range)];
  if (name === range || !inner || !outer) return false;
  const hasType = outer.type === "*" || outer.type === inner.type;
  const hasSubtype = outer.subtype === "*" || outer.subtype === inner.subtype;
  return hasType && hasSubtype && [...outer.parameters].every(([key, value]) => inner.parameters.get(key) === value);
}
