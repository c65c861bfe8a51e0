import { readConfiguration } from "../configuration.ts";
import { openStore } from "../store/open.ts";
import type { Store } from "../store/store.ts";

/** Environment and result that commands share. */
export interface CommandContext {
  readonly environment: NodeJS.ProcessEnv;
  /** Exit code of a command that ends without an exception. */
  readonly result: { code: number };
}

/** Options of commands that print something. */
export interface OutputOptions {
  readonly json?: true;
}

/** Runs work on the configured database. Commands that create something also create a SQLite file. */
export async function withStore<Result>(
  { environment }: CommandContext,
  work: (store: Store) => Promise<Result>,
  { create = false }: { readonly create?: boolean } = {},
): Promise<Result> {
  const { databaseUrl } = readConfiguration(environment);
  const { store } = await openStore({ url: databaseUrl, poolSize: 2, create });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Prints a result: as JSON for programs, or in lines for people. */
export function print({ json }: OutputOptions, value: unknown, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(""));
}

/** Aligns cells in columns, under a heading. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heading.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [heading, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
