import { buildModel } from "@numbers-api/openapi/model";
import type { Problem } from "@numbers-api/openapi/problem";
import { compileBreaks } from "./checks/compile.ts";
import { findNewProblems } from "./checks/lint.ts";
import { checkTypes, SAME_TYPES, type TypesCheck } from "./checks/types.ts";
import { compareDocuments } from "./compare/document.ts";
import type { LoadedContract } from "./inputs/contract.ts";
import type { Pair } from "./inputs/pair.ts";
import { greatest, IMPACTS, type Impact } from "./kinds/kinds.ts";
import { type Change, collectChanges } from "./model/changes.ts";
import { type Approvals, type Approved, applyApprovals } from "./policy/approvals.ts";
import { checkVersion, type VersionCheck } from "./policy/version.ts";
import { changedLines } from "./report/operation-lines.ts";
import { findRewording, type Reworded } from "./report/wording.ts";

export interface Review {
  readonly head: LoadedContract;
  readonly verdict: Impact;
  /** Changes, those with the greatest impact first. */
  readonly changes: readonly Change[];
  readonly version: VersionCheck;
  readonly approved: Approved;
  readonly types: TypesCheck;
  /** Changes of the one-line list of operations. */
  readonly lines: readonly string[];
  readonly rewording: readonly Reworded[];
  /** Findings of the linter in the head that the base did not have. */
  readonly lint: readonly Problem[];
  readonly notes: readonly string[];
  /** Reasons why the change could not be checked completely. */
  readonly obstacles: readonly string[];
  /** Checks that do not apply to this pair. */
  readonly skipped: readonly string[];
  /** File in which breaks can be approved. */
  readonly approvalsFile: string | undefined;
  /** The change may be merged. */
  readonly passes: boolean;
}

/**
 * Compares two versions of a contract by the rules, and runs the linter and the compiler.
 *
 * @param approvals Approvals, and the contract's owner: the linter and the types do not apply to another contract.
 * @throws {UsageError} when the linter or the compiler is missing: the review must not pass without them.
 */
export async function review(
  { base, head, commit, notes, obstacles: unread }: Pair,
  { isOwn, file: approvalsFile, approvals }: Approvals,
): Promise<Review> {
  const isSame = base?.digest === head.digest;
  const typed = isOwn && base && !isSame ? checkTypes(base, head, commit) : Promise.resolve(SAME_TYPES);
  const linted = isOwn && !isSame ? findNewProblems(base, head) : Promise.resolve([]);
  // Both are awaited below; until then, a rejection is handled nowhere.
  for (const check of [typed, linted]) check.catch(() => {});

  const before = base?.model ?? buildModel({ document: { ...head.model.document, paths: {}, webhooks: {} } });
  const found = isSame ? [] : collectChanges(compareDocuments(before, head.model), base ?? head, head);
  const [types, lint] = await Promise.all([typed, linted]);
  const changes = [...found, ...compileBreaks(types.errors, found)].sort(byImpact);
  const verdict = greatest(changes.map(({ impact }) => impact));
  const { contractVersion } = head.model;
  const version = checkVersion(verdict, base?.model.contractVersion, contractVersion);
  const approved = applyApprovals(approvals, changes, contractVersion);
  const unapproved = changes.some(({ impact, fingerprint }) => impact === "major" && !approved.of.has(fingerprint));
  const obstacles = [...unread, ...types.obstacles];
  const others = "The linter, the generated types and the consumers' code, which are about another contract.";
  return {
    ...{ head, verdict, changes, version, approved, types, lint, obstacles },
    lines: isSame ? [] : changedLines(before, head.model),
    rewording: base && !isSame ? findRewording(base.model.document, head.model.document, head) : [],
    notes: [...notes, ...types.notes],
    skipped: isOwn ? [] : [others],
    approvalsFile,
    passes: version.ok && !unapproved && approved.problems.length + lint.length + obstacles.length === 0,
  };
}

function byImpact(a: Change, b: Change): number {
  const [left = "", right = ""] = [a.operations[0], b.operations[0]];
  return IMPACTS.indexOf(b.impact) - IMPACTS.indexOf(a.impact) || (left < right ? -1 : left > right ? 1 : 0);
}
