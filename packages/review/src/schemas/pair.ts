import type { Direction } from "@numbers-api/openapi/validation";
import type { Comparison, Results } from "../compare/comparison.ts";
import { KINDS } from "../kinds/kinds.ts";
import { type Difference, type DifferenceTest, type Edge, type Node, opposite } from "../model/graph.ts";
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

/** Finds a change that readers bear. */
export const isLenient: DifferenceTest = ({ kind }) => LENIENT.has(kind);

/** Tests for values that no longer pass, and for values that pass since the change, by the direction of the schemas. */
export const LOSES = { request: affects("request", "request"), response: affects("response", "request") } as const;
export const GAINS = { request: affects("request", "response"), response: affects("response", "response") } as const;

/** The same as `LOSES` and `GAINS`, with changes that are harmless by convention only. */
export const MAY_LOSE = { request: orLenient(LOSES.request), response: orLenient(LOSES.response) } as const;
export const MAY_GAIN = { request: orLenient(GAINS.request), response: orLenient(GAINS.response) } as const;

function orLenient(test: DifferenceTest): DifferenceTest {
  return (...found) => test(...found) || isLenient(...found);
}

function affects(of: Direction, sender: Direction): DifferenceTest {
  // Under `not`, the direction is turned.
  return ({ kind }, direction) => KINDS[kind][direction === of ? sender : opposite(sender)] === "major";
}
