import type { Node } from "../model/graph.ts";
import { canonical } from "../model/json.ts";
import type { Site, Tree } from "../model/site.ts";
import { type Comparison, note } from "./comparison.ts";

/** Compares the examples of a body by name; those of answers are the scenarios of the mock. */
export function compareExamples(comparison: Comparison, node: Node, from: Site, to: Site): void {
  const [before, after] = [examples(comparison.base, from), examples(comparison.head, to)];
  for (const [name, site] of before) {
    const other = after.get(name);
    if (!other) note(node, "scenario-removed", site, to, { name });
    else if (canonical(site.value) !== canonical(other.value)) note(node, "scenario-changed", site, other, { name });
  }
  for (const [name, site] of after) if (!before.has(name)) note(node, "scenario-added", from, site, { name });
}

function examples(tree: Tree, media: Site): Map<string, Site> {
  return new Map(
    tree.entries(tree.get(media, "examples")).map(([name, example]) => [name, tree.get(example, "value") ?? example]),
  );
}
