import { readFile } from "node:fs/promises";
import { type Location, type Problem, ProblemError, show } from "@numbers-api/openapi/problem";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Change } from "../model/changes.ts";

/** A break that was intended: which, why, and the version that it comes with. */
export interface Approval {
  readonly change: string;
  readonly reason: string;
  readonly version: string;
  readonly at: Location;
}

const MEMBERS = ["change", "reason", "version"] as const;

/** What an entry says that is to be filled in, and what one that nobody filled in says still. */
export const REASON_TO_COME = "Why consumers have to bear it.";

/**
 * Reads the approvals.
 *
 * @throws {ProblemError} for an entry that does not say which change, why and in which version.
 */
export async function readApprovals(file: string): Promise<Approval[]> {
  return parseApprovals(await readFile(file, "utf8").catch(() => ""), show(file));
}

/** Reads the text of an approvals file. */
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
  // What a parser makes of the rest, once it is lost, helps nobody.
  if (broken.length > 0) throw new ProblemError(broken.slice(0, 1));
  const list = isMap(document.contents) ? document.contents.get("approvals") : undefined;
  const problems: Problem[] = [];
  const fix = "Write approvals: with a list of change, reason and version, as packages/review/REVIEW.md shows.";
  // An empty file has no approvals, and neither has a list without an item yet.
  const isEmpty =
    document.contents === null ||
    (isMap(document.contents) && document.contents.has("approvals") && (list ?? null) === null);
  if (!isEmpty && !isSeq(list)) problems.push({ ...at(), message: "there is no list of approvals", fix });
  const approvals = (isSeq(list) ? list.items : []).map((item) => {
    const value = (name: string): string => {
      const found = isMap(item) ? item.get(name, true) : undefined;
      // As it is written: a fingerprint of digits only is no number.
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

/** What the approvals do to the changes. */
export interface Approved {
  /** The approval of a break, by its fingerprint. */
  readonly of: ReadonlyMap<string, Approval>;
  /** What is wrong with the approvals. */
  readonly problems: readonly Problem[];
}

/**
 * Matches approvals with breaks. One that approved a break of an earlier review, and stood in the base already, is
 * history; any other that matches nothing is an error, as is one for another version than the document's.
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
