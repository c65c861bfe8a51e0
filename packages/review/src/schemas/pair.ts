import type { Comparison } from "../compare/comparison.ts";
import type { Direction, Finding, Node, Step } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import type { View } from "./view.ts";

/** Two schemas, each a conjunction of all that stands at its sites. */
export interface SchemaPair {
  readonly node: Node;
  readonly base: View;
  readonly head: View;
  readonly direction: Direction;
  readonly comparison: Comparison;
  /** Compares two schemas below this one. */
  readonly below: (base: readonly Site[], head: readonly Site[], step: Step, direction?: Direction) => Node;
  /** Compares two schemas that may turn out not to belong together, and reports nothing. */
  readonly apart: (base: readonly Site[], head: readonly Site[]) => Node;
  readonly baseSites: readonly Site[];
  readonly headSites: readonly Site[];
}

/** Kinds that leave the accepted values as they are. */
const ANNOTATION = /^(default|discriminator|xml|sunset|stability|deprecated|undeprecated|extensible|scenario)/;

function findingsBelow(node: Node): Finding[] {
  const nodes = new Set<Node>([node]);
  for (const each of nodes) for (const child of each.children) nodes.add(child);
  return [...nodes].flatMap(({ findings }) => findings);
}

/** Checks that some value is accepted on one side only. */
export function changesAcceptance(node: Node): boolean {
  return findingsBelow(node).some(({ kind }) => !ANNOTATION.test(kind));
}

/** Kinds that widen what a response may be, and that readers bear because they ignore what they do not know. */
const LENIENT = new Set([
  "property-added",
  "additional-properties-opened",
  "unevaluated-properties-opened",
  "pattern-property-allowed",
]);

/** Checks for a change that readers bear. */
export function isLenient(node: Node): boolean {
  return findingsBelow(node).some(({ kind }) => LENIENT.has(kind));
}
