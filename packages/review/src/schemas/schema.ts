import { isObject, referenceOf } from "@numbers-api/openapi/reference";
import { componentName, isNever, type Site, type Tree, type View } from "@numbers-api/openapi/schema-view";
import type { Direction } from "@numbers-api/openapi/validation";
import { type Comparison, conclude, nodeFor } from "../compare/comparison.ts";
import type { Node } from "../model/graph.ts";
import { compareAnnotations } from "./annotations.ts";
import { compareApplicators } from "./applicators.ts";
import { compareLimits } from "./limits.ts";
import { SchemaPair } from "./pair.ts";
import { compareDependent, compareProperties } from "./properties.ts";
import { compareUnions, compareWithUnion } from "./unions.ts";
import { compareTypesAndValues } from "./values.ts";

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
    const pair = new SchemaPair(node, comparison, [baseSites, headSites], compareSchemas);
    node.component = pair.head.components[0] ?? pair.base.components[0];
    compareInside(pair);
  });
}

/** A schema that is only a reference is its target. */
function canonicalSite(tree: Tree, site: Site): Site {
  const isBare = isObject(site.value) && referenceOf(site.value) && Object.keys(site.value).length === 1;
  return isBare ? tree.follow(site) : site;
}

function noteRenaming(comparison: Comparison, [base]: readonly Site[], [head]: readonly Site[]): void {
  const componentOf = (tree: Tree, site: Site): string | undefined => {
    const target = tree.target(referenceOf(site.value) ?? "");
    return target && componentName(target);
  };
  const [from, to] = [base && componentOf(comparison.base, base), head && componentOf(comparison.head, head)];
  if (base && head && from && to && from !== to) comparison.renamed.set(from, { to, base, head });
}

/** Checks for bytes, which 3.0 describes and 3.1 does not (OpenAPI 3.1, "Considerations for File Uploads"). */
export function isBytes(view: View): boolean {
  const isBinary = view.first("format")?.value === "binary" || view.first("contentMediaType") !== undefined;
  return isBinary && view.hasOnly("type", "format", "contentMediaType");
}

function compareInside(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const [was, is] = pair.both(isNever);
  if (was || is) {
    // Consumers miss a described value that never comes, but not an undescribed one.
    if (!was) pair.note(base.isAnything ? "schema-forbidden" : "schema-withdrawn", base.site, head.false);
    if (!is) pair.note("schema-allowed", base.false);
    return;
  }
  if (base.isAnything !== head.isAnything) {
    if (base.tree.is30 !== head.tree.is30 && pair.both(isBytes).includes(true)) return;
    pair.note(head.isAnything ? "schema-removed" : "schema-added");
    return;
  }
  if (compareWithUnion(pair)) return;
  compareAnnotations(pair);
  if (compareTypesAndValues(pair)) return;
  compareLimits(pair);
  compareProperties(pair);
  const [findings, children] = [node.findings.length, node.children.length];
  if (pair.types.has("object")) compareDependent(pair);
  compareUnions(pair);
  compareApplicators(pair);
  if (!base.isDynamic && !head.isDynamic) return;
  // Another variant or condition evaluates other members, and so decides which ones are left.
  const free = base.free.map((site, index) => pair.apart([site], head.free.slice(index, index + 1)));
  const own = node.children.slice(children);
  conclude(pair.comparison, node, () => {
    const isFreeSame = base.free.length === head.free.length && free.every((each) => each.isEqual());
    const isTold = node.findings.length > findings || !isFreeSame;
    const isChanged = isTold || own.some((child) => child.has("changesSent") || child.has("addsMember"));
    if (isChanged && !node.has("breaks")) pair.note("unevaluated-changed");
  });
}
