import type { Impact } from "../kinds/kinds.ts";
import { type Change, nameOperations } from "../model/changes.ts";
import { REASON_TO_COME } from "../policy/approvals.ts";
import type { Review } from "../review.ts";
import { cleanLine } from "./escape.ts";
import { fewOfEach } from "./lint-findings.ts";

/** Line of a report, with the place that it is about. */
export interface Line {
  readonly text: string;
  readonly at?: string | undefined;
}

/** Part of a report. */
export interface Section {
  readonly title: string;
  /** Lines by their common heading, which is usually an operation. */
  readonly groups: readonly { readonly heading: string; readonly lines: readonly Line[] }[];
  /** Text that is shown unchanged, such as a diff. */
  readonly verbatim?: { readonly language: string; readonly text: string };
}

/** Number of lines that are shown; the JSON format has all of them. */
const SHOWN = 50;

/** Kinds of change that are about examples. */
const SCENARIOS = /^scenario-/;

/** First line of every report. */
export function verdictLine({ verdict, changes, approved, version, obstacles, lint }: Review): string {
  const breaks = changes.filter(({ impact }) => impact === "major");
  const approvals = breaks.filter(({ fingerprint }) => approved.of.has(fingerprint)).length;
  const additions = changes.filter(({ impact }) => impact === "minor").length;
  const what: Record<Impact, string> = {
    major: `${count(breaks.length, "change breaks", "changes break")} consumers${approvals > 0 ? `, ${approvals === breaks.length ? "approved" : `${approvals} approved`}` : ""}`,
    minor: `${count(additions, "addition", "additions")}, nothing breaks`,
    patch: "nothing breaks, nothing is added",
    none: "no change on the wire",
  };
  const more = [
    ...(lint.length > 0 ? [count(lint.length, "new lint finding", "new lint findings")] : []),
    ...(approved.problems.length > 0 ? [count(approved.problems.length, "wrong approval", "wrong approvals")] : []),
    ...(obstacles.length > 0 ? ["the change could not be judged completely"] : []),
  ];
  return `${verdict.toUpperCase()}: ${[what[verdict], version.says, ...more].join("; ")}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Sections of a report, the most urgent first; one without lines is left out. */
export function sections(review: Review, isVerbose: boolean): Section[] {
  const { changes, approved, types, lines, rewording, lint, obstacles, notes, skipped } = review;
  const of = (impact: Impact): Change[] =>
    changes.filter((change) => change.impact === impact && !SCENARIOS.test(change.kind));
  const isApproved = ({ fingerprint }: Change): boolean => approved.of.has(fingerprint);
  const grouped = (own: readonly Change[], remark?: Remark): Section["groups"] => groupChanges(own, isVerbose, remark);
  const scenarios = changes.filter(({ kind }) => SCENARIOS.test(kind));
  const all: Section[] = [
    { title: "To know", groups: plain([...obstacles, ...notes].map((text) => ({ text }))) },
    { title: "Breaks consumers", groups: grouped(of("major").filter((change) => !isApproved(change))) },
    {
      title: "Breaks consumers, approved",
      groups: grouped(of("major").filter(isApproved), (change) => approved.of.get(change.fingerprint)?.reason),
    },
    {
      title: "Approvals that are wrong",
      groups: plain(
        approved.problems.map(({ message, fix, ...at }) => ({ text: `${message}. ${fix}`, at: place(at) })),
      ),
    },
    { title: "Adds", groups: grouped(of("minor")) },
    { title: "Changes besides", groups: grouped(of("patch")) },
    { title: "Names of types", groups: grouped(of("none")) },
    { title: "Examples, and the mock's scenarios", groups: grouped(scenarios) },
    { title: "Reworded", groups: plain(rewording.map(({ text, ...at }) => ({ text: brief(text), at: place(at) }))) },
    {
      title: "New lint findings",
      groups: plain(fewOfEach(lint).map(({ message, fix, ...at }) => ({ text: `${message}. ${fix}`, at: place(at) }))),
    },
    {
      title: "Consumers' code that no longer compiles",
      groups: plain(types.errors.map(({ message, ...at }) => ({ text: message, at: place(at) }))),
    },
    { title: "Operations", groups: [], verbatim: { language: "diff", text: short(lines).join("\n") } },
    {
      title: "Generated types",
      groups: [],
      verbatim: { language: "diff", text: short(types.diff.split("\n")).join("\n").trimEnd() },
    },
    { title: "Not checked", groups: plain(skipped.map((text) => ({ text }))) },
  ];
  return all.map(cleaned).filter(({ groups, verbatim }) => groups.length > 0 || (verbatim?.text ?? "") !== "");
}

/** Entries to add to the approvals if the breaks are intended; empty without breaks to approve. */
export function approvalsToAdd({ changes, approved, version, isOwn }: Review): string {
  if (!isOwn) return "";
  const open = changes.filter(({ impact, fingerprint }) => impact === "major" && !approved.of.has(fingerprint));
  return open
    .slice(0, SHOWN)
    .map(
      ({ fingerprint, summary }) =>
        `  # ${summary}\n  - change: ${fingerprint}\n    reason: ${REASON_TO_COME}\n    version: ${version.needed ?? version.after}`,
    )
    .join("\n");
}

/** Texts of the linter, of notes and of names also come from the contract. */
function cleaned({ groups, ...section }: Section): Section {
  const clean = ({ text, at }: Line): Line => ({
    text: cleanLine(text),
    ...(at !== undefined && { at: cleanLine(at) }),
  });
  return {
    ...section,
    groups: groups.map(({ heading, lines }) => ({ heading: cleanLine(heading), lines: lines.map(clean) })),
  };
}

/** Addition to the sentence of a change. */
type Remark = (change: Change) => string | undefined;

function groupChanges(changes: readonly Change[], isVerbose: boolean, remark?: Remark): Section["groups"] {
  const groups = new Map<string, Line[]>();
  for (const change of changes.slice(0, SHOWN)) {
    const { operations, sentence, at } = change;
    const heading = operations.length > 0 ? nameOperations(operations, isVerbose) : "The whole contract";
    const said = remark?.(change);
    const line = {
      text: said ? `${sentence} Approved: ${said}` : sentence,
      at: `${place(at)}${at.side === "base" ? " in the base" : ""}`,
    };
    groups.set(heading, [...(groups.get(heading) ?? []), line]);
  }
  if (changes.length > SHOWN)
    groups.set("", [{ text: `And ${changes.length - SHOWN} more; --format json has them all.` }]);
  return [...groups].map(([heading, lines]) => ({ heading, lines }));
}

function plain(lines: readonly Line[]): Section["groups"] {
  const rest = lines.length > SHOWN ? [{ text: `And ${lines.length - SHOWN} more; --format json has them all.` }] : [];
  return lines.length === 0 ? [] : [{ heading: "", lines: [...lines.slice(0, SHOWN), ...rest] }];
}

function place({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${line}`;
}

function brief(text: string): string {
  const line = cleanLine(text.trim().replaceAll(/\s+/g, " ")).replaceAll("`", "'");
  return `“${line.length > 100 ? `${line.slice(0, 99)}…` : line}”`;
}

function short(lines: readonly string[]): string[] {
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `… ${lines.length - SHOWN} more lines`] : [...lines];
}
