import { isObject, parsePointer, referenceOf } from "@numbers-api/openapi/reference";
import type { Direction } from "@numbers-api/openapi/validation";
import { type Comparison, conclude, nodeFor, note } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { compareAnnotations } from "./annotations.ts";
import { compareApplicators } from "./applicators.ts";
import { compareLimits } from "./limits.ts";
import type { SchemaPair } from "./pair.ts";
import { compareProperties } from "./properties.ts";
import { compareUnions, compareWithUnion } from "./unions.ts";
import { compareTypesAndValues } from "./values.ts";
import { isNever } from "./view/acceptance.ts";
import { viewOf } from "./view/build-view.ts";

/** Compares two schemas in one direction. Without a schema, a side lets everything pass. */
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
      base: viewOf(comparison.base, baseSites),
      head: viewOf(comparison.head, headSites),
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

/** A schema that is only a reference is its target. */
function canonicalSite(tree: Comparison["base"], site: Site): Site {
  const isBare = isObject(site.value) && referenceOf(site.value) && Object.keys(site.value).length === 1;
  return isBare ? tree.follow(site) : site;
}

function noteRenaming({ renamed }: Comparison, [base]: readonly Site[], [head]: readonly Site[]): void {
  const [from, to] = [componentOf(base), componentOf(head)];
  if (base && head && from && to && from !== to) renamed.set(from, { to, base, head });
}

function componentOf(site: Site | undefined): string | undefined {
  const reference = referenceOf(site?.value) ?? "";
  return /^#\/components\/schemas\/[^/]+$/.test(reference) ? parsePointer(reference).at(-1) : undefined;
}

function compareInside(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const [was, is] = [isNever(base), isNever(head)];
  if (was || is) {
    // Consumers miss a described value that never comes, but not an undescribed one.
    if (!was) note(node, base.isAnything ? "schema-forbidden" : "schema-withdrawn", base.site, head.false ?? head.site);
    if (!is) note(node, "schema-allowed", base.false ?? base.site, head.site);
    return;
  }
  if (base.isAnything !== head.isAnything) {
    note(node, head.isAnything ? "schema-removed" : "schema-added", base.site, head.site);
    return;
  }
  if (compareWithUnion(pair)) return;
  compareAnnotations(pair);
  if (compareTypesAndValues(pair)) return;
  compareLimits(pair);
  compareProperties(pair);
  const [findings, children] = [node.findings.length, node.children.length];
  compareUnions(pair);
  compareApplicators(pair);
  if (!base.isDynamic && !head.isDynamic) return;
  // Another variant or condition evaluates other members, and so decides which ones are left.
  const isFreeSame =
    base.free.length === head.free.length &&
    base.free.every((site, index) => pair.apart([site], head.free.slice(index, index + 1)).isEqual());
  const isTold = node.findings.length > findings || !isFreeSame;
  const own = node.children.slice(children);
  conclude(pair.comparison, node, () => {
    if ((isTold || own.some((child) => child.has("differs"))) && !node.has("breaks"))
      note(node, "unevaluated-changed", base.site, head.site);
  });
}
