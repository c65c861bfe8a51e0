import type { Impact } from "../kinds/kinds.ts";
import type { Review } from "../review.ts";
import { codeBlock, escapeMarkdown } from "./escape.ts";
import { approvalsToAdd, sections, verdictLine } from "./sections.ts";

export function formatTerminal(review: Review, isVerbose: boolean): string {
  const parts = sections(review, isVerbose).map(({ title, groups, diff }) => {
    const lines = [...groups].flatMap(([heading, own]) => {
      const margin = heading ? "    " : "  ";
      return [...(heading ? [`  ${heading}`] : []), ...own.map(({ text, at }) => margin + text + (at && `  (${at})`))];
    });
    return [title, ...lines, ...(diff ? [diff.replaceAll(/^/gm, "  ")] : [])].join("\n");
  });
  const approvals = approvalsToAdd(review);
  const help = approvals && `If a break is intended, add it to ${review.approvalsFile}, under approvals:\n${approvals}`;
  return [verdictLine(review), ...parts, help].filter(Boolean).join("\n\n");
}

export function formatMarkdown(review: Review, isVerbose: boolean): string {
  const parts = sections(review, isVerbose).map(({ title, groups, diff }) => {
    const lines = [...groups].flatMap(([heading, own]) => [
      ...(heading ? [`**${escapeMarkdown(heading)}**`, ""] : []),
      ...own.map(({ text, at }) => `- ${escapeMarkdown(text)}${at && ` \`${at.replaceAll("`", "'")}\``}`),
      "",
    ]);
    return [`### ${title}`, "", ...lines, ...(diff ? [codeBlock(diff, "diff")] : [])].join("\n").trimEnd();
  });
  const approvals = approvalsToAdd(review);
  const help =
    approvals &&
    `If a break is intended, add it to \`${review.approvalsFile}\`, under \`approvals:\`\n\n${codeBlock(approvals, "yaml")}`;
  return `${[`## ${escapeMarkdown(verdictLine(review))}`, ...parts, help].filter(Boolean).join("\n\n")}\n`;
}

export function formatJson(review: Review): string {
  const { verdict, passes, version, approved, types, lint, skipped } = review;
  const changes = review.changes.map(({ kind, impact, summary, operations, at, fingerprint }) => {
    const reason = approved.of.get(fingerprint)?.reason ?? null;
    const operation = operations[0] ?? null;
    return { kind, impact, summary, operation, operations, ...at, fingerprint, approved: reason };
  });
  const report = {
    ...{ verdict, passes },
    version: { base: version.before ?? null, head: version.after, needed: version.needed ?? null, ok: version.ok },
    changes,
    approvals: approved.problems,
    operations: review.lines,
    types: types.diff,
    compile: types.errors,
    lint,
    notes: [...review.obstacles, ...review.notes],
    notChecked: skipped,
  };
  return JSON.stringify(report, null, 2);
}

const HEADINGS: readonly (readonly [Impact, string])[] = [
  ["major", "Breaking"],
  ["minor", "Added"],
  ["patch", "Changed"],
];

/** Draft of the change log's entry, one sentence per change, for the author to edit. */
export function draftEntry({ changes, version, approved }: Review): string {
  const parts = HEADINGS.flatMap(([impact, heading]) => {
    const lines = changes
      .filter((change) => change.impact === impact)
      .map(({ summary, fingerprint }) =>
        ["-", escapeMarkdown(summary), approved.of.get(fingerprint)?.reason].filter(Boolean).join(" "),
      );
    return lines.length > 0 ? [`### ${heading}\n\n${lines.join("\n")}`] : [];
  });
  const all = parts.length > 0 ? parts : ["Nothing changes for consumers."];
  return [`## ${version.needed ?? version.after}`, ...all].join("\n\n");
}
