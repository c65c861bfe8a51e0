import type { Unit } from "../core/result.ts";
import { median, quantile } from "../core/statistics.ts";
import { formatNumber } from "./format.ts";
import { PALETTES, type Theme } from "./palette.ts";
import { drawing, element, text } from "./svg.ts";

/** Bar of a chart. */
export interface Bar {
  readonly name: string;
  readonly ours: boolean;
  /** Value for each round, or the reason for its absence. */
  readonly values: readonly number[] | string;
}

const WIDTH = 720;
const LABELS = 200;
const VALUES = 90;
const ROW = 24;
const TOP = 36;
const BAR = 14;

/** Horizontal bars from zero: the median of each subject, and a line over the middle half of its rounds. */
export function barChart(title: string, unit: Unit, bars: readonly Bar[], theme: Theme): string {
  const { text: ink, muted, rule, ours, others } = PALETTES[theme];
  const largest = Math.max(...bars.map(({ values }) => (typeof values === "string" ? 0 : quantile(values, 0.75))));
  const scale = (value: number): number => (largest === 0 ? 0 : (value / largest) * (WIDTH - LABELS - VALUES));
  const parts = bars.flatMap(({ name, ours: isOurs, values }, index) => {
    const middle = TOP + index * ROW + ROW / 2;
    const weight = isOurs ? 600 : undefined;
    const label = text(name, { x: LABELS - 8, y: middle + 4, "text-anchor": "end", fill: ink, "font-weight": weight });
    if (typeof values === "string") return [label, text(values, { x: LABELS + 6, y: middle + 4, fill: muted })];
    const [value, low, high] = [median(values), quantile(values, 0.25), quantile(values, 0.75)];
    const end = LABELS + Math.max(scale(value), 1);
    const bar = {
      x: LABELS,
      y: middle - BAR / 2,
      width: end - LABELS,
      height: BAR,
      rx: 2,
      fill: isOurs ? ours : others,
    };
    const [from, to] = [LABELS + scale(low), LABELS + scale(high)];
    const range = { x1: from, x2: to, y1: middle, y2: middle, stroke: ink, "stroke-width": 1.5 };
    return [
      label,
      element("rect", bar),
      ...(to - from >= 1 ? [element("line", range)] : []),
      text(formatNumber(value, unit), { x: Math.max(end, to) + 6, y: middle + 4, fill: muted, "font-weight": weight }),
    ];
  });
  const height = TOP + bars.length * ROW + 8;
  const axis = { x1: LABELS, x2: LABELS, y1: TOP, y2: height - 8, stroke: rule };
  const heading = text(title, { x: 0, y: 18, fill: ink, "font-size": 14, "font-weight": 600 });
  return drawing(WIDTH, height, title, [heading, element("line", axis), ...parts]);
}
