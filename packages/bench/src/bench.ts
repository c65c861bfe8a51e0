import { runTasks } from "@numbers-api/workspace/tasks";
import { thisMachine } from "./core/machine.ts";
import { installPeers } from "./core/peers.ts";
import { progressTo } from "./core/progress.ts";
import type { Run, SectionName, SectionResult } from "./core/result.ts";
import type { BenchOptions } from "./options.ts";
import { terminalTable } from "./report/terminal.ts";
import { writeReport, writeResult } from "./report/write.ts";
import { SECTION_RUNNERS } from "./sections.ts";

/** Rounds of a full run: odd numbers, so that a median is a value that was measured. Counting needs no second round. */
const ROUNDS: Readonly<Record<SectionName, number>> = { client: 5, mock: 5, server: 5, chain: 3, install: 1 };

/**
 * Runs sections, and prints their tables; a full run is written down as well.
 *
 * @throws {Error} when the packages cannot be built, or something that is measured fails.
 */
export async function bench({ sections, quick }: Pick<BenchOptions, "sections" | "quick">): Promise<void> {
  const progress = progressTo(process.stderr);
  await installPeers();
  progress.say("building the packages that are measured");
  const code = await runTasks(["build"], {
    status: "building the packages",
    show: "failures",
    flags: ["--filter=@numbers-api/client", "--filter=@numbers-api/mock", "--filter=@numbers-api/server"],
  });
  if (code !== 0) throw new Error("The packages cannot be built; see the errors above.");
  for (const section of sections) {
    const result = await measure(section, quick, (what) => progress.say(`${section}: ${what}`));
    progress.done();
    for (const table of result.tables) console.log(`${terminalTable(table)}\n`);
    if (quick) continue;
    // Written after each section, so that a failing section does not discard the results of others.
    await writeResult(result);
    await writeReport();
    console.log(`Written to packages/bench/RESULTS.md, after ${result.seconds} s.\n`);
  }
}

async function measure(section: SectionName, quick: boolean, say: Run["progress"]): Promise<SectionResult> {
  const begin = performance.now();
  const date = new Date().toISOString();
  const rounds = quick ? 1 : ROUNDS[section];
  const { run, versions } = SECTION_RUNNERS[section];
  const tables = await run({ effort: quick ? "quick" : "full", rounds, progress: say });
  const seconds = Math.round((performance.now() - begin) / 1000);
  return { section, date, seconds, rounds, machine: thisMachine(), versions: versions(), tables };
}
