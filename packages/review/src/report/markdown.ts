import type { Review } from "../review.ts";
import { codeBlock, escapeMarkdown } from "./escape.ts";
import { approvalsToAdd, type Line, sections, verdictLine } from "./sections.ts";

/** Formats the review for a pull request. */
export function formatMarkdown(review: Review, isVerbose: boolean): string {
  const parts = sections(review, isVerbose).map(({ title, groups, verbatim }) => {
    const lines = groups.flatMap(({ heading, lines: own }) => [
      ...(heading ? [`**${escapeMarkdown(heading)}**`, ""] : []),
      ...own.map(item),
      "",
    ]);
    const text = verbatim ? [codeBlock(verbatim.text, verbatim.language)] : [];
    return [`### ${title}`, "", ...lines, ...text].join("\n").trimEnd();
  });
  const approvals = approvalsToAdd(review);
  const help =
    approvals &&
    `If a break is intended, add it to \`spec/approvals.yaml\`, under \`approvals:\`\n\n${codeBlock(approvals, "yaml")}`;
  return `${[`## ${escapeMarkdown(verdictLine(review))}`, ...parts, help].filter(Boolean).join("\n\n")}\n`;
}

function item({ text, at }: Line): string {
  return `- ${[escapeMarkdown(text), at && `\`${at.replaceAll("`", "'")}\``].filter(Boolean).join(" ")}`;
}
