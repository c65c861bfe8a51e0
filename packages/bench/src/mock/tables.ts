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

/** Memory of a server after many requests. */
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
    title: "Start and response times of a mock server",
    method:
      "**First answer**: from the start of the process to the end of its first successful response, polled every 3 ms. The other columns: eight connections, each of which sends its next request as soon as the previous one is answered (undici, in a separate process). **Repeated**: `GET /numbers/list` of the contract. **Distinct**: `GET /things1/{id}` of a generated contract of ten operations, with a different id each time, so that responses cannot be cached. **Dynamic**: bodies generated from the schemas. **10 plans**: ten API keys, each with its own plan. CPU (user and system) and memory (resident) are reported by the server's process.",
    baseline: BASELINE,
    columns: [...SPEED, ...LATER],
    rows,
    notes: [
      isPinned
        ? "The server and the load generator each have their own core (`taskset`)."
        : "This machine cannot confine a process to a core, so server and load share them all: rates and latencies say less here.",
      "Because the connections are always busy, a latency is mostly queueing time: it compares servers, but is not the time of a request to an idle server.",
      `Memory after many requests was measured once for each server, after ${count(requests)} of them, or as many as it answered in ${milliseconds / 1000} s; the last column has the number. Two servers run at a time, each with its load on one core. The repeated and dynamic workloads of the other servers are omitted, because they leave the same memory behind.`,
      "Where our mock is slower: bare Node sends the same text for every request, while a mock routes and validates the request, selects a scenario and writes its journal. Prism's negotiator takes some 15 µs of a distinct request, and its modules some 51 ms of CPU at the start.",
      "Stock Prism runs in one process without a log (`--no-multiprocess --verboseLevel silent`); with its second process for the log, it does not start under this version of Node. Mockoon runs without its log file and its administration API. The others do not log by default.",
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
    title: "Responses of each mock server to the same requests",
    method:
      "Each request is sent once over HTTP to the server as measured above, because speed is only comparable between servers that do the same work. Preferences are sent in the header `Prefer`, in Prism's syntax.",
    columns: ABILITIES.map(({ id, title }) => ({ id, title, unit: "" as const })),
    rows: [...abilities].map(([{ name, ours }, can]) => ({
      name: name.replace(", repeated", ""),
      ...(ours && { ours }),
      cells: Object.fromEntries(ABILITIES.map(({ id }) => [id, can[id] ? "yes" : "no"])),
    })),
    notes: [
      "Mockoon generates a body from the schema. It ignores the named examples and the security of this contract, and the header `Prefer` of a request.",
    ],
  };
}
