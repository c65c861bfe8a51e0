import type { Direction } from "@numbers-api/openapi/validation";
import type { KindId } from "../kinds/kinds.ts";
import type { Site } from "./site.ts";

/** One difference between two parts. */
export interface Difference {
  readonly kind: KindId;
  /** Place in the base; `head` is the place in the head. One is absent when a part came or went. */
  readonly base: Site | undefined;
  readonly head: Site | undefined;
  /** Name of the member, parameter, status or the like. */
  readonly name?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Schemas of a member that was not described before: by convention, consumers did not send it. */
  readonly added?: readonly Site[] | undefined;
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

  constructor(direction: Direction) {
    this.direction = direction;
  }

  add(child: Node, step: Edge): void {
    child.parents.push({ node: this, step });
    this.children.push(child);
  }

  /** Neither this node nor its descendants have differences. */
  isEqual(): boolean {
    const seen = new Set<Node>([this]);
    for (const node of seen) {
      if (node.findings.length > 0) return false;
      for (const child of node.children) seen.add(child);
    }
    return true;
  }

  /** Number of findings here and below, by which the variants of a union are paired. */
  weight(): number {
    const seen = new Set<Node>([this]);
    let weight = 0;
    for (const node of seen) {
      weight += node.findings.length;
      for (const child of node.children) seen.add(child);
    }
    return weight;
  }
}

/** Other direction, for schemas under `not` and for the response of a request. */
export function opposite(direction: Direction): Direction {
  return direction === "request" ? "response" : "request";
}
