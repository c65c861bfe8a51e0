import type { Location, Problem } from "@numbers-api/openapi/problem";
import { compareDocuments } from "./compare/document.ts";
import type { Pair } from "./inputs/pair.ts";
import { compileBreaks } from "./judges/compile-breaks.ts";
import { findNewProblems } from "./judges/lint.ts";
import { checkTypes, type TypesCheck } from "./judges/types.ts";
import { greatest, IMPACTS, type Impact } from "./kinds/kind.ts";
import { type Change, collectChanges } from "./model/changes.ts";
import { type Approval, type Approved, applyApprovals } from "./policy/approvals.ts";
import { checkVersion, type VersionCheck, versionOf } from "./policy/version.ts";
import { changedLines, operationLines } from "./report/operation-lines.ts";
import { findRewording, type Reworded } from "./report/wording.ts";

/** All that a review found. */
export interface Review {
  readonly verdict: Impact;
  /** What changed, the gravest first. */
  readonly changes: readonly Change[];
  readonly version: VersionCheck & { readonly at: Location };
  readonly approved: Approved;
  readonly types: TypesCheck;
  /** The one-line list of operations, where it changed. */
  readonly lines: readonly string[];
  readonly rewording: readonly Reworded[];
  /** What the linter finds in the head and did not find in the base. */
  readonly lint: readonly Problem[];
  readonly notes: readonly string[];
  readonly obstacles: readonly string[];
  /** Judges that had no say in this comparison, and why. */
  readonly silent: readonly string[];
  /** Whether the breaks can be approved: those of this repository's contract can. */
  readonly isOurs: boolean;
  /** Whether the change may be merged. */
  readonly passes: boolean;
}

/** When the types cannot differ, or are not ours to generate. */
const NO_TYPES: TypesCheck = { diff: "", errors: [], notes: [], obstacles: [] };

/** What belongs to the contract of this repository, and to no other document. */
export interface House {
  readonly approvals: readonly Approval[];
  /** Those that stood in the base already. */
  readonly spent: readonly Approval[];
}

/**
 * Compares two versions of a description, and asks every judge at once.
 *
 * @param house what this repository adds; undefined for a foreign pair, which our linter and types have no say in.
 * @throws {UsageError} when a judge is missing: the review must not pass without it.
 */
export async function review(
  { base, head, commit, notes, obstacles }: Pair,
  house: House | undefined,
): Promise<Review> {
  const isSame = base !== undefined && base.digest === head.digest;
  const typed: Promise<TypesCheck> =
    house && base && !isSame ? checkTypes(base, head, commit) : Promise.resolve(NO_TYPES);
  const linted = house ? findNewProblems(base, head) : Promise.resolve([]);
  // Each is awaited below; until then, a refusal is nobody's fault.
  for (const judge of [typed, linted]) judge.catch(() => {});

  const nothing = { ...head.document, paths: {}, webhooks: {} };
  const compared = compareDocuments(base?.document ?? nothing, head.document);
  const structural = collectChanges(compared, base ?? head, head);
  const [types, lint] = await Promise.all([typed, linted]);
  const changes = [...structural, ...compileBreaks(types.errors, structural)].sort(byImpact);
  const verdict = greatest(changes.map(({ impact }) => impact));
  const all = [...obstacles, ...types.obstacles];
  const version = { ...checkVersion(verdict, base?.document, head.document), at: head.locate(["info", "version"]) };
  const approved = applyApprovals(house?.approvals ?? [], house?.spent ?? [], changes, versionOf(head.document) ?? "");
  const unapproved = changes.some(({ impact, fingerprint }) => impact === "major" && !approved.of.has(fingerprint));
  return {
    verdict,
    changes,
    version,
    approved,
    types,
    lines: changedLines(base ? operationLines(base.document) : [], operationLines(head.document)),
    rewording: base ? findRewording(base.document, head.document, head) : [],
    lint,
    notes: [...notes, ...types.notes],
    obstacles: all,
    silent: [
      ...(house ? [] : ["The linter, the generated types and the consumers' code: they are about another contract."]),
    ],
    isOurs: house !== undefined,
    passes: version.ok && !unapproved && approved.problems.length === 0 && lint.length === 0 && all.length === 0,
  };
}

function byImpact(a: Change, b: Change): number {
  const [left = "", right = ""] = [a.operations[0], b.operations[0]];
  return IMPACTS.indexOf(b.impact) - IMPACTS.indexOf(a.impact) || (left < right ? -1 : left > right ? 1 : 0);
}
