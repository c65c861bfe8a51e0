import { type Located, type Site, typesOf, type View, viewOf } from "@numbers-api/openapi/schema-view";
import type { Direction } from "@numbers-api/openapi/validation";
import { type Comparison, conclude } from "../compare/comparison.ts";
import { Unchanged } from "../compare/unchanged.ts";
import type { Difference, Node } from "../model/graph.ts";

type Sites = readonly Site[];
type Compare = (comparison: Comparison, direction: Direction, base: Sites, head: Sites) => Node;

/** Two schemas, each a conjunction of the parts at its sites. */
export class SchemaPair {
  readonly node: Node;
  readonly comparison: Comparison;
  readonly sites: readonly [base: Sites, head: Sites];
  readonly base: View;
  readonly head: View;
  /** Types that both schemas let pass, `number` beside `integer`. */
  readonly types: ReadonlySet<string>;
  readonly #compare: Compare;

  constructor(node: Node, comparison: Comparison, sites: SchemaPair["sites"], compare: Compare) {
    this.node = node;
    this.comparison = comparison;
    this.sites = sites;
    this.base = viewOf(comparison.base, sites[0]);
    this.head = viewOf(comparison.head, sites[1]);
    this.types = typesOf(this.base).intersection(typesOf(this.head));
    this.#compare = compare;
  }

  /** Reads the same of both schemas. */
  both<T>(read: (view: View) => T): readonly [T, T] {
    return [read(this.base), read(this.head)];
  }

  /** Notes a difference. The place of a schema stands for one that is left out. */
  note(
    kind: Difference["kind"],
    base: Located | undefined = this.base.site,
    head: Located | undefined = this.head.site,
    rest: Omit<Difference, "kind" | "base" | "head"> = {},
  ): void {
    this.node.note({ kind, base, head, ...rest });
  }

  below(base: Sites, head: Sites, member: string, direction = this.node.direction): Node {
    const child = this.#compare(this.comparison, direction, base, head);
    this.node.add(child, { member });
    return child;
  }

  /** Compares two schemas that may not correspond, of which the first may be in the head, without reporting changes. */
  apart(base: Sites, head: Sites, tree = this.base.tree): Node {
    const comparison = tree === this.base.tree ? this.comparison : withinHead(this.comparison);
    return this.#compare(comparison, this.node.direction, base, head);
  }

  areEqual(base: Site, head: Site): boolean {
    return this.apart([base], [head]).isEqual();
  }

  /** Tells of a difference, when all is compared: in the meantime, two unions with the same variants seem equal. */
  ifDifferent(node: Node, tell: () => void): void {
    conclude(this.comparison, this.node, () => {
      if (!node.isEqual()) tell();
    });
  }

  /** Checks whether values may no longer pass; with `all`, those included that nobody sends by convention. */
  loses(node: Node, all = false): boolean {
    return !node.lacks(this.node.direction === "request" ? "breaks" : "eases") || (all && !node.lacks("lenient"));
  }

  /** Checks whether values may pass since the change. */
  gains(node: Node, all = false): boolean {
    return !node.lacks(this.node.direction === "request" ? "eases" : "breaks") || (all && !node.lacks("lenient"));
  }
}

const WITHIN = new WeakMap<Comparison, Comparison>();

/** Comparison of the head with itself. */
function withinHead(comparison: Comparison): Comparison {
  const { head } = comparison;
  const fresh = {
    base: head,
    unchanged: new Unchanged(head, head),
    nodes: new Map(),
    conclusions: [],
    renamed: new Map(),
  };
  const found = WITHIN.get(comparison) ?? { ...comparison, ...fresh };
  WITHIN.set(comparison, found);
  return found;
}

/** Values that one of two maps alone has. */
export function onlyIn<T>(map: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>): T[] {
  return [...map].flatMap(([key, value]) => (other.has(key) ? [] : [value]));
}
