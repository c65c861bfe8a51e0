import type { Review } from "../review.ts";
import { approvalsToAdd, type Line, sections, verdictLine } from "./sections.ts";

/** The review for a pull request. */
export function formatMarkdown(review: Review): string {
  const [word, ...rest] = verdictLine(review).split(":");
  const parts = sections(review).map(({ title, groups, verbatim }) => {
    const lines = groups.flatMap(({ heading, lines: own }) => [
      ...(heading ? [`**${heading}**`, ""] : []),
      ...own.map(item),
      "",
    ]);
    const text = verbatim ? [`\`\`\`${verbatim.language}`, verbatim.text, "```"] : [];
    return [`### ${title}`, "", ...lines, ...text].join("\n").trimEnd();
  });
  const approvals = approvalsToAdd(review);
  const help =
    approvals &&
    `If a break is intended, say so in \`spec/approvals.yaml\`, under \`approvals:\`\n\n\`\`\`yaml\n${approvals}\n\`\`\``;
  return `${[`## ${word}:${rest.join(":")}`, ...parts, help].filter(Boolean).join("\n\n")}\n`;
}

function item({ text, at }: Line): string {
  return `- ${[text, at && `\`${at}\``].filter(Boolean).join(" ")}`;
}
