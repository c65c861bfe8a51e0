import type { Problem } from "@numbers-api/openapi/problem";
import type { Impact } from "../kinds/kinds.ts";
import { type Change, nameOperations } from "../model/changes.ts";
import { REASON_TO_COME } from "../policy/approvals.ts";
import type { Review } from "../review.ts";
import { cleanLine } from "./escape.ts";

export interface Line {
  /** Heading that it shares with others, which is usually an operation; empty without one. */
  readonly heading: string;
  readonly text: string;
  readonly at: string;
}

/** Part of a report. */
export interface Section {
  readonly title: string;
  readonly groups: ReadonlyMap<string, readonly Line[]>;
  /** Lines that came and went. */
  readonly diff: string;
}

/** Number of lines that are shown; the JSON format has all of them. */
const SHOWN = 50;

/** Number of lint findings of one rule that are shown; consequences of the same mistake are fixed with it. */
const SHOWN_OF_RULE = 3;

export function verdictLine({ verdict, changes, approved, version, obstacles, lint }: Review): string {
  const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
  const breaks = changes.filter(({ impact }) => impact === "major");
  const approvals = breaks.filter(({ fingerprint }) => approved.of.has(fingerprint)).length;
  const additions = changes.filter(({ impact }) => impact === "minor").length;
  const approval = approvals === 0 ? "" : `, ${approvals === breaks.length ? "approved" : `${approvals} approved`}`;
  const what: Record<Impact, string> = {
    major: `${count(breaks.length, "change breaks", "changes break")} consumers${approval}`,
    minor: `${count(additions, "addition")}, nothing breaks`,
    patch: "nothing breaks, nothing is added",
    none: "no change on the wire",
  };
  const more = [
    ...(lint.length > 0 ? [count(lint.length, "new lint finding")] : []),
    ...(approved.problems.length > 0 ? [count(approved.problems.length, "wrong approval")] : []),
    ...(obstacles.length > 0 ? ["the change could not be judged completely"] : []),
  ];
  return `${verdict.toUpperCase()}: ${[what[verdict], version.says, ...more].join("; ")}.`;
}

/** Sections of a report, the most urgent first; one without lines is left out. */
export function sections(review: Review, isVerbose: boolean): Section[] {
  const { changes, approved, types, lines, rewording, lint, obstacles, notes, skipped } = review;
  const lineOf = ({ operations, sentence, at, fingerprint }: Change): Line => {
    const heading = operations.length > 0 ? nameOperations(operations, isVerbose) : "The whole contract";
    const reason = approved.of.get(fingerprint)?.reason;
    return toLine(reason ? `${sentence} Approved: ${reason}` : sentence, at, heading);
  };
  const [scenarios, others] = [true, false].map((is) =>
    changes.filter(({ kind }) => kind.startsWith("scenario-") === is),
  );
  const of = (impact: Impact, isApproved = false): Line[] =>
    (others ?? [])
      .filter((change) => change.impact === impact && approved.of.has(change.fingerprint) === isApproved)
      .map(lineOf);
  const mistakes = (problems: readonly Problem[]): Line[] =>
    problems.map(({ file, line, column, message, fix }) =>
      toLine(`${message}. ${fix}`, { file, line: `${line}:${column}` }),
    );
  const all: readonly (readonly [title: string, lines: readonly Line[], diff?: readonly string[]])[] = [
    ["To know", [...obstacles, ...notes].map((text) => toLine(text))],
    ["Breaks consumers", of("major")],
    ["Breaks consumers, approved", of("major", true)],
    ["Approvals that are wrong", mistakes(approved.problems)],
    ["Adds", of("minor")],
    ["Changes besides", of("patch")],
    ["Names of types", of("none")],
    ["Examples, and the mock's scenarios", (scenarios ?? []).map(lineOf)],
    ["Reworded", rewording.map((reworded) => toLine(brief(reworded.text), reworded))],
    ["New lint findings", mistakes(fewOfEach(lint))],
    ["Consumers' code that no longer compiles", types.errors.map((error) => toLine(error.message, error))],
    ["Operations", [], lines],
    ["Generated types", [], types.diff.split("\n")],
    ["Not checked", skipped.map((text) => toLine(text))],
  ];
  return all
    .map(([title, own, diff = []]) => ({ title, groups: grouped(own), diff: short(diff) }))
    .filter(({ groups, diff }) => groups.size > 0 || diff !== "");
}

/** Findings of the linter for display: a few of each rule, with the number of the others. */
export function fewOfEach(lint: readonly Problem[]): Problem[] {
  // A finding has its rule in brackets.
  return [...Map.groupBy(lint, ({ fix }) => fix.replace(/^.*(?=\()|(?<=\)) .*$/g, "")).values()].flatMap((own) => {
    const shown = own.slice(0, SHOWN_OF_RULE);
    const [last, rest] = [shown.at(-1), own.length - shown.length];
    if (last && rest > 0) shown.splice(-1, 1, { ...last, fix: `${last.fix} And ${rest} more of this rule.` });
    return shown;
  });
}

/** Entries to add to the approvals if the breaks are intended; empty without breaks to approve. */
export function approvalsToAdd({ changes, approved, version, approvalsFile }: Review): string {
  const open = changes.filter(({ impact, fingerprint }) => impact === "major" && !approved.of.has(fingerprint));
  const entry = ({ fingerprint, summary }: Change): string =>
    `  # ${summary}\n  - change: ${fingerprint}\n    reason: ${REASON_TO_COME}\n    version: ${version.needed ?? version.after}`;
  return approvalsFile ? open.slice(0, SHOWN).map(entry).join("\n") : "";
}

/** Place as the report shows it. */
interface Mention {
  readonly file: string;
  readonly line: number | string;
  readonly side?: string;
}

/** Texts of the linter, of notes and of names also come from the contract. */
function toLine(text: string, at?: Mention, heading = ""): Line {
  const place = at ? `${at.file}:${at.line}${at.side === "base" ? " in the base" : ""}` : "";
  return { heading: cleanLine(heading), text: cleanLine(text), at: cleanLine(place) };
}

function grouped(lines: readonly Line[]): Section["groups"] {
  const rest = lines.length - SHOWN;
  const more = rest > 0 ? [toLine(`And ${rest} more; --format json has them all.`)] : [];
  return Map.groupBy([...lines.slice(0, SHOWN), ...more], ({ heading }) => heading);
}

function brief(text: string): string {
  const line = cleanLine(text.trim().replaceAll(/\s+/g, " ")).replaceAll("`", "'");
  return `“${line.length > 100 ? `${line.slice(0, 99)}…` : line}”`;
}

function short(lines: readonly string[]): string {
  const rest = lines.length > SHOWN ? [`… ${lines.length - SHOWN} more lines`] : [];
  return [...lines.slice(0, SHOWN).map(cleanLine), ...rest].join("\n").trimEnd();
}
