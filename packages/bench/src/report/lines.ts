import type { Curve } from "../core/result.ts";
import { median } from "../core/statistics.ts";
import { formatNumber } from "./format.ts";
import { PALETTES, type Theme } from "./palette.ts";
import { drawing, element, text } from "./svg.ts";

const WIDTH = 720;
const HEIGHT = 380;
const [LEFT, RIGHT, TOP, BOTTOM] = [88, 275, 40, 44];
const DASHES = [undefined, "6 3", "2 3", "8 3 2 3"];

/** As far apart as names at the ends of lines have to be to be read, in pixels. */
const APART = 15;

/** Costs by size, in milliseconds, on two logarithmic axes: proportional growth has a slope of one. */
export function lineChart(title: string, curves: readonly Curve[], theme: Theme): string {
  const { text: ink, muted, rule, lines } = PALETTES[theme];
  const drawn = curves.map(({ name, ours, points }) => ({
    name,
    ours,
    points: points.map(({ size, values }) => ({ size, cost: median(values) })),
  }));
  const all = drawn.flatMap(({ points }) => points);
  const sizes = [...new Set(all.map(({ size }) => size))].sort((a, b) => a - b);
  const costs = all.map(({ cost }) => cost);
  const decades = decadesOf(Math.min(...costs), Math.max(...costs));
  const x = axis(sizes[0] ?? 1, sizes.at(-1) ?? 10, LEFT, WIDTH - RIGHT);
  const y = axis(decades[0] ?? 1, decades.at(-1) ?? 10, HEIGHT - BOTTOM, TOP);

  const grid = [
    ...decades.flatMap((cost) => [
      element("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(cost), y2: y(cost), stroke: rule }),
      text(formatNumber(cost, "ms"), { x: LEFT - 8, y: y(cost) + 4, "text-anchor": "end", fill: muted }),
    ]),
    ...sizes.map((size) =>
      text(formatNumber(size, ""), { x: x(size), y: HEIGHT - BOTTOM + 18, "text-anchor": "middle", fill: muted }),
    ),
    text("operations in the contract", {
      x: (LEFT + WIDTH - RIGHT) / 2,
      y: HEIGHT - 6,
      "text-anchor": "middle",
      fill: muted,
    }),
  ];
  const places = spaced(drawn.map(({ points }) => y(points.at(-1)?.cost ?? 1)));
  const marks = drawn.flatMap(({ name, ours, points }, index) => {
    const colour = lines[index % lines.length];
    const path = points.map(({ size, cost }) => `${x(size).toFixed(1)},${y(cost).toFixed(1)}`).join(" ");
    const stroke = {
      stroke: colour,
      "stroke-width": ours ? 2.5 : 1.5,
      "stroke-dasharray": DASHES[index % DASHES.length],
    };
    const label = {
      x: WIDTH - RIGHT + 10,
      y: (places[index] ?? 0) + 4,
      fill: colour,
      "font-weight": ours ? 600 : undefined,
    };
    return [element("polyline", { points: path, fill: "none", ...stroke }), text(name, label)];
  });
  const heading = text(title, { x: 0, y: 18, fill: ink, "font-size": 14, "font-weight": 600 });
  return drawing(WIDTH, HEIGHT, title, [heading, ...grid, ...marks]);
}

/** Powers of ten that enclose the costs. */
function decadesOf(least: number, most: number): number[] {
  const [from, to] = [
    Math.floor(Math.log10(least)),
    Math.max(Math.ceil(Math.log10(most)), Math.floor(Math.log10(least)) + 1),
  ];
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
}

/** From values to pixels, each decade as long as the next. */
function axis(from: number, to: number, start: number, end: number): (value: number) => number {
  const length = Math.log10(to / from) || 1;
  return (value) => start + (Math.log10(value / from) / length) * (end - start);
}

/** Same heights, moved down as little as possible to avoid overlaps. */
function spaced(heights: readonly number[]): number[] {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  const places: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { height, index } of order) {
    last = Math.max(height, last + APART);
    places[index] = last;
  }
  return places;
}
