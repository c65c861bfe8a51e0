import type { Column, ResultRow, Table } from "../core/result.ts";
import type { Client } from "./app.ts";

/** Measurements of each client, by column. */
export type Cells = ReadonlyMap<Client, Readonly<Record<string, readonly number[]>>>;

const BASELINE = "bare fetch";

const LOAD: readonly Column[] = [
  { id: "minified", title: "minified", unit: "B", better: "less" },
  { id: "gzipped", title: "minified, gzipped", unit: "B", better: "less", chart: true },
  { id: "importWall", title: "import", unit: "ms", better: "less", chart: true },
  { id: "importCpu", title: "import, CPU", unit: "ms", better: "less" },
  { id: "firstAnswer", title: "import to first answer", unit: "ms", better: "less" },
  { id: "types", title: "type check", unit: "ms", better: "less", chart: true },
];

const CALLS: readonly Column[] = [
  { id: "plainCpu", title: "plain object, CPU", unit: "µs", better: "less" },
  { id: "responseCpu", title: "`Response`, CPU", unit: "µs", better: "less", chart: true },
  { id: "manyCpu", title: "`Response`, 49 numbers, CPU", unit: "µs", better: "less" },
  { id: "sequentialCpu", title: "HTTP one by one, CPU", unit: "µs", better: "less" },
  { id: "parallelCpu", title: "HTTP 64 at once, CPU", unit: "µs", better: "less", chart: true },
  { id: "parallelWall", title: "HTTP 64 at once, time", unit: "µs", better: "less" },
  { id: "allocated", title: "allocated", unit: "B", better: "less", chart: true },
];

/** Table of the costs before the first call. */
export function loadTable(cells: Cells): Table {
  return {
    id: "client-load",
    title: "What an application pays for a client before the first call",
    method:
      "The same application, `GET /numbers/list` once, written with each client in `src/client/apps`. **Minified** and **gzipped**: bundled by esbuild for a browser, then `gzip -9`. **Import**: the first `import()` of the application in a fresh Node process. **Import to first answer**: from there until a server on the loopback has answered the first call; Node loads its `fetch` when it is first touched, which some clients do as they are imported and others as they first call. **Type check**: TypeScript's compiler on that one application, strict, with `skipLibCheck`, from the start of its process to its end.",
    baseline: BASELINE,
    columns: LOAD,
    rows: rowsOf(cells, LOAD),
    notes: [
      "The SDKs of Telnyx, OpenAI and Stripe are made for their own API, of which they bring every operation along; they are here as examples of what such SDKs weigh. Ours has the one operation that its contract has.",
      "The SDK of Telnyx is made for servers: a module of Node that it looks for is left out of its bundle.",
      "The bundle of hey-api's client holds what it does for server-sent events, too, and Redocly's is one file with all that its runtime can do; neither is asked for more than its documented defaults.",
    ],
  };
}

/** Table of the costs of each call. */
export function callTable(cells: Cells): Table {
  return {
    id: "client-call",
    title: "What an application pays for each call",
    method:
      "Each figure is of one call, in a fresh process for each client and round, after as many calls to warm it up. **Plain object**: a stubbed `fetch` whose answer is an object literal. **`Response`**: a stubbed `fetch` that makes a real `Response`, with the first example of the contract, or with the largest (`full-account`, 49 numbers). **HTTP**: a bare Node server on the loopback, in a process on a core of its own. CPU is `process.cpuUsage()`, user and system, of the client's process; **allocated** is what the heap of JavaScript grows by, with a young generation so large that nothing is collected meanwhile.",
    baseline: BASELINE,
    columns: CALLS,
    rows: rowsOf(cells, CALLS),
    notes: [
      "Bare `fetch` does nothing but send the key, look at `response.ok` and parse the JSON: no retries, no time-outs, no errors that say what to do. By default, this client and the SDKs of Telnyx, OpenAI and Stripe repeat what failed and limit the time of a call; the others do neither unless they are told to.",
      "Around each call ours has a limit of its time (a timer and an `AbortController`), a loop that can repeat it, and a look at whether the body has the members that the contract promises. openapi-fetch makes a `Request` of each call instead, which `fetch` would make anyway; where ours is behind it or the generated clients, it is for those three, which they leave to their caller.",
      "Stripe's SDK does not use `fetch` in Node by default, but `node:http`; that is what it does in the columns HTTP. In those with a stubbed `fetch` it has its own `createFetchHttpClient`.",
    ],
  };
}

function rowsOf(cells: Cells, columns: readonly Column[]): ResultRow[] {
  return [...cells].map(([client, measured]) => {
    return {
      name: client.name,
      ...(client.ours && { ours: true }),
      cells: Object.fromEntries(columns.map(({ id }) => [id, measured[id] ?? "not measured"])),
    };
  });
}
