import type { Direction } from "@numbers-api/openapi/validation";
import type { Comparison, Results } from "../compare/comparison.ts";
import { KINDS } from "../kinds/kinds.ts";
import type { Difference, Edge, Node } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import type { View } from "./view/view.ts";

/** Two schemas, each a conjunction of the parts at its sites. */
export interface SchemaPair {
  readonly node: Node;
  readonly base: View;
  readonly head: View;
  readonly direction: Direction;
  readonly comparison: Comparison;
  /** Compares two schemas below this one. */
  readonly below: (base: readonly Site[], head: readonly Site[], step: Edge, direction?: Direction) => Node;
  /** Compares two schemas that may not correspond, without reporting changes. */
  readonly apart: (base: readonly Site[], head: readonly Site[]) => Node;
  readonly baseSites: readonly Site[];
  readonly headSites: readonly Site[];
}

/** Kinds that do not change the accepted values. */
const ANNOTATION = /^(default|discriminator|xml|sunset|stability|deprecated|undeprecated|extensible|scenario)/;

/** Results of comparisons that are done. */
export function resultsOf(nodes: Iterable<Node>): Results {
  const all = [...nodes];
  const changes = withParents(all.filter(({ findings }) => findings.some(isAboutAcceptance)));
  const majors = withParents(
    all.filter(({ findings, direction }) => findings.some(({ kind }) => KINDS[kind][direction] === "major")),
  );
  const others = withParents(all.filter(({ findings }) => findings.some(({ kind }) => !ANNOTATION.test(kind))));
  const additions = withParents(all.filter(({ findings }) => findings.some(({ added }) => added)));
  return {
    addsMembers: (node) => additions.has(node),
    differs: (node) => others.has(node),
    changesAcceptance: (node) => changes.has(node),
    isMajor: (node) => majors.has(node),
  };
}

function isAboutAcceptance({ kind, added }: Difference): boolean {
  return !ANNOTATION.test(kind) && !(kind === "property-added" && added);
}

function withParents(nodes: readonly Node[]): ReadonlySet<Node> {
  const found = new Set(nodes);
  // The set grows while it is read.
  for (const node of found) for (const { node: parent } of node.parents) found.add(parent);
  return found;
}

/** Kinds that widen a response and are harmless because readers ignore unknown parts. */
const LENIENT = new Set([
  "property-added",
  "additional-properties-opened",
  "unevaluated-properties-opened",
  "pattern-property-allowed",
]);

/** Checks for a change that readers bear. */
export function isLenient(node: Node): boolean {
  const nodes = new Set<Node>([node]);
  for (const each of nodes) for (const child of each.children) nodes.add(child);
  return [...nodes].some(({ findings }) => findings.some(({ kind }) => LENIENT.has(kind)));
}

/** Checks that fewer values pass than before, here or below. */
export function isNarrower(node: Node): boolean {
  const nodes = new Set<Node>([node]);
  for (const each of nodes) for (const child of each.children) nodes.add(child);
  return [...nodes].some(({ findings, direction }) =>
    findings.some(({ kind }) => KINDS[kind][direction === node.direction ? "request" : "response"] === "major"),
  );
}
