// Reviews of documents by the command itself: the program that `pnpm spec:review` starts, without a process for each.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { main } from "../../src/command.ts";
import type { Impact, KindId } from "../../src/kinds/kinds.ts";

/** Change as `--format json` has it. */
export interface ReportedChange {
  readonly kind: KindId;
  readonly impact: Impact;
  readonly summary: string;
  readonly operations: readonly string[];
}

/** Report of the command, and its exit code. */
export interface Reported {
  readonly status: number;
  readonly verdict: Impact;
  readonly changes: readonly ReportedChange[];
}

const folder = mkdtempSync(join(tmpdir(), "review-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Reviews two documents.
 *
 * @throws {Error} when the command prints a mistake.
 */
export async function reviewDocuments(base: unknown, head: unknown): Promise<Reported> {
  const [from, to] = [{ "base.json": JSON.stringify(base) }, { "head.json": JSON.stringify(head) }];
  return reviewFiles(writeFiles(from), writeFiles(to));
}

/** Writes files by their names, and returns the path of the first. */
export function writeFiles(files: Readonly<Record<string, string>>): string {
  const paths = Object.entries(files).map(([name, text]) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  return paths[0] ?? folder;
}

/** Reviews two files. */
export async function reviewFiles(base: string, head: string): Promise<Reported> {
  let report = "{}";
  const output = {
    log: (text: string) => {
      report = text;
    },
    error: (text: string) => {
      throw new Error(text);
    },
  };
  const status = await main(["--base", base, "--head", head, "--format", "json"], output);
  return { status, ...(JSON.parse(report) as Omit<Reported, "status">) }; // The format that the command documents.
}

/** Verdict and sentences of a report. */
export async function verdictOf(base: unknown, head: unknown): Promise<{ verdict: Impact; changes: string[] }> {
  const { verdict, changes } = await reviewDocuments(base, head);
  return { verdict, changes: changes.map(({ summary }) => summary) };
}
