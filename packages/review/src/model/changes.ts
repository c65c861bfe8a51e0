import { createHash } from "node:crypto";
import type { Location } from "@numbers-api/openapi/problem";
import type { Path } from "@numbers-api/openapi/reference";
import type { Compared } from "../compare/document.ts";
import { greatest, IMPACTS, type Impact, KINDS, type KindId } from "../kinds/kinds.ts";
import type { Difference, Node } from "./graph.ts";
import { buildMessage, type Context, contextsOf } from "./message.ts";

/** Change as the review reports it: one edit, with every operation that it reaches. */
export interface Change {
  readonly kind: KindId;
  /** Greatest impact on an operation that it reaches. */
  readonly impact: Impact;
  /** Sentence for a consumer, with the operations before it. */
  readonly summary: string;
  /** Sentence without its operations, for display below them. */
  readonly sentence: string;
  /** Operations that it reaches, those with the greatest impact first; none when it belongs to the whole document. */
  readonly operations: readonly string[];
  /** Place in the head, or in the base for a removed part. */
  readonly at: Location & { readonly side: "base" | "head" };
  /** Nearest place in the head, where a pull request can show it. */
  readonly near: Location;
  /** Name by which an approval refers to the change. It depends on the change and on the operations that it reaches. */
  readonly fingerprint: string;
}

/** Finds the location of a value in a document. */
export interface Locator {
  locate(path: Path): Location;
}

interface Found {
  readonly finding: Difference;
  readonly contexts: Context[];
  readonly impacts: Map<string, Impact>;
  readonly at: Change["at"];
}

/** Collects everything that differs: one change for one edit, however many operations it reaches. */
export function collectChanges({ operations, whole }: Compared, base: Locator, head: Locator): Change[] {
  const nodes = new Set<Node>([...operations, whole]);
  for (const node of nodes) for (const child of node.children) nodes.add(child);
  const edits = new Map<string, Found>();
  for (const node of nodes) {
    if (node.findings.length === 0) continue;
    const contexts = contextsOf(node);
    for (const finding of node.findings) {
      const { kind, name, before, after } = finding;
      const at = placeOf(finding, base, head);
      const key = JSON.stringify([kind, name, before, after, at]);
      const found: Found = edits.get(key) ?? { finding, contexts: [], impacts: new Map(), at };
      edits.set(key, found);
      const impact = KINDS[kind][node.direction];
      for (const { operation } of contexts)
        found.impacts.set(operation, greatest([impact, found.impacts.get(operation) ?? "none"]));
      if (contexts.length === 0) found.impacts.set("", impact);
      found.contexts.push(...contexts);
    }
  }
  return [...edits.values()].map((found) => toChange(found, head));
}

function placeOf(finding: Difference, base: Locator, head: Locator): Change["at"] {
  const isInBase = isGone(finding) && finding.base !== undefined;
  const site = isInBase ? finding.base : (finding.head ?? finding.base);
  const side = isInBase ? "base" : "head";
  return { ...(isInBase ? base : head).locate(site?.at ?? []), side };
}

function toChange({ finding, contexts, impacts, at }: Found, head: Locator): Change {
  const rank = (operation: string): number => IMPACTS.indexOf(impacts.get(operation) ?? "none");
  const operations = [...impacts.keys()].filter(Boolean).sort((a, b) => rank(b) - rank(a));
  const sentence = `${KINDS[finding.kind].message(buildMessage(contexts, finding))}.`;
  const identity = [
    finding.kind,
    [
      ...new Set(
        contexts.map(({ operation, direction, place, member }) => [operation, direction, place, member].join(" ")),
      ),
    ].sort(),
    [finding.name, finding.before, finding.after],
  ];
  return {
    kind: finding.kind,
    impact: greatest(impacts.values()),
    sentence: capitalize(sentence),
    summary: operations.length > 0 ? `${nameOperations(operations)}: ${sentence}` : capitalize(sentence),
    operations,
    at,
    // Places of a second document are expensive, and only one format has them.
    get near() {
      return head.locate(finding.head?.at ?? finding.base?.at ?? []);
    },
    fingerprint: fingerprintOf(identity),
  };
}

/** Short hash of a value. */
export function fingerprintOf(identity: unknown): string {
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 12);
}

/** Checks that the part of a finding is missing in the head. */
function isGone({ kind, head, after }: Difference): boolean {
  const isUnlimited =
    typeof after === "object" && after !== null && "words" in after && after.words === "without limit";
  return /-removed|-became-optional$/.test(kind) || !head || isUnlimited;
}

/** Names as many operations as one takes in at a glance, or all. */
export function nameOperations(operations: readonly string[], isVerbose = false): string {
  const [first = "", ...rest] = operations;
  if (rest.length === 0) return first;
  const shown = isVerbose ? operations : operations.slice(0, 3);
  return `${operations.length} operations (${shown.join(", ")}${operations.length > shown.length ? ", …" : ""})`;
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
