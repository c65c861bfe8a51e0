import { isObject } from "@numbers-api/openapi/reference";
import type { Direction, Node, Step } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { View } from "../model/view.ts";
import { compareAnnotations } from "./annotations.ts";
import { compareApplicators } from "./applicators.ts";
import { compareBounds } from "./bounds.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
import { compareConditions } from "./conditions.ts";
import { compareProperties } from "./properties.ts";
import { compareTexts } from "./texts.ts";
import { compareUnions, compareWithUnion } from "./unions.ts";
import { compareTypes, compareValues } from "./values.ts";

/** Two schemas, each as the conjunction of the sites that a value has to satisfy. */
export interface SchemaPair {
  readonly node: Node;
  readonly base: View;
  readonly head: View;
  readonly direction: Direction;
  readonly comparison: Comparison;
  /** Compares two schemas below this one. */
  readonly below: (base: readonly Site[], head: readonly Site[], step: Step, direction?: Direction) => Node;
  /** Compares two schemas that may turn out not to belong together: the result hangs nowhere yet. */
  readonly apart: (base: readonly Site[], head: readonly Site[]) => Node;
  readonly baseSites: readonly Site[];
  readonly headSites: readonly Site[];
}

/** Compares two schemas in one direction. Either side may be no schema at all, which lets everything pass. */
export function compareSchemas(
  comparison: Comparison,
  direction: Direction,
  baseSites: readonly Site[],
  headSites: readonly Site[],
): Node {
  noteRenaming(comparison, baseSites, headSites);
  const base = baseSites.map((site) => canonicalSite(comparison.base, site));
  const head = headSites.map((site) => canonicalSite(comparison.head, site));
  return nodeFor(comparison, "schema", direction, base, head, (node) => {
    const pair: SchemaPair = {
      node,
      base: new View(comparison.base, baseSites),
      head: new View(comparison.head, headSites),
      direction,
      comparison,
      below: (b, h, step, turned = direction) => {
        const child = compareSchemas(comparison, turned, b, h);
        node.add(child, step);
        return child;
      },
      apart: (b, h) => compareSchemas(comparison, direction, b, h),
      baseSites,
      headSites,
    };
    node.component = pair.head.components[0] ?? pair.base.components[0];
    compareInside(pair);
  });
}

/** A schema that is nothing but a reference is what it refers to. */
function canonicalSite(tree: Comparison["base"], site: Site): Site {
  const { value } = site;
  const bare = typeof value === "object" && value !== null && Object.keys(value).length === 1 && "$ref" in value;
  return bare ? tree.follow(site) : site;
}

function noteRenaming({ renamed }: Comparison, [base]: readonly Site[], [head]: readonly Site[]): void {
  const [from, to] = [componentOf(base), componentOf(head)];
  if (base && head && from && to && from !== to) renamed.set(from, { to, base, head });
}

function componentOf(site: Site | undefined): string | undefined {
  const reference = isObject(site?.value) ? String(site.value["$ref"] ?? "") : "";
  const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
  return name && decodeURIComponent(name);
}

function compareInside(pair: SchemaPair): void {
  const { base, head, node } = pair;
  if (base.never || head.never) {
    // What was described and never comes is missed; what nobody described is not.
    if (!base.never) note(node, base.isAnything ? "schema-forbidden" : "schema-withdrawn", base.site, head.never);
    if (!head.never) note(node, "schema-allowed", base.never, head.site);
    return;
  }
  if (base.isAnything !== head.isAnything) {
    note(node, head.isAnything ? "schema-removed" : "schema-added", base.site, head.site);
    return;
  }
  if (compareWithUnion(pair)) return;
  compareTypes(pair);
  compareValues(pair);
  compareBounds(pair);
  compareTexts(pair);
  compareAnnotations(pair);
  compareProperties(pair);
  compareUnions(pair);
  compareApplicators(pair);
  compareConditions(pair);
}
