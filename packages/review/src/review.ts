import { buildModel } from "@numbers-api/openapi/model";
import type { Location, Problem } from "@numbers-api/openapi/problem";
import { compileBreaks } from "./checks/compile.ts";
import { findNewProblems } from "./checks/lint.ts";
import { checkTypes, SAME_TYPES, type TypesCheck } from "./checks/types.ts";
import { compareDocuments } from "./compare/document.ts";
import type { Pair } from "./inputs/pair.ts";
import { greatest, IMPACTS, type Impact } from "./kinds/kinds.ts";
import { type Change, collectChanges } from "./model/changes.ts";
import { type Approved, applyApprovals, type RepositoryPolicy } from "./policy/approvals.ts";
import { checkVersion, type VersionCheck } from "./policy/version.ts";
import { changedLines } from "./report/operation-lines.ts";
import { findRewording, type Reworded } from "./report/wording.ts";

export interface Review {
  readonly verdict: Impact;
  /** Changes, those with the greatest impact first. */
  readonly changes: readonly Change[];
  readonly version: VersionCheck & { readonly at: Location };
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
  /** Breaks can be approved: those of this repository's contract. */
  readonly isOwn: boolean;
  /** The change may be merged. */
  readonly passes: boolean;
}

const NO_POLICY: RepositoryPolicy = { approvals: [], spent: [] };

/**
 * Compares two versions of a contract by the rules, and runs the linter and the compiler.
 *
 * @param policy Policy of this repository; undefined for another contract, to which the linter and the types do not
 * apply.
 * @throws {UsageError} when the linter or the compiler is missing: the review must not pass without them.
 */
export async function review(
  { base, head, commit, notes, obstacles: unread }: Pair,
  policy: RepositoryPolicy | undefined,
): Promise<Review> {
  const isSame = base?.digest === head.digest;
  const typed = policy && base && !isSame ? checkTypes(base, head, commit) : Promise.resolve(SAME_TYPES);
  const linted = policy && !isSame ? findNewProblems(base, head) : Promise.resolve([]);
  // Both are awaited below; until then, a rejection is handled nowhere.
  for (const check of [typed, linted]) check.catch(() => {});

  const before = base?.model ?? buildModel({ document: { ...head.model.document, paths: {}, webhooks: {} } });
  const found = isSame ? [] : collectChanges(compareDocuments(before, head.model), base ?? head, head);
  const [types, lint] = await Promise.all([typed, linted]);
  const changes = [...found, ...compileBreaks(types.errors, found)].sort(byImpact);
  const verdict = greatest(changes.map(({ impact }) => impact));
  const { contractVersion } = head.model;
  const checked = checkVersion(verdict, base?.model.contractVersion, contractVersion);
  const approved = applyApprovals(policy ?? NO_POLICY, changes, contractVersion);
  const unapproved = changes.some(({ impact, fingerprint }) => impact === "major" && !approved.of.has(fingerprint));
  const obstacles = [...unread, ...types.obstacles];
  const others = "The linter, the generated types and the consumers' code, which are about another contract.";
  return {
    ...{ verdict, changes, approved, types, lint, obstacles },
    version: {
      ...checked,
      get at() {
        return head.locate(["info", "version"]);
      },
    },
    lines: isSame ? [] : changedLines(before, head.model),
    rewording: base && !isSame ? findRewording(base.model.document, head.model.document, head) : [],
    notes: [...notes, ...types.notes],
    skipped: policy ? [] : [others],
    isOwn: policy !== undefined,
    passes: checked.ok && !unapproved && approved.problems.length + lint.length + obstacles.length === 0,
  };
}

function byImpact(a: Change, b: Change): number {
  const [left = "", right = ""] = [a.operations[0], b.operations[0]];
  return IMPACTS.indexOf(b.impact) - IMPACTS.indexOf(a.impact) || (left < right ? -1 : left > right ? 1 : 0);
}
