import type { Machine } from "./machine.ts";

/** Unit of a figure. */
export type Unit = "B" | "MiB" | "ms" | "µs" | "/s" | "";

/** Quantity measured for each row of a table. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  /** Better direction; absent when neither is better. */
  readonly better?: "less" | "more";
  /** Shows the column in a chart. */
  readonly chart?: true;
}

/** Measurements of a subject. */
export interface ResultRow {
  readonly name: string;
  /** Marks subjects of this repository. */
  readonly ours?: true;
  /** By column: a value for each round, or the reason for its absence. */
  readonly cells: Readonly<Record<string, readonly number[] | string>>;
}

/** Comparison under the same conditions. */
export interface Table {
  readonly id: string;
  readonly title: string;
  /** Method in a sentence or two. */
  readonly method: string;
  /** Row that the others are compared with. */
  readonly baseline?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly ResultRow[];
  /** Notes for readers, a paragraph each. */
  readonly notes?: readonly string[];
}

/** Names of the sections, in the order of the report. */
export const SECTIONS = ["client", "mock", "server", "chain", "install"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Everything that a run of one section found. */
export interface SectionResult {
  readonly section: SectionName;
  /** Start time in UTC (ISO 8601). */
  readonly date: string;
  /** Duration in seconds. */
  readonly seconds: number;
  readonly rounds: number;
  readonly machine: Machine;
  /** Versions of everything that was compared, by package. */
  readonly versions: Readonly<Record<string, string>>;
  readonly tables: readonly Table[];
}

/**
 * Effort of a run. `full` is for published results; `quick` has few rounds and calls, for a rough picture; `smoke` runs
 * all of the code with the least work, to test it.
 */
export type Effort = "full" | "quick" | "smoke";

/** Run that a section is part of. */
export interface Run {
  readonly effort: Effort;
  /** Number of measurements of each subject. */
  readonly rounds: number;
  /** Prints the current step. */
  progress(what: string): void;
}
