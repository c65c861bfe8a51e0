import { createHash } from "node:crypto";
import type { Path } from "@numbers-api/openapi/reference";
import type { Compared } from "../compare/document.ts";
import type { Description } from "../inputs/document.ts";
import { KINDS } from "../kinds/kinds.ts";
import type { Change } from "../model/changes.ts";
import type { Finding, Node } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { isEquivalent } from "./equivalent.ts";
import type { Objection } from "./second-judge.ts";

/**
 * What Redocly's diff calls breaking and our rules neither report nor can explain. An objection is explained when ours
 * have a say about the same place, or when both sides are the same but for how they are written.
 */
export function unexplained(
  objections: readonly Objection[],
  compared: Compared,
  base: Description,
  head: Description,
): Change[] {
  if (objections.length === 0) return [];
  const findings = findingsOf(compared).map((finding) => ({ breaking: finding.breaking, places: placesOf(finding) }));
  return objections
    .filter((objection) => !findings.some((finding) => speaksOf(finding, objection)))
    .filter((objection) => !isEquivalent(base.document, head.document, objection.head ?? objection.base ?? []))
    .map((objection) => toChange(objection, base, head));
}

function findingsOf({ operations, whole }: Compared): (Finding & { breaking: boolean })[] {
  const nodes = new Set<Node>([...operations, whole]);
  for (const node of nodes) for (const child of node.children) nodes.add(child);
  return [...nodes].flatMap(({ findings, direction }) =>
    findings.map((finding) => ({
      ...finding,
      breaking: isWhole(finding) || KINDS[finding.kind][direction] === "major",
    })),
  );
}

/** Redocly takes an operation that is gone for one that is new elsewhere, and compares the two; nobody else does. */
function isWhole({ kind }: Finding): boolean {
  return kind === "operation-added" || kind === "webhook-added";
}

/** Every pointer under which a finding may be known: of the value itself, and of the way to it. */
function placesOf({ base, head }: Finding): string[] {
  const places = (site: Site | undefined): string[] => (site ? [site.key, pointer(site.route)] : []);
  return [...places(base), ...places(head)];
}

function pointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function speaksOf(
  { breaking, places }: { breaking: boolean; places: readonly string[] },
  { base, head, way }: Objection,
): boolean {
  const asked = [base, head].filter((path) => path !== undefined).map(pointer);
  // What is inside a break is part of it; what is beside a remark is not.
  const isInside = (at: string): boolean => places.some((place) => place !== "" && at.startsWith(place));
  return (
    asked.some((at) => places.some((place) => place.startsWith(at))) ||
    (breaking && [pointer(way), ...asked].some(isInside))
  );
}

function toChange(
  { rule, message, base, head }: Objection,
  baseDescription: Description,
  headDescription: Description,
): Change {
  const near = headDescription.locate(head ?? base ?? []);
  const at = head
    ? { ...near, side: "head" as const }
    : { ...baseDescription.locate(base ?? []), side: "base" as const };
  const sentence = `Redocly's diff rates this as breaking and our rules do not (${rule}): ${message}`;
  const path = head ?? base ?? [];
  const operations = path[0] === "paths" && path.length > 2 ? [`${String(path[2]).toUpperCase()} ${path[1]}`] : [];
  return {
    kind: "second-judge",
    impact: "major",
    direction: "request",
    summary: sentence,
    sentence,
    operations,
    at,
    near,
    fingerprint: createHash("sha256").update(`${rule} ${message}`).digest("hex").slice(0, 12),
  };
}
