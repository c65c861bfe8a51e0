import type { Chapter } from "./table.ts";

const [BEGIN, END] = ["<!-- The table begins: pnpm review:table writes it. -->", "<!-- The table ends. -->"];

/** REVIEW.md with its table as the rows have it now. */
export function withTable(text: string, chapters: readonly Chapter[]): string {
  const [head, rest] = text.split(BEGIN);
  const tail = rest?.split(END)[1];
  if (head === undefined || tail === undefined)
    throw new Error(`REVIEW.md has no place for the table: ${BEGIN} … ${END}`);
  return `${head}${BEGIN}\n${chapters.map(toMarkdown).join("")}\n${END}${tail}`;
}

function toMarkdown({ title, at, cases }: Chapter): string {
  const columns =
    at === "schema" ? ["in a request", "in a response"] : ["the consumer calls", "the API calls (webhook)"];
  const cell = (impact: string | undefined): string => (impact === "major" ? "**major**" : (impact ?? ""));
  const rows = [
    ["change", ...columns, "kind"],
    ...cases.map(({ title: change, kind, request, response }) => [
      change,
      cell(request),
      cell(response),
      `\`${kind}\``,
    ]),
  ];
  const widths = columns.concat("", "").map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [header = "", ...body] = rows.map(
    (row) => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return `\n### ${title}\n\n${[header, rule, ...body].join("\n")}\n`;
}
