// Each section, from its first process to its tables, with the least work. Its speed is not checked.
import { describe, expect, it } from "vitest";
import { BUDGETS } from "../../src/budgets.ts";
import { SECTIONS, type Table } from "../../src/core/result.ts";
import { terminalTable } from "../../src/report/terminal.ts";
import { SECTION_RUNNERS } from "../../src/sections.ts";

function figuresOf({ rows }: Table): (readonly number[] | string)[] {
  return rows.flatMap(({ cells }) => Object.values(cells));
}

/** Values of this repository over their budget, with table and column. */
function overBudget({ id, rows }: Table): (readonly [string, string, number])[] {
  const budgets: Readonly<Record<string, Readonly<Record<string, number>>>> = BUDGETS.tables;
  const ours = rows.filter((row) => row.ours);
  return Object.entries(budgets[id] ?? {}).flatMap(([column, most]) =>
    ours
      .map(({ cells }) => [id, column, Number(cells[column]?.[0])] as const)
      .filter(([, , value]) => !(value <= most)),
  );
}

describe.each(SECTIONS)("the section %s", (name) => {
  const { run, versions } = SECTION_RUNNERS[name];

  it("measures our packages beside others, within the budgets, and shows its progress", async () => {
    const said: string[] = [];
    const tables = await run({ effort: "smoke", rounds: 1, progress: (what) => said.push(what) });
    expect(said.length).toBeGreaterThan(1);
    for (const table of tables) {
      expect(table.rows.some(({ ours }) => ours)).toBe(true);
      const figures = figuresOf(table).filter((cell) => typeof cell !== "string");
      expect(figures.flat().filter((value) => !Number.isFinite(value) || value < 0)).toEqual([]);
      expect(terminalTable(table)).not.toMatch(/NaN|undefined/);
    }
    const budgeted = Object.keys(BUDGETS.tables).filter((id) => id.startsWith(`${name}-`));
    expect(tables.map(({ id }) => id)).toEqual(expect.arrayContaining(budgeted));
    expect(tables.flatMap(overBudget)).toEqual([]);
    expect(tables.flatMap(figuresOf).filter((cell) => typeof cell !== "string").length).toBeGreaterThan(2);
  });

  it("knows the versions of all that it compares", () => {
    expect(Object.values(versions()).filter((version) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });
});
