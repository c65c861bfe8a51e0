import { type Located, memberPlace, type Site, type Tree } from "@numbers-api/openapi/schema-view";
import type { Direction } from "@numbers-api/openapi/validation";
import type { KindId } from "../kinds/kinds.ts";
import { type Difference, Node } from "../model/graph.ts";
import type { Unchanged } from "./unchanged.ts";

/** Two documents, and the parts compared so far. */
export interface Comparison {
  readonly base: Tree;
  readonly head: Tree;
  /** Nodes by the parts that they compare, so that shared parts are compared once and recursion ends. */
  readonly nodes: Map<string, Node>;
  readonly unchanged: Unchanged;
  /** Names of the head for the security schemes of the base. */
  readonly schemes: ReadonlyMap<string, string>;
  /** Conclusions from other comparisons, drawn when all are done, because recursive schemas refer to unfinished ones. */
  readonly conclusions: (() => void)[];
  /** Component schemas that correspond to each other under different names: base name, then head name. */
  readonly renamed: Map<string, { readonly to: string; readonly base: Site; readonly head: Site }>;
}

/** Number of comparisons after which a pair of contracts is given up. Large public contracts need a tenth of it. */
const MOST_NODES = 400_000;

/** Contracts that cannot be judged in a reasonable time. */
export class TooComplexError extends Error {
  constructor() {
    super(
      "The contracts could not be judged: their schemas refer to each other in too many ways. Make the variants of unions components, or give each a title, so that they are paired by name.",
    );
  }
}

/** Finds or creates the node that compares some parts. A new one is compared unless the parts are equal. */
export function nodeFor(
  comparison: Comparison,
  what: string,
  direction: Direction,
  base: readonly Site[],
  head: readonly Site[],
  fill: (node: Node) => void,
): Node {
  const keys = (sites: readonly Site[]): string => sites.map(({ key }) => key).join(" ");
  const key = `${what}|${direction}|${keys(base)}|${keys(head)}`;
  const known = comparison.nodes.get(key);
  if (known) return known;
  if (comparison.nodes.size >= MOST_NODES) throw new TooComplexError();
  const node = new Node(direction);
  comparison.nodes.set(key, node);
  const [from, ...more] = base;
  const [to, ...others] = head;
  const isOne = from !== undefined && to !== undefined && more.length + others.length === 0;
  if (!isOne || !comparison.unchanged.has(from, to)) fill(node);
  node.isDone = true;
  return node;
}

/** Draws a conclusion about a node when all is compared. */
export function conclude({ conclusions }: Comparison, node: Node, draw: () => void): void {
  node.conclusions += 1;
  conclusions.push(() => {
    draw();
    node.conclusions -= 1;
  });
}

export function note(
  node: Node,
  kind: KindId,
  base: Located | undefined,
  head: Located | undefined,
  rest: Omit<Difference, "kind" | "base" | "head"> = {},
): void {
  node.note({ kind, base, head, ...rest });
}

/** Compares two parts below a node, or notes one that came or went. Operations that share the parts share the result. */
export function compareBelow(
  comparison: Comparison,
  parent: Node,
  part: { readonly what: string; readonly place: string; readonly direction?: Direction },
  [from, to]: readonly [Located | undefined, Located | undefined],
  fill: (node: Node) => void,
): Node {
  const [base, head] = [from ? [comparison.base.site(from)] : [], to ? [comparison.head.site(to)] : []];
  const node = nodeFor(comparison, part.what, part.direction ?? parent.direction, base, head, fill);
  parent.add(node, { place: part.place });
  return node;
}

type NamedPart = "scenario" | "link" | "server" | "security-flow" | "security-scope";

/** Notes the entries of two maps that were removed and added, and compares those that stayed. */
export function compareNamed<T extends Located>(
  node: Node,
  what: NamedPart,
  [before, after]: readonly [ReadonlyMap<string, T>, ReadonlyMap<string, T>],
  [base, head]: readonly [Located | undefined, Located | undefined],
  compare: (from: T, to: T, key: string) => void,
  tell: (key: string, side: "before" | "after", part: T) => Partial<Difference> = (name) => ({ name }),
): void {
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to) compare(from, to, key);
    else note(node, `${what}-removed`, from, head, tell(key, "before", from));
  }
  for (const [key, to] of after) if (!before.has(key)) note(node, `${what}-added`, base, to, tell(key, "after", to));
}

/** Compares a member that is true or false. */
export function compareFlag<Key extends string>(
  node: Node,
  key: Key,
  from: Located & Readonly<Record<Key, boolean>>,
  to: NoInfer<typeof from>,
  [on, off]: readonly [on: KindId, off: KindId],
): void {
  if (from[key] !== to[key]) note(node, to[key] ? on : off, memberPlace(from, key), memberPlace(to, key));
}

/** List of values without places of their own, such as the effective servers. */
export function listSite(parts: readonly Located[], value: unknown, owner: Located): Site {
  const [first] = parts;
  return { value, key: JSON.stringify(value), at: first ? first.at.slice(0, -1) : owner.at };
}
