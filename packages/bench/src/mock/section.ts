import { writeContract } from "../core/contract-file.ts";
import { versionOf } from "../core/places.ts";
import { canPin } from "../core/process.ts";
import type { Run, Table } from "../core/result.ts";
import { interleave } from "../core/rounds.ts";
import { ABILITIES } from "./abilities.ts";
import { ask, plan } from "./ask.ts";
import { SERVER_CORE, serve } from "./serve.ts";
import { BASELINE, type Subject, subjects } from "./subjects.ts";
import { abilitiesTable, type MeasuredServer, type MemoryLater, speedTable } from "./tables.ts";

/** Core of the load; the server has the other one. */
const LOAD_CORE = 1;

/** Milliseconds of load before and during a measurement. */
const TIMES = {
  full: { warmUp: 800, measured: 1200 },
  quick: { warmUp: 0, measured: 200 },
  smoke: { warmUp: 50, measured: 50 },
} as const;

/** Number of requests, or time in milliseconds if that is shorter, after which the memory is read again. */
const MEMORY = {
  full: { requests: 100_000, milliseconds: 120_000 },
  quick: { requests: 1000, milliseconds: 300 },
  smoke: { requests: 10, milliseconds: 1000 },
} as const;

/** Generated contract in which each request is new to the engine. */
const OPERATIONS = 10;

/** Compared packages. */
export function mockVersions(): Record<string, string> {
  const names = [
    "@numbers-api/mock",
    "@stoplight/prism-cli",
    "@stoplight/prism-http",
    "@scalar/mock-server",
    "@hono/node-server",
    "@mockoon/cli",
    "undici",
  ];
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

/** Measures start and speed of the mock in comparison with other mocks and a bare server. */
export async function measureMocks(run: Run): Promise<readonly Table[]> {
  const everybody = subjects(await writeContract(OPERATIONS));
  const all = run.effort === "smoke" ? everybody.slice(0, 2) : everybody;
  const { warmUp, measured } = TIMES[run.effort];
  const abilities = new Map<Subject, Record<string, boolean>>();

  const speed = await interleave(all, run.rounds, async (subject, round) => {
    run.progress(`speed, round ${round + 1} of ${run.rounds}: ${subject.name}`);
    await using served = await serve(subject);
    const { memory } = await served.usage();
    if (round === 0 && subject.isPlain) abilities.set(subject, await abilitiesOf(served.url));
    await plan(subject, served);
    if (warmUp > 0) await ask(subject, served, { milliseconds: warmUp }, LOAD_CORE);
    const { cpu, requests, wall, median, p99 } = await ask(subject, served, { milliseconds: measured }, LOAD_CORE);
    return { first: served.firstAnswer, cpu, rate: (requests / wall) * 1000, median, p99, memory: memory / 2 ** 20 };
  });
  const memory = await measureMemory(all.filter(isMeasuredForMemory), run);
  const figures: MeasuredServer[] = all.map((subject) => ({
    subject,
    speed: speed.get(subject) ?? [],
    memory: memory.get(subject),
  }));
  return [speedTable(figures, canPin, MEMORY[run.effort]), abilitiesTable(abilities)];
}

/** Two workloads of one server leave the same behind, and the slow ones take two minutes for it. */
function isMeasuredForMemory({ ours, isDistinct, name }: Subject): boolean {
  return ours === true || isDistinct === true || name === BASELINE;
}

/** Memory after many requests. Times are not measured here, so each core runs a server and its load. */
async function measureMemory(all: readonly Subject[], run: Run): Promise<Map<Subject, MemoryLater>> {
  const results = new Map<Subject, MemoryLater>();
  const queue = [...all];
  const until = MEMORY[run.effort];
  const work = async (core: number): Promise<void> => {
    for (let subject = queue.shift(); subject; subject = queue.shift()) {
      run.progress(`memory after ${until.requests} requests, round 1 of 1: ${subject.name}`);
      await using served = await serve(subject, core);
      await plan(subject, served);
      const { requests } = await ask(subject, served, until, core);
      results.set(subject, { requests, memory: (await served.usage()).memory / 2 ** 20 });
    }
  };
  await Promise.all([SERVER_CORE, LOAD_CORE].map(work));
  return results;
}

/** Tests a server for each ability. */
async function abilitiesOf(url: string): Promise<Record<string, boolean>> {
  const entries: [string, boolean][] = [];
  for (const { id, test } of ABILITIES) entries.push([id, await test(url)]);
  return Object.fromEntries(entries);
}
