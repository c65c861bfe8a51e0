import { createHash } from "node:crypto";
import type { Location } from "@numbers-api/openapi/problem";
import type { Compared } from "../compare/document.ts";
import type { LoadedContract } from "../inputs/contract.ts";
import { greatest, IMPACTS, type Impact, KINDS, type KindId } from "../kinds/kinds.ts";
import type { Difference, Node } from "./graph.ts";
import { buildSentence, type Context, contextsOf } from "./message.ts";

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

export type Locator = Pick<LoadedContract, "locate">;

interface Found {
  readonly finding: Difference;
  readonly contexts: Context[];
  readonly impacts: Map<string, Impact>;
  readonly at: Change["at"];
}

/** Collects everything that differs: one change for one edit, however many operations it reaches. */
export function collectChanges({ operations, whole }: Compared, base: Locator, head: Locator): Change[] {
  const edits = new Map<string, Found>();
  const nodes = new Set<Node>([...operations, whole]);
  // The set grows during the loop.
  for (const node of nodes) {
    for (const child of node.children) nodes.add(child);
    const contexts = node.findings.length > 0 ? contextsOf(node) : [];
    const reached = contexts.length > 0 ? contexts.map(({ operation }) => operation) : [""];
    for (const finding of node.findings) {
      const { kind, name, before, after } = finding;
      const at = placeOf(finding, base, head);
      const key = JSON.stringify([kind, name, before, after, at]);
      const found: Found = edits.get(key) ?? { finding, contexts: [], impacts: new Map(), at };
      edits.set(key, found);
      found.contexts.push(...contexts);
      for (const operation of reached) {
        const impact = greatest([KINDS[kind][node.direction], found.impacts.get(operation) ?? "none"]);
        found.impacts.set(operation, impact);
      }
    }
  }
  return [...edits.values()].map((found) => toChange(found, head));
}

function placeOf(finding: Difference, base: Locator, head: Locator): Change["at"] {
  return isGone(finding) && finding.base
    ? { ...base.locate(finding.base.at), side: "base" }
    : { ...head.locate((finding.head ?? finding.base)?.at ?? []), side: "head" };
}

function isGone({ kind, head, after }: Difference): boolean {
  const isUnlimited =
    typeof after === "object" && after !== null && "words" in after && after.words === "without limit";
  return /-removed|-became-optional$/.test(kind) || !head || isUnlimited;
}

function toChange({ finding, contexts, impacts, at }: Found, head: Locator): Change {
  const { kind, name, before, after } = finding;
  const rank = (operation: string): number => IMPACTS.indexOf(impacts.get(operation) ?? "none");
  const operations = [...impacts.keys()].filter(Boolean).sort((a, b) => rank(b) - rank(a));
  const sentence = `${buildSentence(contexts, finding)}.`;
  const alone = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  const places = contexts.map((each) => [each.operation, each.direction, each.place, each.member].join(" "));
  return {
    ...{ kind, operations, at, sentence: alone, impact: greatest(impacts.values()) },
    summary: operations.length > 0 ? `${nameOperations(operations)}: ${sentence}` : alone,
    // Places of a second document are expensive, and only one format has them.
    get near() {
      return head.locate(finding.head?.at ?? finding.base?.at ?? []);
    },
    fingerprint: fingerprintOf([kind, [...new Set(places)].sort(), [name, before, after]]),
  };
}

export function fingerprintOf(identity: unknown): string {
  return createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 12);
}

/** Names as many operations as one takes in at a glance, or all. */
export function nameOperations(operations: readonly string[], isVerbose = false): string {
  if (operations.length < 2) return operations.join();
  const shown = isVerbose ? operations : operations.slice(0, 3);
  return `${operations.length} operations (${shown.join(", ")}${operations.length > shown.length ? ", …" : ""})`;
}
