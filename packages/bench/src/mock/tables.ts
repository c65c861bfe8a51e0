import type { Column, ResultRow, Table } from "../core/result.ts";
import { ABILITIES } from "./abilities.ts";
import { BASELINE, type Subject } from "./subjects.ts";

/** Measurements of a server. */
export interface MeasuredServer {
  readonly subject: Subject;
  /** By round. */
  readonly speed: readonly Readonly<Record<string, number>>[];
  /** Absent when another workload of the server covers it. */
  readonly memory: MemoryLater | undefined;
}

/** The memory of a server after many requests. */
export interface MemoryLater {
  /** Number of requests. */
  readonly requests: number;
  /** In mebibytes. */
  readonly memory: number;
}

const SPEED: readonly Column[] = [
  { id: "first", title: "first answer", unit: "ms", better: "less", chart: true },
  { id: "cpu", title: "CPU per request", unit: "µs", better: "less", chart: true },
  { id: "rate", title: "requests per second", unit: "/s", better: "more", chart: true },
  { id: "median", title: "median", unit: "µs", better: "less" },
  { id: "p99", title: "99th percentile", unit: "µs", better: "less" },
  { id: "memory", title: "memory at the first answer", unit: "MiB", better: "less" },
];

const LATER: readonly Column[] = [
  { id: "later", title: "memory after many requests", unit: "MiB", better: "less", chart: true },
  { id: "requests", title: "so many", unit: "" },
];

/** Table of speeds. */
export function speedTable(
  all: readonly MeasuredServer[],
  isPinned: boolean,
  { requests, milliseconds }: Until,
): Table {
  const rows = all.map(({ subject, speed, memory }): ResultRow => {
    const cells = Object.fromEntries(SPEED.map(({ id }) => [id, speed.flatMap((round) => round[id] ?? [])]));
    const later = memory ? { later: [memory.memory], requests: count(memory.requests) } : { later: "see distinct" };
    return { name: subject.name, ...(subject.ours && { ours: true }), cells: { ...cells, ...later } };
  });
  return {
    id: "mock-speed",
    title: "What a mock server takes to start and to answer",
    method:
      "**First answer**: from the start of the process to the end of its first good answer; it is asked every 3 ms. The rest: eight connections, each of which asks again as soon as it is answered (undici, in a process of its own). **Repeated**: `GET /numbers/list` of the contract. **Distinct**: `GET /things1/{id}` of a made-up contract of ten operations, another id each time, so that nobody can answer from memory. **Dynamic**: bodies made up from the schemas. **10 plans**: ten API keys, each with a plan of its own. CPU (user and system) and memory (resident) are what the server's process says of itself.",
    baseline: BASELINE,
    columns: [...SPEED, ...LATER],
    rows,
    notes: [
      isPinned
        ? "The server has one core, and the load another one (`taskset`)."
        : "This machine cannot confine a process to a core, so server and load share them all: rates and latencies say less here.",
      "With the connections always busy, a latency is mostly the wait for the requests before; it compares servers, but is not what one request takes on an idle server.",
      `Memory after many requests was measured once for each server, after ${count(requests)} of them, or as many as it answered in ${milliseconds / 1000} s; the last column has the number. Two servers at a time, each with its load on a core of its own. The repeated and dynamic workloads of the others are left out: they leave the same behind.`,
      "Where ours is behind: bare Node sends the same text whatever it is asked, while a mock finds the operation, judges the request, decides what to play and writes its journal. Of a distinct request, a third of the time is Prism's check of it, which only an own validator would save; of a dynamic one, a third is the making of the body, which only making up the same one again would save. To start, Prism's modules are what takes longest; they would have to be built into one file.",
      "Stock Prism runs in one process and says nothing (`--no-multiprocess --verboseLevel silent`); with the second process that it has for its log it does not start under this version of Node. Mockoon has neither its log file nor its administration. The others say nothing by default.",
    ],
  };
}

/** End of the load before memory is read again: a number of requests, or a time. */
interface Until {
  readonly requests: number;
  readonly milliseconds: number;
}

function count(requests: number): string {
  return requests.toLocaleString("en");
}

/** Table of abilities. */
export function abilitiesTable(abilities: ReadonlyMap<Subject, Readonly<Record<string, boolean>>>): Table {
  return {
    id: "mock-abilities",
    title: "What each of them answers to the same questions",
    method:
      "Each question is asked once over HTTP, of the server as it is measured above: speed counts among those that do the same work. The wishes come in the header `Prefer`, as Prism has it.",
    columns: ABILITIES.map(({ id, title }) => ({ id, title, unit: "" as const })),
    rows: [...abilities].map(([{ name, ours }, can]) => ({
      name: name.replace(", repeated", ""),
      ...(ours && { ours }),
      cells: Object.fromEntries(ABILITIES.map(({ id }) => [id, can[id] ? "yes" : "no"])),
    })),
    notes: [
      "Mockoon makes a body up from the schema: of this contract it takes neither the named examples nor the security, and of a request not the header `Prefer`.",
    ],
  };
}
