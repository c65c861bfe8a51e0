import { stripVTControlCharacters, styleText } from "node:util";
import type { Table } from "../core/result.ts";
import { formatCell } from "./format.ts";

/** Formats a table for the terminal, with aligned columns and our rows in bold. */
export function terminalTable(table: Table): string {
  const head = ["", ...table.columns.map(({ title }) => plain(title))];
  const rows = table.rows.map((row) => {
    const line = [row.name, ...table.columns.map((column) => formatCell(table, row, column))];
    return row.ours ? line.map((cell) => styleText("bold", cell, { stream: process.stdout })) : line;
  });
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((line) => width(line[at] ?? ""))));
  const lines = [head, ...rows].map((line) =>
    line
      .map((cell, at) => pad(cell, widths[at] ?? 0, at > 0))
      .join("  ")
      .trimEnd(),
  );
  const baseline = table.baseline === undefined ? "" : ` (×: compared with ${table.baseline})`;
  return [plain(table.title) + baseline, ...lines, ...(table.notes ?? []).map((note) => `  ${plain(note)}`)].join("\n");
}

function plain(markdown: string): string {
  return markdown.replaceAll(/[`*]/g, "");
}

function width(text: string): number {
  return stripVTControlCharacters(text).length;
}

function pad(text: string, to: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, to - width(text)));
  return right ? space + text : text + space;
}
