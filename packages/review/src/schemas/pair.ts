import type { Direction } from "@numbers-api/openapi/validation";
import type { Comparison } from "../compare/comparison.ts";
import type { Edge, Node } from "../model/graph.ts";
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

/** Traits for values that no longer pass, and for values that pass since the change, by the direction of the schemas. */
export const LOSES = { request: "breaks", response: "eases" } as const;
export const GAINS = { request: "eases", response: "breaks" } as const;

/** Checks that all values still pass, or passed before, those that nobody sends by convention included. */
export function surelyLacks(node: Node, trait: "breaks" | "eases"): boolean {
  return node.lacks(trait) && node.lacks("lenient");
}
