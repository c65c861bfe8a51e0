import type { Located, Site } from "@numbers-api/openapi/schema-view";
import type { Direction } from "@numbers-api/openapi/validation";
import { KINDS, type KindId } from "../kinds/kinds.ts";

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
 * Trait of a difference that other verdicts depend on. `breaks` and `eases` are the greatest impact in the direction of
 * the node and in the other one: of a request, values are refused or accepted since the change.
 */
export type Trait = "any" | "changesSent" | "addsMember" | "breaks" | "eases" | "lenient" | `refuses-${Direction}`;

/** Kinds that do not change the accepted values. */
const ANNOTATION = /^(default|discriminator|xml|sunset|stability|deprecated|undeprecated|extensible|scenario)/;

/** Kinds that widen a response and are harmless because readers ignore unknown parts. */
const LENIENT =
  /^(property-added|additional-properties-opened|unevaluated-properties-opened|pattern-property-allowed)$/;

function traitsOf({ kind, added, isAccepted }: Difference, direction: Direction): Trait[] {
  const isLenient = LENIENT.test(kind);
  const [breaks, eases] = [direction, opposite(direction)].map((to) => KINDS[kind][to] === "major");
  // Under `not`, the direction is turned.
  const isNew = (of: Direction): boolean => (direction === of ? kind === "property-added" : isLenient);
  const traits: Readonly<Record<Trait, boolean | undefined>> = {
    any: true,
    changesSent: !ANNOTATION.test(kind) && !(kind === "property-added" && added),
    addsMember: added !== undefined,
    breaks,
    eases,
    lenient: isLenient,
    "refuses-request": isAccepted !== true && (breaks || isNew("request")),
    "refuses-response": isAccepted !== true && (eases || isNew("response")),
  };
  return (Object.keys(traits) as Trait[]).filter((trait) => traits[trait]); // The type of the table has the same names.
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
  /** Traits of the findings here and below. */
  readonly #traits = new Set<Trait>();
  #isSettled = false;

  constructor(direction: Direction) {
    this.direction = direction;
  }

  add(child: Node, step: Edge): void {
    child.parents.push({ node: this, step });
    this.children.push(child);
    this.#mark(child.#traits);
  }

  note(finding: Difference): void {
    this.findings.push(finding);
    this.#mark(traitsOf(finding, this.direction));
  }

  #mark(traits: Iterable<Trait>): void {
    for (const trait of traits) {
      const above = new Set<Node>([this]);
      for (const node of above) {
        if (node.#traits.has(trait)) continue;
        node.#traits.add(trait);
        for (const { node: parent } of node.parents) above.add(parent);
      }
    }
  }

  /** This node or a descendant has a difference with a trait, as far as is known. */
  has(trait: Trait): boolean {
    return this.#traits.has(trait);
  }

  /** No difference has a trait, and none can come: everything below is compared, unlike in recursive schemas. */
  lacks(trait: Trait): boolean {
    if (this.#traits.has(trait)) return false;
    const seen = new Set<Node>([this]);
    for (const node of seen) {
      if (node.#isSettled) continue;
      if (!node.isDone || node.conclusions > 0) return false;
      for (const child of node.children) seen.add(child);
    }
    for (const node of seen) node.#isSettled = true;
    return true;
  }

  /** Neither this node nor its descendants have differences so far. */
  isEqual(): boolean {
    return !this.has("any");
  }
}

/** Other direction, for schemas under `not` and for the response of a request. */
export function opposite(direction: Direction): Direction {
  return direction === "request" ? "response" : "request";
}
