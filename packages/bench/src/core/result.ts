import type { Machine } from "./machine.ts";

/** What a figure counts. */
export type Unit = "B" | "MiB" | "ms" | "µs" | "/s" | "";

/** A quantity that was measured of each row of a table. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** Whether less of it is better or more of it; nothing where it is neither. */
  readonly better?: "less" | "more";
  /** Whether a chart shows it. */
  readonly chart?: true;
}

/** A subject and what was measured of it. */
export interface Row {
  readonly name: string;
  /** Whether it is of this repository. */
  readonly ours?: true;
  /** By column: a value for each round, or why there is none. */
  readonly cells: Readonly<Record<string, readonly number[] | string>>;
}

/** Costs by the size of the contract, for a chart with two logarithmic axes. */
export interface Curve {
  readonly name: string;
  readonly ours?: true;
  readonly points: readonly { readonly size: number; readonly values: readonly number[] }[];
}

/** What was compared under the same conditions. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** What was done to get these figures, in a sentence or two. */
  readonly method: string;
  /** The row that the others are compared with. */
  readonly baseline?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly curves?: readonly Curve[];
  /** What a reader has to know to understand the figures, a paragraph each. */
  readonly notes?: readonly string[];
}

/** The names of the sections, in the order of the report. */
export const SECTIONS = ["client", "mock", "server", "chain", "install"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Everything that a run of one section found. */
export interface SectionResult {
  readonly section: SectionName;
  /** When it began, in UTC (ISO 8601). */
  readonly date: string;
  /** How long it took, in seconds. */
  readonly seconds: number;
  readonly rounds: number;
  readonly machine: Machine;
  /** The versions of all that was compared, by package. */
  readonly versions: Readonly<Record<string, string>>;
  readonly tables: readonly Table[];
}

/**
 * How much is measured. `full` is what is written down; `quick` has few rounds and calls, to see how things stand;
 * `smoke` has the least that goes through all of the code, to see that it works.
 */
export type Effort = "full" | "quick" | "smoke";

/** What a section needs to know of the run that it is part of. */
export interface Run {
  readonly effort: Effort;
  /** How often each subject is measured. */
  readonly rounds: number;
  /** Says what is being done, on the terminal. */
  progress(what: string): void;
}
