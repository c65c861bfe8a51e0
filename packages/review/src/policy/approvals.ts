import { type Location, type Problem, ProblemError } from "@numbers-api/openapi/problem";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Change } from "../model/changes.ts";

/** Approval of an intended break: its fingerprint, the reason, and the version that contains it. */
export interface Approval {
  readonly change: string;
  readonly reason: string;
  readonly version: string;
  readonly at: Location;
}

const MEMBERS = ["change", "reason", "version"] as const;

/** Placeholder for the reason in a printed entry, which is refused as a reason. */
export const REASON_TO_COME = "Why consumers have to bear it.";

/**
 * Reads the text of an approvals file.
 *
 * @throws {ProblemError} for an entry without the change, the reason or the version.
 */
export function parseApprovals(text: string, file: string): Approval[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset = 0): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const broken = document.errors.map(({ message, pos: [offset] }) => ({
    ...at(offset),
    message,
    fix: "Correct the YAML here.",
  }));
  // Further errors mostly follow from the first.
  if (broken.length > 0) throw new ProblemError(broken.slice(0, 1));
  const list = isMap(document.contents) ? document.contents.get("approvals") : undefined;
  const problems: Problem[] = [];
  const fix = "Write approvals: with a list of change, reason and version, as packages/review/REVIEW.md shows.";
  // An empty file and an empty list mean no approvals.
  const isEmpty =
    document.contents === null ||
    (isMap(document.contents) && document.contents.has("approvals") && (list ?? null) === null);
  if (!isEmpty && !isSeq(list)) problems.push({ ...at(), message: "there is no list of approvals", fix });
  const approvals = (isSeq(list) ? list.items : []).map((item) => {
    const value = (name: string): string => {
      const found = isMap(item) ? item.get(name, true) : undefined;
      // As written: a fingerprint of digits only is not a number.
      return isScalar(found) ? String(found.source ?? found.value ?? "").trim() : "";
    };
    const place = at(isMap(item) ? item.range?.[0] : 0);
    for (const name of MEMBERS)
      if (!value(name) || (name === "reason" && value(name) === REASON_TO_COME))
        problems.push({ ...place, message: `the approval has no ${name}`, fix });
    return { change: value("change"), reason: value("reason"), version: value("version"), at: place };
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return approvals;
}

/** Approvals matched with changes. */
export interface Approved {
  /** Approval of a break, by its fingerprint. */
  readonly of: ReadonlyMap<string, Approval>;
  /** Mistakes in the approvals. */
  readonly problems: readonly Problem[];
}

/**
 * Matches approvals with breaks. An approval that is already in the base is a record of an earlier break; any other
 * approval without a match is an error, as is one for another version than the document's.
 */
export function applyApprovals(
  approvals: readonly Approval[],
  spent: readonly Approval[],
  changes: readonly Change[],
  version: string,
): Approved {
  const of = new Map<string, Approval>();
  const problems: Problem[] = [];
  const breaks = new Set(changes.filter(({ impact }) => impact === "major").map(({ fingerprint }) => fingerprint));
  for (const approval of approvals) {
    const { change, at } = approval;
    const isSpent = spent.some((old) => old.change === change && old.version === approval.version);
    if (!breaks.has(change)) {
      if (isSpent) continue;
      problems.push({
        ...at,
        message: `the approval of ${change} matches no breaking change`,
        fix: "Remove it, or correct the fingerprint.",
      });
    } else if (approval.version !== version) {
      problems.push({
        ...at,
        message: `the approval of ${change} is for version ${approval.version}, but the document has ${version}`,
        fix: "Make them agree.",
      });
    } else of.set(change, approval);
  }
  return { of, problems };
}
