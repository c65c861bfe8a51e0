import { isObject } from "../../reference.ts";
import { type Direction, type Node, opposite, type Step } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { View } from "../model/view.ts";
import { compareAnnotations } from "./annotations.ts";
import { compareBounds } from "./bounds.ts";
import { type Comparison, nodeFor, note } from "./comparison.ts";
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
    if (!base.never) note(node, "schema-forbidden", base.site, head.never);
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
  compareItems(pair);
  for (const { keyword, step, turn } of APPLICATORS) compareApplicator(pair, keyword, step, turn);
  compareConditions(pair);
}

const APPLICATORS = [
  { keyword: "items", step: "[]", turn: false },
  { keyword: "unevaluatedItems", step: "[]", turn: false },
  { keyword: "contentSchema", step: "", turn: false },
  { keyword: "contains", step: "[]", turn: false },
  { keyword: "propertyNames", step: "", turn: false },
  { keyword: "not", step: "", turn: true },
] as const;

/** Those of which the absence is told by their own kind; elsewhere, no schema is compared as one that passes all. */
type Existing = "contains" | "propertyNames" | "not" | "contentSchema";
const EXISTING = {
  contains: "contains",
  propertyNames: "property-names",
  not: "not",
  contentSchema: "content-schema",
} as const satisfies Readonly<Record<Existing, string>>;

function compareApplicator(
  pair: SchemaPair,
  keyword: (typeof APPLICATORS)[number]["keyword"],
  member: string,
  turn: boolean,
): void {
  const [base, head] = [pair.base.all(keyword), pair.head.all(keyword)];
  if (base.length === 0 && head.length === 0) return;
  const sites = (reads: typeof base): Site[] => reads.map(({ site }) => site);
  if (keyword in EXISTING && (base.length === 0 || head.length === 0)) {
    const name = EXISTING[keyword as Existing]; // Narrowed by the line above.
    note(pair.node, head.length > 0 ? `${name}-added` : `${name}-removed`, base[0]?.site, head[0]?.site);
    return;
  }
  const direction = turn ? opposite(pair.direction) : pair.direction;
  pair.below(sites(base), sites(head), { member }, direction);
}

function compareItems(pair: SchemaPair): void {
  const list = (view: View): Site[] => view.all("prefixItems").flatMap(({ site }) => view.tree.items(site));
  const [base, head] = [list(pair.base), list(pair.head)];
  for (let index = 0; index < Math.max(base.length, head.length); index += 1) {
    const [before, after] = [base[index], head[index]];
    if (before && after) pair.below([before], [after], { member: `[${index}]` });
    else note(pair.node, after ? "prefix-item-added" : "prefix-item-removed", before, after, { name: String(index) });
  }
}

function compareConditions(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const [ifBefore, ifAfter] = [base.first("if"), head.first("if")];
  if (!ifBefore && !ifAfter) return;
  if (!ifBefore || !ifAfter) {
    note(node, ifAfter ? "condition-added" : "condition-removed", ifBefore?.site, ifAfter?.site);
    return;
  }
  const same = compareSchemas(pair.comparison, pair.direction, [ifBefore.site], [ifAfter.site]);
  if (!same.isEqual()) note(node, "condition-changed", ifBefore.site, ifAfter.site);
  for (const keyword of ["then", "else"] as const) {
    const [before, after] = [base.first(keyword), head.first(keyword)];
    if (before && after) pair.below([before.site], [after.site], { member: "" });
    else if (after) note(node, `${keyword}-added`, before?.site, after.site);
    else if (before) note(node, `${keyword}-removed`, before.site, undefined);
  }
}
