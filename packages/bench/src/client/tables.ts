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
    title: "Cost of a client before the first call",
    method:
      "The same application, `GET /numbers/list` once, written with each client in `src/client/apps`. **Minified** and **gzipped**: bundled by rolldown for a browser, then `gzip -9`. **Import**: the first `import()` of the application in a fresh Node process. **Import to first answer**: from the end of the import until a loopback server has answered the first call; Node loads `fetch` on first access, which some clients do on import and others on the first call. **Type check**: wall time of TypeScript's compiler on that application, strict, with `skipLibCheck`.",
    baseline: BASELINE,
    columns: LOAD,
    rows: rowsOf(cells, LOAD),
    notes: [
      "The SDKs of Telnyx, OpenAI and Stripe contain every operation of their own API and are listed as examples of the size of such SDKs. Our client has the single operation of its contract.",
      "The SDK of Telnyx is made for servers: a Node module that it imports is excluded from its bundle.",
      "The bundle of hey-api's client includes its support for server-sent events, and Redocly's is one file with its whole runtime; both are generated with their documented defaults.",
    ],
  };
}

/** Table of the costs of each call. */
export function callTable(cells: Cells): Table {
  return {
    id: "client-call",
    title: "Cost of each call",
    method:
      "Each figure is the cost of one call, in a fresh process for each client and round, after the same number of calls to warm up. **Plain object**: a stubbed `fetch` that returns an object literal. **`Response`**: a stubbed `fetch` that returns a real `Response`, with the first example of the contract, or with the largest (`full-account`, 49 numbers). **HTTP**: a bare Node server on the loopback interface, in a process on a separate core. CPU is `process.cpuUsage()`, user and system, of the client's process; **allocated** is the growth of the JavaScript heap, with a young generation large enough to avoid garbage collections.",
    baseline: BASELINE,
    columns: CALLS,
    rows: rowsOf(cells, CALLS),
    notes: [
      "Bare `fetch` only sends the key, checks `response.ok` and parses the JSON, without retries, timeouts or helpful errors. By default, this client and the SDKs of Telnyx, OpenAI and Stripe retry failed calls and limit their time; the others have neither by default.",
      "For each call, our client sets a timeout (a timer and an `AbortController`), runs a retry loop, and checks that the body has the members that the contract guarantees. openapi-fetch creates a `Request` for each call instead, which `fetch` would create anyway. These three features, which openapi-fetch and the generated clients leave to the caller, explain the cases where our client is slower.",
      "Stripe's SDK uses `node:http` instead of `fetch` in Node by default, as in the HTTP columns. In the columns with a stubbed `fetch`, it uses its own `createFetchHttpClient`.",
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
