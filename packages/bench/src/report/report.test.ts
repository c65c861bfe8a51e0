import { describe, expect, it } from "vitest";
import type { SectionResult, Table } from "../core/result.ts";
import { formatCell, formatNumber, formatRatio } from "./format.ts";
import { markdownReport } from "./markdown.ts";
import { terminalTable } from "./terminal.ts";

const table: Table = {
  id: "calls",
  title: "Calls",
  method: "As fast as they can.",
  baseline: "bare",
  columns: [
    { id: "cpu", title: "CPU", unit: "µs", better: "less", chart: true },
    { id: "size", title: "size", unit: "B" },
  ],
  rows: [
    { name: "bare", cells: { cpu: [10, 20, 30], size: [1000] } },
    { name: "ours & co", ours: true, cells: { cpu: [15, 30, 45], size: [2500] } },
    { name: "other", cells: { cpu: "has no body", size: [500] } },
  ],
  notes: ["A note."],
};
const [bare, ours, other] = table.rows;
const [cpu] = table.columns;

describe("a number", () => {
  it.each([
    [1234.5, "B", "1,235 B"],
    [45.64, "µs", "45.6 µs"],
    [2, "ms", "2 ms"],
    [0.12345, "ms", "0.123 ms"],
    [100, "", "100"],
    [0, "B", "0 B"],
  ] as const)("has three digits that count: %d %s is %s", (value, unit, text) => {
    expect(formatNumber(value, unit)).toBe(text);
  });

  it("of times has two decimals if they are significant", () => {
    expect([formatRatio(1.456), formatRatio(23.4)]).toEqual(["1.46×", "23×"]);
  });
});

describe("a cell", () => {
  it("has the median, how many times the baseline that is, and the spread", () => {
    expect(ours && cpu && formatCell(table, ours, cpu)).toBe("30 µs 1.50× ±25%");
  });

  it("of the baseline is not compared with itself", () => {
    expect(bare && cpu && formatCell(table, bare, cpu)).toBe("20 µs ±25%");
  });

  it("shows the reason for a missing figure", () => {
    expect(other && cpu && formatCell(table, other, cpu)).toBe("has no body");
  });
});

describe("the table in the terminal", () => {
  it("has a line for each subject, its columns under their heads", () => {
    const lines = terminalTable(table).split("\n");
    expect(lines[0]).toBe("Calls (×: compared with bare)");
    expect(lines.slice(1, 3)).toEqual([
      "                        CPU           size",
      "bare             20 µs ±25%        1,000 B",
    ]);
    expect(lines.at(-1)).toBe("  A note.");
  });
});

describe("the report", () => {
  const result: SectionResult = {
    section: "client",
    date: "2026-11-23T10:00:00.000Z",
    seconds: 60,
    rounds: 3,
    machine: { processor: "A processor", cores: 2, memory: 8, system: "Linux 6 x64", node: "24.21.0" },
    versions: { stripe: "23.1.0" },
    tables: [table],
  };

  it("states command, date, rounds, machine and versions", () => {
    const report = markdownReport([result]).replaceAll(/\s+/g, " ");
    expect(report).toContain("`pnpm bench client` on 2026-11-23, in 3 rounds and 60 s: A processor, 2 cores, 8 GiB");
    expect(report).toContain("Node 24.21.0. Versions: stripe 23.1.0.");
  });

  it("has the table, its method, its notes and a chart of each charted column, without rows that have no figure", () => {
    const report = markdownReport([result]);
    expect(report).toContain("| **ours & co** | 30 µs 1.50× ±25% | 2,500 B 2.50× |");
    expect(report).toContain("As fast as they can.");
    expect(report).toContain("- A note.");
    expect(report.match(/```mermaid/g)).toHaveLength(1);
    expect(report).toContain(`  title "CPU (less is better)"
  x-axis ["bare", "ours & co"]
  y-axis "µs"
  bar [20, 30]
`);
  });
});
