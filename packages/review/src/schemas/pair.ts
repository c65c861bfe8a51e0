import type { Direction } from "@numbers-api/openapi/validation";
import type { Comparison, Results } from "../compare/comparison.ts";
import { KINDS } from "../kinds/kinds.ts";
import { type DifferenceTest, type Edge, type Node, opposite } from "../model/graph.ts";
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

/** Tests for differences that conclusions are drawn from. */
const TESTS: Readonly<Record<keyof Omit<Results, "include">, DifferenceTest>> = {
  differs: ({ kind }) => !ANNOTATION.test(kind),
  changesAcceptance: ({ kind, added }) => !ANNOTATION.test(kind) && !(kind === "property-added" && added),
  addsMembers: ({ added }) => added !== undefined,
  isMajor: ({ kind }, direction) => KINDS[kind][direction] === "major",
};

/** Results of comparisons that are done. */
export function resultsOf(nodes: Iterable<Node>): Results {
  const found = {
    differs: new Set<Node>(),
    changesAcceptance: new Set<Node>(),
    addsMembers: new Set<Node>(),
    isMajor: new Set<Node>(),
  };
  const include = (node: Node): void => {
    for (const [name, test] of Object.entries(TESTS) as [keyof typeof TESTS, DifferenceTest][]) {
      const { [name]: known } = found;
      if (known.has(node) || !node.findings.some((finding) => test(finding, node.direction))) continue;
      const above = new Set([node]);
      // The set grows while it is read.
      for (const each of above) {
        known.add(each);
        for (const { node: parent } of each.parents) if (!known.has(parent)) above.add(parent);
      }
    }
  };
  for (const node of nodes) include(node);
  return {
    include,
    differs: (node) => found.differs.has(node),
    changesAcceptance: (node) => found.changesAcceptance.has(node),
    addsMembers: (node) => found.addsMembers.has(node),
    isMajor: (node) => found.isMajor.has(node),
  };
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

/** Test for values that no longer pass, whether or not anybody sends them. */
export const REFUSES = { request: refuses("request"), response: refuses("response") } as const;

function refuses(of: Direction): DifferenceTest {
  return (finding, direction) => {
    const isHarmless = direction === of ? finding.kind === "property-added" : isLenient(finding, direction);
    return finding.isAccepted !== true && (isHarmless || LOSES[of](finding, direction));
  };
}

function orLenient(test: DifferenceTest): DifferenceTest {
  return (...found) => test(...found) || isLenient(...found);
}

function affects(of: Direction, sender: Direction): DifferenceTest {
  // Under `not`, the direction is turned.
  return ({ kind }, direction) => KINDS[kind][direction === of ? sender : opposite(sender)] === "major";
}
