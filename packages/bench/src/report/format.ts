import type { Column, ResultRow, Table, Unit } from "../core/result.ts";
import { median, pairedRatio, spread } from "../core/statistics.ts";

const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Number with three significant digits and its unit: `1,234 B`, `45.6 µs`, `0.123 ms`. */
export function formatNumber(value: number, unit: Unit): string {
  const digits = Math.abs(value) >= 100 ? WHOLE.format(value) : value.toPrecision(3).replace(/\.?0+$/, "");
  return unit === "" ? digits : `${digits} ${unit}`;
}

/** Ratio with few digits: `1.46×`, `23×`. */
export function formatRatio(ratio: number): string {
  return `${ratio >= 10 ? WHOLE.format(ratio) : ratio.toFixed(2)}×`;
}

/** Formats a cell: the median, its ratio to the baseline, and the spread. */
export function formatCell(table: Table, row: ResultRow, { id, unit }: Column): string {
  const values = row.cells[id];
  if (values === undefined) return "";
  if (typeof values === "string") return values;
  const baseline = table.rows.find(({ name }) => name === table.baseline)?.cells[id];
  const isCompared = Array.isArray(baseline) && row.name !== table.baseline;
  const parts = [
    formatNumber(median(values), unit),
    ...(isCompared ? [formatRatio(pairedRatio(values, baseline))] : []),
    ...(values.length > 1 ? [`±${(spread(values) * 100).toFixed(0)}%`] : []),
  ];
  return parts.join(" ");
}
