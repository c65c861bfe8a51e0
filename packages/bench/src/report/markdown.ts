import type { Column, ResultRow, SectionResult, Table } from "../core/result.ts";
import { median } from "../core/statistics.ts";
import { formatCell } from "./format.ts";

const INTRODUCTION = `# Results

Written by \`pnpm bench\`; the README describes how each figure is measured. Every round is in [results/](results). Do not edit.

A figure is the median of the rounds. **×** is the ratio to the first row, which has none: the median of the ratios of
the rounds, because each round measures all subjects in turn. **±** is half of the interquartile range of the rounds,
relative to the median. Absolute figures depend on the machine; the ratios are comparable between machines.
`;

const TITLES = {
  client: "Client",
  mock: "Mock server",
  server: "The API itself",
  chain: "Chain: from the contract to the generated code",
  install: "Install",
} as const;

/** Whole report, with the latest results of each section. */
export function markdownReport(results: readonly SectionResult[]): string {
  return `${[INTRODUCTION, ...results.map(sectionReport)].join("\n")}`;
}

function sectionReport({ section, date, seconds, rounds, machine, versions, tables }: SectionResult): string {
  const { processor, cores, memory, system, node } = machine;
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `## ${TITLES[section]}

Measured by \`pnpm bench ${section}\` on ${date.slice(0, 10)}, in ${rounds === 1 ? "one round" : `${rounds} rounds`} and ${seconds} s: ${processor}, ${cores} cores,
${memory} GiB, ${system}, Node ${node}.${packages.length > 0 ? ` Versions: ${packages.join(", ")}.` : ""}

${tables.map(tableReport).join("\n")}`;
}

function tableReport(table: Table): string {
  const head = ["", ...table.columns.map(({ title }) => title)];
  const rule = head.map((_, at) => (at === 0 ? "---" : "--:"));
  const rows = table.rows.map((row) => [
    nameOf(row),
    ...table.columns.map((column) => formatCell(table, row, column).replaceAll(" ", " ")),
  ]);
  return [
    `### ${table.title}\n`,
    `${table.method}\n`,
    ...[head, rule, ...rows].map((line) => `| ${line.join(" | ")} |`),
    "",
    ...(table.notes ?? []).map((note) => `- ${note}`),
    ...(table.notes?.length ? [""] : []),
    ...table.columns.filter(({ chart }) => chart).map((column) => barChart(table, column)),
  ].join("\n");
}

function nameOf({ name, ours }: ResultRow): string {
  return ours ? `**${name}**` : name;
}

/** Chart that GitHub draws in the reader's colour scheme, with a bar for the median of each row. */
function barChart({ rows }: Table, { id, title, unit, better }: Column): string {
  const bars = rows.flatMap(({ name, cells }) => {
    const values = cells[id];
    return Array.isArray(values) ? [{ name: JSON.stringify(name), value: Number(median(values).toPrecision(3)) }] : [];
  });
  return `\`\`\`mermaid
xychart-beta horizontal
  title "${title.replaceAll(/[`"]/g, "")}${better ? ` (${better} is better)` : ""}"
  x-axis [${bars.map(({ name }) => name).join(", ")}]
  y-axis "${unit}"
  bar [${bars.map(({ value }) => value).join(", ")}]
\`\`\`
`;
}
