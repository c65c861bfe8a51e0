import { fitGrowth } from "../core/fit.ts";
import type { Column, ResultRow, Table } from "../core/result.ts";
import { median } from "../core/statistics.ts";
import type { ChainContract } from "./contracts.ts";

/** Times by round, in milliseconds, or the reason for their absence. */
export type Times = readonly number[] | string;

/** Command with its times by contract. */
export interface CommandTimes {
  readonly name: string;
  readonly ours: boolean;
  readonly times: ReadonlyMap<ChainContract, Times>;
}

/** Baseline: the tools without this repository. */
export const TOOLS = "openapi-typescript, then redocly lint";

/** Table with a column for each contract, and one for the growth of the cost. */
export function chainTable(
  about: Pick<Table, "id" | "title" | "method" | "notes"> & { readonly baseline?: string },
  contracts: readonly ChainContract[],
  lines: readonly CommandTimes[],
): Table {
  const columns: Column[] = [
    ...contracts.map(({ name }): Column => ({ id: name, title: name, unit: "ms", better: "less" })),
    { id: "growth", title: "growth", unit: "" },
  ];
  const rows = lines.map(({ name, ours, times }): ResultRow => {
    const cells = contracts.map((contract) => [contract.name, times.get(contract) ?? "—"] as const);
    return { name, ...(ours && { ours }), cells: { ...Object.fromEntries(cells), growth: growthOf(times) } };
  });
  return { ...about, columns, rows };
}

/** Growth of the cost with the size, as `fixed + n^exponent`. */
function growthOf(times: CommandTimes["times"]): string {
  const points = [...times].flatMap(([{ size }, values]) =>
    size === undefined || typeof values === "string" ? [] : [{ size, cost: median(values) }],
  );
  if (points.length < 3) return "—";
  const { fixed, factor, exponent } = fitGrowth(points);
  // An exponent can be fitted only if the largest size clearly exceeds the fixed cost.
  const largest = Math.max(...points.map(({ size }) => size));
  if (factor * largest ** exponent < fixed / 5) return "none";
  return `${fixed.toFixed(0)} ms + n^${exponent.toFixed(2)}`;
}
