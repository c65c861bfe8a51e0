import type { Table } from "../core/result.ts";
import { barChart } from "./bars.ts";
import { lineChart } from "./lines.ts";
import { THEMES, type Theme } from "./palette.ts";

/** Chart, drawn once for each colour scheme of GitHub. */
export interface Chart {
  readonly title: string;
  /** Base name of its files: `NAME-light.svg`, `NAME-dark.svg`. */
  readonly name: string;
  readonly files: readonly { readonly file: string; readonly svg: string }[];
}

/** Charts of a table: one for each charted column, and one for all of its curves. */
export function chartsOf(table: Table): Chart[] {
  const bars = table.columns
    .filter(({ chart }) => chart)
    .map(({ id, title, unit, better }) => {
      const heading = `${title.replaceAll("`", "")}${better ? ` (${better} is better)` : ""}`;
      const all = table.rows.map(({ name, ours = false, cells }) => ({
        name,
        ours,
        values: cells[id] ?? "not measured",
      }));
      return draw(`${table.id}-${id}`, heading, (theme) => barChart(heading, unit, all, theme));
    });
  const { curves } = table;
  const growth = `${table.title} (less is better)`;
  return curves === undefined ? bars : [...bars, draw(table.id, growth, (theme) => lineChart(growth, curves, theme))];
}

function draw(name: string, title: string, drawIn: (theme: Theme) => string): Chart {
  return { title, name, files: THEMES.map((theme) => ({ file: `${name}-${theme}.svg`, svg: drawIn(theme) })) };
}
