import { type ApiMediaType, parseMediaType } from "@numbers-api/openapi/model";
import type { Edge, Node } from "../model/graph.ts";
import { canonical } from "../model/json.ts";
import type { Located, Site, Tree } from "../model/site.ts";
import { compareSchemas } from "../schemas/schema.ts";
import { viewOf } from "../schemas/view/build-view.ts";
import { type Comparison, compareEntries, note } from "./comparison.ts";
import { compareEncodings } from "./encoding.ts";

/** Body that has a schema per media type. */
interface Body extends Located {
  readonly content: readonly ApiMediaType[];
}

/** Compares the media types of a body. */
export function compareContent(comparison: Comparison, node: Node, base: Body, head: Body): void {
  const byKey = ({ content }: Body): Map<string, ApiMediaType> =>
    new Map(content.map((media) => [mediaTypeKey(media.mediaType), media]));
  const [before, after] = [byKey(base), byKey(head)];
  const step = before.size > 1 ? { member: "" } : {};
  for (const [name, media] of before) {
    const same = after.get(name);
    const [wider] = [...after].filter(([other]) => isWithin(name, other));
    const narrower = [...after].filter(([other]) => isWithin(other, name));
    if (same) compareMediaType(comparison, node, media, same, step);
    else if (wider) {
      const [range, other] = wider;
      note(node, "media-type-widened", media, other, { name: range, before: name, after: range });
      compareMediaType(comparison, node, media, other, step);
    } else if (narrower.length > 0) {
      const after = { several: narrower.map(([other]) => other) };
      note(node, "media-type-narrowed", media, head, { name, before: name, after });
      for (const [, other] of narrower) compareMediaType(comparison, node, media, other, step);
    } else note(node, "media-type-removed", media, head, { name });
  }
  for (const [name, media] of after) {
    if (before.has(name) || [...before.keys()].some((was) => !after.has(was) && isWithin(was, name))) continue;
    // A media type that was covered by a range now has its own description.
    const range = [...before].find(([was]) => isWithin(name, was));
    if (!range) note(node, "media-type-added", base, media, { name });
    else if (after.has(range[0])) compareMediaType(comparison, node, range[1], media, step);
  }
}

/** Compares the parts of one media type. */
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
    if (before.length + after.length === 1 && isBytes(base, before) !== isBytes(head, after))
      [before, after] = [[], []];
    if (key === "itemSchema" && before.length + after.length === 0) continue;
    node.add(compareSchemas(comparison, node.direction, before, after), key === "itemSchema" ? { member: "[]" } : step);
  }
  compareEncodings(comparison, node, from, to);
  compareExamples(node, from, to);
}

/** Checks for a body of bytes, which 3.0 describes and 3.1 does not (OpenAPI 3.1, "Considerations for File Uploads"). */
function isBytes(tree: Tree, sites: readonly Site[]): boolean {
  const view = viewOf(tree, sites);
  const isBinary = view.first("format")?.value === "binary" || view.first("contentMediaType") !== undefined;
  return isBinary && view.hasOnly(new Set(["type", "format", "contentMediaType"]));
}

/** Compares the named examples of a body; those of responses are the scenarios of the mock. */
function compareExamples(node: Node, from: ApiMediaType, to: ApiMediaType): void {
  const named = ({ examples }: ApiMediaType) =>
    new Map(examples.filter(({ name }) => name).map((each) => [each.name, each]));
  compareEntries(
    named(from),
    named(to),
    (before, after, name) => {
      if (canonical(before.value) !== canonical(after.value)) note(node, "scenario-changed", before, after, { name });
    },
    (before, name) => note(node, "scenario-removed", before, to, { name }),
    (after, name) => note(node, "scenario-added", from, after, { name }),
  );
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
