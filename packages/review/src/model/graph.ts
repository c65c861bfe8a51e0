import type { KindId } from "../kinds/kinds.ts";
import type { Site } from "./site.ts";

/** Who sends a value: the consumer (a request) or the API (an answer; in a webhook, the request). */
export type Direction = "request" | "response";

/** One difference, where it stands and what it is about. */
export interface Finding {
  readonly kind: KindId;
  /** Where it stood in the base, and stands in the head; one is absent when it came or went. */
  readonly base: Site | undefined;
  readonly head: Site | undefined;
  /** The member, parameter, status or the like that it is about. */
  readonly name?: string | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Words for a sentence, in place of a value, which is shown as code. */
export interface Words {
  readonly words: string;
}

/** The way from a node to a part of it, as a sentence names it. */
export interface Step {
  /** Where in the operation: "the answer 200", "the request body", "the query parameter `limit`". */
  readonly place?: string;
  /** Where in a schema: ".label", "[]". */
  readonly member?: string;
}

/**
 * A part of the base held against the part of the head that takes its place. What many operations share is compared
 * once, and its findings are told once: the nodes are a graph, and a finding belongs to every operation above it.
 */
export class Node {
  readonly findings: Finding[] = [];
  readonly parents: { readonly node: Node; readonly step: Step }[] = [];
  readonly children: Node[] = [];
  readonly direction: Direction;
  /** The operation, for a node that is one: "GET /numbers/list". */
  operation: { readonly name: string; readonly id?: string | undefined } | undefined;
  /** The name of the component that is compared here, if it is one. */
  component: string | undefined;

  constructor(direction: Direction) {
    this.direction = direction;
  }

  add(child: Node, step: Step): void {
    child.parents.push({ node: this, step });
    this.children.push(child);
  }

  /** Whether nothing at all differs here or below. */
  isEqual(): boolean {
    const seen = new Set<Node>([this]);
    for (const node of seen) {
      if (node.findings.length > 0) return false;
      for (const child of node.children) seen.add(child);
    }
    return true;
  }

  /** How much differs here and below: the measure of which variants of a union belong together. */
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

/** The other direction: what stands under `not`, or in a webhook, is judged the other way round. */
export function opposite(direction: Direction): Direction {
  return direction === "request" ? "response" : "request";
}
