import type { Direction } from "@numbers-api/openapi/validation";
import type { KindId } from "../kinds/kinds.ts";
import type { Located, Site } from "./site.ts";

/** One difference between two parts. */
export interface Difference {
  readonly kind: KindId;
  /** Place in the base; `head` is the place in the head. One is absent when a part came or went. */
  readonly base: Located | undefined;
  readonly head: Located | undefined;
  /** Name of the member, parameter, status or the like. */
  readonly name?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Schemas of a member that was not described before: by convention, consumers did not send it. */
  readonly added?: readonly Site[] | undefined;
  /** A removed member is still accepted, only not described. */
  readonly isAccepted?: boolean;
}

/** Words for a sentence, in place of a value, which would be shown as code. */
export interface Words {
  readonly words: string;
}

/** Way from a node to a part of it, as a sentence names it. */
export interface Edge {
  /** Place in the operation: "the response 200", "the request body", "the query parameter `limit`". */
  readonly place?: string;
  /** Place in a schema: ".label", "[]". */
  readonly member?: string;
}

/**
 * Comparison of a part of the base with the part of the head that takes its place. Parts that operations share are
 * compared once: nodes form a graph, and a finding belongs to every operation above it.
 */
export class Node {
  readonly findings: Difference[] = [];
  readonly parents: { readonly node: Node; readonly step: Edge }[] = [];
  readonly children: Node[] = [];
  readonly direction: Direction;
  /** Name of the operation, for a node that is one: "GET /numbers/list". */
  operation: string | undefined;
  /** Name of the component that is compared here. */
  component: string | undefined;
  /** Everything is compared here; the descendants may still be unfinished. */
  isDone = false;
  /** Number of conclusions that are still to be drawn. */
  conclusions = 0;
  /** Results of searches. */
  readonly #known = new Map<DifferenceTest, boolean>();

  constructor(direction: Direction) {
    this.direction = direction;
  }

  add(child: Node, step: Edge): void {
    child.parents.push({ node: this, step });
    this.children.push(child);
  }

  /**
   * Searches this node and its descendants for a difference.
   *
   * @returns undefined when none is found and some of the comparisons have not ended, as in recursive schemas.
   */
  find(test: DifferenceTest): boolean | undefined {
    const seen = new Set<Node>([this]);
    let areDone = true;
    for (const node of seen) {
      const known = node.#known.get(test);
      if (known === false) continue;
      if (known || node.findings.some((finding) => test(finding, node.direction))) {
        this.#known.set(test, true);
        return true;
      }
      // Conclusions are drawn from other differences, so that equal parts stay equal.
      areDone &&= node.isDone && (node.conclusions === 0 || test === isDifference);
      for (const child of node.children) seen.add(child);
    }
    if (!areDone) return undefined;
    for (const node of seen) node.#known.set(test, false);
    return false;
  }

  /** Neither this node nor its descendants have differences so far. */
  isEqual(): boolean {
    return this.find(isDifference) !== true;
  }
}

/** Test of a difference, and of the direction of the node that has it. A constant, because results are kept for it. */
export type DifferenceTest = (finding: Difference, direction: Direction) => boolean;

const isDifference: DifferenceTest = () => true;

/** Other direction, for schemas under `not` and for the response of a request. */
export function opposite(direction: Direction): Direction {
  return direction === "request" ? "response" : "request";
}
