import { createHash } from "node:crypto";
import type { Location } from "@numbers-api/openapi/problem";
import type { Path } from "@numbers-api/openapi/reference";
import type { Compared } from "../compare/document.ts";
import type { Impact, Told } from "../kinds/kind.ts";
import { KINDS, type KindId } from "../kinds/kinds.ts";
import type { Direction, Finding, Node } from "./graph.ts";
import { contextsOf, tell } from "./tell.ts";

/** A change as the review reports it. */
export interface Change {
  readonly kind: KindId;
  readonly impact: Impact;
  readonly direction: Direction;
  /** One sentence for a consumer, with the operation that it belongs to. */
  readonly summary: string;
  /** The sentence alone, to stand under its operation. */
  readonly sentence: string;
  /** The operations that it reaches; none when it belongs to the document as a whole. */
  readonly operations: readonly string[];
  /** Where to look: in the head, or in the base for what is gone. */
  readonly at: Location & { readonly side: "base" | "head" };
  /** The nearest place in the head: where a pull request can show it. */
  readonly near: Location;
  /** The same for the same change on any machine and however the document is written. An approval names it. */
  readonly fingerprint: string;
}

/** What tells where a value stands in a document. */
export interface Locator {
  locate(path: Path): Location;
}

/** Everything that differs, as changes; each once, however many operations it reaches. */
export function collectChanges({ operations, whole }: Compared, base: Locator, head: Locator): Change[] {
  const nodes = new Set<Node>([...operations, whole]);
  for (const node of nodes) for (const child of node.children) nodes.add(child);
  const changes = [...nodes].flatMap((node) => node.findings.map((finding) => toChange(node, finding, base, head)));
  // The same sentence can come from two places that refer to the same part.
  return [...new Map(changes.map((change) => [change.fingerprint, change])).values()];
}

function toChange(node: Node, finding: Finding, base: Locator, head: Locator): Change {
  const contexts = contextsOf(node);
  const told: Told = tell(contexts, finding);
  const kind = KINDS[finding.kind];
  const sentence = `${kind.say(told)}.`;
  const operations = [...new Set(contexts.map(({ operation }) => operation))];
  const side = isGone(finding) && finding.base ? "base" : "head";
  const route = finding.head?.route ?? finding.base?.route ?? [];
  const near = head.locate(route);
  const identity = [
    finding.kind,
    node.direction,
    contexts.map(({ operation, place, member }) => [operation, place, member].join(" ")).sort(),
    [finding.name, finding.before, finding.after],
  ];
  return {
    kind: finding.kind,
    impact: kind[node.direction],
    direction: node.direction,
    sentence: capital(sentence),
    summary: operations.length > 0 ? `${named(operations)}: ${sentence}` : capital(sentence),
    operations,
    at: { ...(side === "base" && finding.base ? base.locate(finding.base.route) : near), side },
    near,
    fingerprint: createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 12),
  };
}

/** Whether what it is about is no longer in the head. */
function isGone({ kind, head, after }: Finding): boolean {
  return (
    /-removed|-became-optional$/.test(kind) ||
    !head ||
    (typeof after === "object" && after !== null && "words" in after && after.words === "without limit")
  );
}

/** As many operations as one takes in at a glance. */
export function named(operations: readonly string[]): string {
  const [first = "", ...rest] = operations;
  if (rest.length === 0) return first;
  return `${operations.length} operations (${operations.slice(0, 3).join(", ")}${operations.length > 3 ? ", …" : ""})`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
