// Usage: node load.ts JSON   Sends requests to a server as fast as it answers, over several connections, and prints the
// results.
import { createHistogram } from "node:perf_hooks";
import { Client } from "undici";

/** Load to generate. */
export interface Load {
  readonly url: string;
  /** `{n}` is replaced with a number that no earlier request had. */
  readonly path: string;
  /** API keys, taken in turns. */
  readonly keys: readonly string[];
  /** Number of concurrent requests, each on its own connection. */
  readonly connections: number;
  /** End of the load: a time, or a number of requests if that comes first. */
  readonly until: { readonly milliseconds: number; readonly requests?: number };
}

/** Results of a load. */
export interface LoadResult {
  readonly requests: number;
  /** From the first request to the last answer, in milliseconds. */
  readonly wall: number;
  /** Latencies, from the request to the end of its answer, in microseconds. */
  readonly median: number;
  readonly p99: number;
}

// The argument is written by the section that starts this process.
const { url, path, keys, connections, until } = JSON.parse(process.argv[2] ?? "{}") as Load;
const latencies = createHistogram();
const begin = performance.now();
// Makes the requests of different runs against one server distinct.
const offset = Date.now() * 1000;
let asked = 0;

const { milliseconds, requests = Number.POSITIVE_INFINITY } = until;
const goesOn = (): boolean => asked < requests && performance.now() - begin < milliseconds;

await Promise.all(Array.from({ length: connections }, connect));
const result: LoadResult = {
  requests: asked,
  wall: performance.now() - begin,
  median: latencies.percentile(50) / 1000,
  p99: latencies.percentile(99) / 1000,
};
process.stdout.write(JSON.stringify(result));

async function connect(): Promise<void> {
  const client = new Client(url, { pipelining: 1 });
  while (goesOn()) {
    asked += 1;
    const authorization = `Bearer ${keys[asked % keys.length]}`;
    const sentAt = performance.now();
    const options = { path: path.replace("{n}", String(offset + asked)), method: "GET", headers: { authorization } };
    const { statusCode, body } = await client.request(options);
    await body.dump();
    latencies.record(Math.max(1, Math.round((performance.now() - sentAt) * 1e6)));
    if (statusCode !== 200) throw new Error(`${url}${options.path} was answered with ${statusCode}`);
  }
  await client.close();
}
