import { isObject } from "@numbers-api/openapi/reference";
import type { Direction, Node, Step } from "../model/graph.ts";
import { canonical, listed } from "../model/json.ts";
import type { Site, Tree } from "../model/site.ts";
import { compareSchemas } from "../schemas/schema.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import { compareExamples } from "./examples.ts";
import { isWithin, mediaTypeKey } from "./media-types.ts";

/** Compares the bodies that two sites describe by media type, and hangs the result below a node. */
export function compareContent(
  comparison: Comparison,
  parent: Node,
  direction: Direction,
  base: Site,
  head: Site,
  at: Step,
): void {
  const node = nodeFor(comparison, "content", direction, [base], [head], (made) =>
    compareMediaTypes(comparison, made, direction, base, head, {}),
  );
  parent.add(node, at);
}

/** Compares the media types under `content`. */
export function compareMediaTypes(
  comparison: Comparison,
  node: Node,
  direction: Direction,
  base: Site,
  head: Site,
  step: Step,
): void {
  const [before, after] = [mediaTypes(comparison.base, base), mediaTypes(comparison.head, head)];
  for (const [name, from] of before) {
    const to = after.get(name);
    const [wider] = [...after].filter(([other]) => isWithin(name, other));
    const narrower = [...after].filter(([other]) => isWithin(other, name));
    if (to) compareBodies(from, to);
    else if (wider) {
      note(node, "media-type-widened", from, wider[1], { name: wider[0], before: name, after: wider[0] });
      compareBodies(from, wider[1]);
    } else if (narrower.length > 0) {
      const names = narrower.map(([other]) => `\`${other}\``);
      note(node, "media-type-narrowed", from, narrower[0]?.[1], {
        name,
        before: name,
        after: { words: listed(names, "or") },
      });
      for (const [, other] of narrower) compareBodies(from, other);
    } else note(node, "media-type-removed", from, head, { name });
  }
  for (const [name, to] of after) {
    if (before.has(name) || [...before.keys()].some((was) => !after.has(was) && isWithin(was, name))) continue;
    // What a range described now has a description of its own.
    const range = [...before].find(([was]) => isWithin(name, was));
    if (!range) note(node, "media-type-added", base, to, { name });
    else if (after.has(range[0])) compareBodies(range[1], to);
  }

  function compareBodies(from: Site, to: Site): void {
    const schema = (tree: Tree, site: Site): Site[] =>
      [tree.child(site, "schema")].filter((found) => found !== undefined);
    const child = compareSchemas(comparison, direction, schema(comparison.base, from), schema(comparison.head, to));
    node.add(child, before.size > 1 ? { ...step, member: "" } : step);
    compareEncoding(comparison, node, from, to);
    compareExamples(comparison, node, from, to);
  }
}

function mediaTypes(tree: Tree, site: Site): Map<string, Site> {
  return new Map(tree.entries(tree.get(site, "content")).map(([name, at]) => [mediaTypeKey(name), at]));
}

function compareEncoding(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const parts = (tree: Tree, site: Site): Map<string, Site> => new Map(tree.entries(tree.get(site, "encoding")));
  const [before, after] = [parts(comparison.base, from), parts(comparison.head, to)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    const text = (site: Site | undefined): string => canonical(isObject(site?.value) ? site.value : {});
    if (text(was) !== text(is)) note(node, "encoding-changed", was ?? from, is ?? to, { name });
  }
}
