import { join } from "node:path";
import { BENCH } from "../core/places.ts";
import { runNode } from "../core/process.ts";
import type { Load, LoadResult } from "./load.ts";
import type { Served } from "./serve.ts";
import type { Subject } from "./subjects.ts";

/** Number of concurrent requests. */
const CONNECTIONS = 8;

/** Results of a server under load. */
export interface Answered extends LoadResult {
  /** Time of the processor that the server took for a request, in microseconds. */
  readonly cpu: number;
}

/** Sends requests to a server from a process on a separate core. */
export async function ask(
  subject: Subject,
  served: Served,
  until: Load["until"],
  core: number | null,
): Promise<Answered> {
  const keys = keysOf(subject);
  const load: Load = { url: served.url, path: subject.path, keys, connections: CONNECTIONS, until };
  const before = await served.usage();
  const { stdout } = await runNode(
    [join(BENCH, "src/mock/load.ts"), JSON.stringify(load)],
    core === null ? {} : { core },
  );
  const { cpu } = await served.usage();
  // Written by the load generator.
  const result = JSON.parse(stdout) as LoadResult;
  return { ...result, cpu: (cpu - before.cpu) / result.requests };
}

function keysOf({ plans = 0, keys }: Subject): readonly string[] {
  if (keys) return keys;
  return plans === 0 ? ["any"] : Array.from({ length: plans }, (_, index) => `key_${index}`);
}

/** Gives each key of a subject its own unlimited plan. */
export async function plan(subject: Subject, { url }: Served): Promise<void> {
  if (!subject.plans) return;
  for (const key of keysOf(subject)) {
    const response = await fetch(`${url}/__mock/plan`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ key, steps: [{ scenario: "shared-number-only" }] }),
    });
    if (!response.ok) throw new Error(`${subject.name} takes no plan: ${response.status} ${await response.text()}`);
  }
}
