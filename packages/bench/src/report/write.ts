import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BENCH } from "../core/places.ts";
import { SECTIONS, type SectionResult } from "../core/result.ts";
import { markdownReport } from "./markdown.ts";

const RESULTS = join(BENCH, "results");

/** Writes the results of a section, every round of it. */
export async function writeResult(result: SectionResult): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, `${result.section}.json`), `${JSON.stringify(result, round)}\n`);
}

/** Rounded, because further digits are not significant. */
function round(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}

/** Writes RESULTS.md from the latest results of each section. */
export async function writeReport(): Promise<void> {
  const results = (await Promise.all(SECTIONS.map(readResult))).filter((result) => result !== undefined);
  await writeFile(join(BENCH, "RESULTS.md"), markdownReport(results));
}

async function readResult(section: string): Promise<SectionResult | undefined> {
  const text = await readFile(join(RESULTS, `${section}.json`), "utf8").catch(() => undefined);
  // Written by a run of this bench.
  return text === undefined ? undefined : (JSON.parse(text) as SectionResult);
}
