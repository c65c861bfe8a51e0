import type { Review } from "../review.ts";
import { cleanLine } from "./escape.ts";
import { approvalsToAdd, type Line, sections, verdictLine } from "./sections.ts";

/** Formats the review for a terminal. */
export function formatTerminal(review: Review, isVerbose: boolean): string {
  const parts = sections(review, isVerbose).map(({ title, groups, verbatim }) => {
    const lines = groups.flatMap(({ heading, lines: own }) => [
      ...(heading ? [`  ${heading}`] : []),
      ...own.map((line) => indent(line, heading)),
    ]);
    const text = verbatim ? verbatim.text.split("\n").map((line) => `  ${cleanLine(line)}`) : [];
    return [title, ...lines, ...text].join("\n");
  });
  const approvals = approvalsToAdd(review);
  const help = approvals && `If a break is intended, add it to spec/approvals.yaml, under approvals:\n${approvals}`;
  return [verdictLine(review), ...parts, help].filter(Boolean).join("\n\n");
}

function indent({ text, at }: Line, heading: string): string {
  const margin = heading ? "    " : "  ";
  return [`${margin}${text}`, at && (text ? `  (${at})` : at)].filter(Boolean).join("");
}
