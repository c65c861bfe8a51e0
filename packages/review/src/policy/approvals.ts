import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Location, type Problem, ProblemError, show } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
import { ROOT } from "../inputs/cache.ts";
import { readContract } from "../inputs/contract.ts";
import { git } from "../inputs/git.ts";
import { CONTRACT, isFile, type Pair } from "../inputs/pair.ts";
import type { Change } from "../model/changes.ts";

/** Approval of an intended break: its fingerprint, the reason, and the version that contains it. */
export interface Approval {
  readonly change: string;
  readonly reason: string;
  readonly version: string;
  readonly at: Location;
  /** It is in the base already: a record of an earlier break. */
  readonly isSpent?: boolean;
}

export interface Approvals {
  /** The contract is that of this repository, with which the linter and the types deal. */
  readonly isOwn: boolean;
  /** Name of the file; undefined where breaks cannot be approved. */
  readonly file: string | undefined;
  readonly approvals: readonly Approval[];
}

/** Placeholder for the reason in a printed entry, which is refused as a reason. */
export const REASON_TO_COME = "Why consumers have to bear it.";

/**
 * Reads the approvals: those of this repository for its contract, which is the file itself or an edited copy with the
 * same title, and a given file for any contract. Another contract has none without such a file.
 *
 * @throws {UsageError} when the given file of approvals does not exist.
 */
export async function readApprovals({ head, commit }: Pair, given?: string): Promise<Approvals> {
  if (given !== undefined && !isFile(given)) {
    const advice = "Name the file of the approvals, or leave the option out.";
    throw new UsageError(`--approvals ${given} is not a file. ${advice}`);
  }
  const { title } = head.model;
  const isCopy = async () => title !== "" && isFile(CONTRACT) && title === (await readContract(CONTRACT)).model.title;
  const isOwn = head.path === CONTRACT || (await isCopy());
  if (!isOwn && given === undefined) return { isOwn, file: undefined, approvals: [] };
  const file = given ?? join(ROOT, "spec/approvals.yaml");
  const text = isFile(file) ? await readFile(file, "utf8") : "";
  const name = relative(ROOT, file).replaceAll("\\", "/");
  const old = commit ? await git(ROOT, ["show", `${commit}:./${name}`]) : undefined;
  const keyOf = ({ change, version }: Approval): string => `${change} ${version}`;
  const spent = new Set(parseApprovals(old ?? "", show(file)).map(keyOf));
  const approvals = parseApprovals(text, show(file));
  return {
    isOwn,
    file: given ?? "spec/approvals.yaml",
    approvals: approvals.map((approval) => ({ ...approval, isSpent: spent.has(keyOf(approval)) })),
  };
}

/**
 * Reads the text of an approvals file.
 *
 * @throws {ProblemError} for an entry without the change, the reason or the version.
 */
export function parseApprovals(text: string, file: string): Approval[] {
  const lines = new LineCounter();
  // All values are texts: a fingerprint of digits is not a number.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: "failsafe" });
  const at = (offset = 0): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const [broken] = document.errors;
  // Further errors mostly follow from the first.
  if (broken)
    throw new ProblemError([{ ...at(broken.pos[0]), message: broken.message, fix: "Correct the YAML here." }]);
  const fix = "Write approvals: with a list of change, reason and version, as packages/review/REVIEW.md shows.";
  const list = document.contents === null ? "" : document.get("approvals");
  if (list !== "" && !isSeq(list)) throw new ProblemError([{ ...at(), message: "there is no list of approvals", fix }]);
  const problems: Problem[] = [];
  const approvals = (isSeq(list) ? list.items : []).map((item) => {
    const place = at(isMap(item) ? item.range?.[0] : 0);
    const required = (name: string): string => {
      const value = String((isMap(item) && item.get(name)) || "").trim();
      if (["", REASON_TO_COME].includes(value))
        problems.push({ ...place, message: `the approval has no ${name}`, fix });
      return value;
    };
    return { change: required("change"), reason: required("reason"), version: required("version"), at: place };
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return approvals;
}

export interface Approved {
  /** Approval of a break, by its fingerprint. */
  readonly of: ReadonlyMap<string, Approval>;
  /** Mistakes in the approvals. */
  readonly problems: readonly Problem[];
}

/**
 * Matches approvals with breaks. One that matches nothing and is not spent is an error, as is one for another version
 * than the document's.
 */
export function applyApprovals(approvals: readonly Approval[], changes: readonly Change[], version: string): Approved {
  const of = new Map<string, Approval>();
  const problems: Problem[] = [];
  const breaks = new Set(changes.filter(({ impact }) => impact === "major").map(({ fingerprint }) => fingerprint));
  for (const approval of approvals) {
    const { change, at, version: own, isSpent } = approval;
    const wrong = (message: string, fix: string) =>
      problems.push({ ...at, message: `the approval of ${change} ${message}`, fix });
    if (breaks.has(change) && own === version) of.set(change, approval);
    else if (breaks.has(change)) wrong(`is for version ${own}, but the document has ${version}`, "Make them agree.");
    else if (!isSpent) wrong("matches no breaking change", "Remove it, or correct the fingerprint.");
  }
  return { of, problems };
}
