import { mkdir } from "node:fs/promises";
import { versionOf, WORK } from "../core/places.ts";
import { canPin } from "../core/process.ts";
import type { Column, ResultRow, Run, Table } from "../core/result.ts";
import { interleave } from "../core/rounds.ts";
import { ask } from "../mock/ask.ts";
import { serve } from "../mock/serve.ts";
import type { Subject } from "../mock/subjects.ts";
import { type BenchDatabases, makeDatabases } from "./database.ts";
import { comparisons, ours, type ServerComparison } from "./subjects.ts";

/** Core of the load; the server has the other one. */
const LOAD_CORE = 1;

/** Milliseconds of load before and during a measurement. */
const TIMES = {
  full: { warmUp: 1500, measured: 2000 },
  quick: { warmUp: 300, measured: 500 },
  smoke: { warmUp: 50, measured: 50 },
} as const;

/** After how many requests the memory is read again. */
const REQUESTS = { full: 100_000, quick: 2000, smoke: 10 } as const;

/** Processes that share one PostgreSQL. */
const PROCESSES = [1, 2, 4];

/** Packages that are compared. */
export function serverVersions(): Record<string, string> {
  const names = ["@numbers-api/server", "hono", "@hono/node-server", "pg", "undici"];
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

/** Measures the server in comparison with servers that do the same work with less. */
export async function measureServers(run: Run): Promise<readonly Table[]> {
  run.progress("making the databases");
  await mkdir(WORK, { recursive: true });
  await using databases = await makeDatabases();
  return [...(await measureSpeed(databases, run)), await measureProcesses(databases, run)];
}

const SPEED: readonly Column[] = [
  { id: "first", title: "first answer", unit: "ms", better: "less", chart: true },
  { id: "cpu", title: "CPU per request", unit: "µs", better: "less", chart: true },
  { id: "rate", title: "requests per second", unit: "/s", better: "more" },
  { id: "median", title: "median", unit: "µs", better: "less" },
  { id: "p99", title: "99th percentile", unit: "µs", better: "less" },
  { id: "memory", title: "memory at the first answer", unit: "MiB", better: "less" },
  { id: "later", title: "memory after many requests", unit: "MiB", better: "less" },
];

/** The subjects of all comparisons take turns, so that a busy moment of the machine affects all of them. */
async function measureSpeed(databases: BenchDatabases, run: Run): Promise<readonly Table[]> {
  const all = comparisons(databases).slice(0, run.effort === "smoke" ? 1 : undefined);
  const subjects = all.flatMap((comparison) => comparison.subjects.map((subject) => ({ comparison, subject })));
  const { warmUp, measured } = TIMES[run.effort];
  const speed = await interleave(subjects, run.rounds, async ({ comparison, subject }, round) => {
    run.progress(`speed, round ${round + 1} of ${run.rounds}: ${comparison.title}, ${subject.name}`);
    await using served = await serve(subject);
    const { memory } = await served.usage();
    await ask(subject, served, { milliseconds: warmUp }, LOAD_CORE);
    const { cpu, requests, wall, median, p99 } = await ask(subject, served, { milliseconds: measured }, LOAD_CORE);
    return { first: served.firstAnswer, cpu, rate: (requests / wall) * 1000, median, p99, memory: memory / 2 ** 20 };
  });
  const rows = new Map<ServerComparison, ResultRow[]>(all.map((comparison) => [comparison, []]));
  for (const [{ comparison, subject }, rounds] of speed) {
    run.progress(`memory after ${REQUESTS[run.effort]} requests: ${comparison.title}, ${subject.name}`);
    const measurements: readonly Readonly<Record<string, number>>[] = rounds;
    const cells = Object.fromEntries(SPEED.map(({ id }) => [id, measurements.flatMap((round) => round[id] ?? [])]));
    const later = [await memoryAfter(subject, REQUESTS[run.effort])];
    rows.get(comparison)?.push({ name: subject.name, ...(subject.ours && { ours: true }), cells: { ...cells, later } });
  }
  return all.map((comparison, index) => ({
    id: comparison.id,
    title: comparison.title,
    method: index === 0 ? METHOD : "As above.",
    baseline: comparison.baseline,
    columns: SPEED,
    rows: rows.get(comparison) ?? [],
    ...(index === 0 && {
      notes: [
        canPin
          ? "The server has one core, and the load another one (`taskset`); PostgreSQL shares both."
          : "This machine cannot confine a process to a core, so server and load share them all.",
        `Memory after many requests was measured once, after ${REQUESTS[run.effort].toLocaleString("en")} of them.`,
      ],
    }),
  }));
}

const METHOD =
  "`GET /numbers/list` with eight connections, each of which sends its next request as soon as the previous one is answered (undici, in a separate process). **Bare Node, the same SQL** runs the statement of the server and sends the same JSON: no keys, no usage, no log, no metrics. It uses the drivers as their manuals do: rows are objects, and PostgreSQL has a pool of ten connections. **Bare Node, read like the server** has rows as arrays, and one pipelined connection for all reads, as the server has. The server logs each request, counts it for metrics and against the usage of the account, in leases of 500; with **usage not counted**, one lease lasts for the whole run. CPU (user and system) and memory (resident) are reported by the server's process, without PostgreSQL's own processes.";

async function memoryAfter(subject: Subject, requests: number): Promise<number> {
  await using served = await serve(subject);
  await ask(subject, served, { milliseconds: 900_000, requests }, LOAD_CORE);
  return (await served.usage()).memory / 2 ** 20;
}

async function measureProcesses({ postgres }: BenchDatabases, run: Run): Promise<Table> {
  const { measured } = TIMES[run.effort];
  const subject = ours("PostgreSQL", postgres, postgres.five, { NUMBERS_DATABASE_POOL: "4" });
  const counts = await interleave(PROCESSES, run.rounds, async (count, round) => {
    run.progress(`processes, round ${round + 1} of ${run.rounds}: ${count}`);
    const served = await Promise.all(Array.from({ length: count }, () => serve(subject, null)));
    try {
      const asked = await Promise.all(served.map((each) => ask(subject, each, { milliseconds: measured }, null)));
      const requests = asked.reduce((sum, { requests: each }) => sum + each, 0);
      return {
        rate: asked.reduce((sum, each) => sum + (each.requests / each.wall) * 1000, 0),
        cpu: asked.reduce((sum, each) => sum + each.cpu * each.requests, 0) / requests,
        p99: Math.max(...asked.map(({ p99 }) => p99)),
      };
    } finally {
      for (const each of served) await each[Symbol.asyncDispose]();
    }
  });
  return {
    id: "server-processes",
    title: "Several processes of the server on one PostgreSQL",
    method:
      "Processes that are not pinned to a core, each with eight connections that send requests for one account as fast as they are answered. Servers, load generators and PostgreSQL share the cores of the machine, so more processes than cores test correctness, not scalability.",
    columns: [
      { id: "rate", title: "requests per second in all", unit: "/s", better: "more" },
      { id: "cpu", title: "CPU per request", unit: "µs", better: "less" },
      { id: "p99", title: "99th percentile", unit: "µs", better: "less" },
    ],
    rows: PROCESSES.map((count) => ({
      name: `${count} ${count === 1 ? "process" : "processes"}`,
      ours: true,
      cells: Object.fromEntries(
        (["rate", "cpu", "p99"] as const).map((id) => [id, (counts.get(count) ?? []).map((round) => round[id])]),
      ),
    })),
  };
}
