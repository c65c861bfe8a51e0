import { join } from "node:path";
import { BENCH } from "../core/places.ts";
import { runNode } from "../core/process.ts";
import type { Client } from "./app.ts";
import { scriptOf } from "./prepare.ts";
import type { CallCost, Task } from "./worker.ts";

/** Calls of a measurement. */
export interface Calls {
  readonly answerer: Task["answerer"];
  readonly atOnce: number;
  readonly calls: number;
}

/** Core of the measured side; the server has the other one. */
const CORE = 0;

const folder = join(BENCH, "src/client");

/** Measures the cost of a call in a separate process, after the same number of calls to warm up. */
export function costOfCall(client: Client, url: string, { answerer, atOnce, calls }: Calls): Promise<CallCost> {
  return work({ script: scriptOf(client), answerer, url, atOnce, calls, warmUp: calls });
}

/** Mebibytes of young objects before garbage collection: twice the most that a client leaves behind. */
const YOUNG_SPACE = 512;

/**
 * The memory that a call takes on the heap of JavaScript, in bytes, whether it is given back soon or not.
 *
 * @param options of Node, for example conditions of imports.
 */
export async function allocationOfCall(client: Client, options: readonly string[] = []): Promise<number> {
  const task: Task = {
    script: scriptOf(client),
    answerer: "response",
    url: "http://127.0.0.1",
    atOnce: 1,
    calls: 2000,
    warmUp: 500,
  };
  const flags = [...options, `--min-semi-space-size=${YOUNG_SPACE}`, `--max-semi-space-size=${YOUNG_SPACE}`];
  const { allocated } = await work(task, flags);
  return allocated;
}

async function work(task: Task, flags: readonly string[] = []): Promise<CallCost> {
  const { stdout } = await runNode([...flags, join(folder, "worker.ts"), JSON.stringify(task)], { core: CORE });
  // Written by the worker.
  return JSON.parse(stdout) as CallCost;
}

/** Time of the first import of an application in a new process, in milliseconds. */
export interface ImportCost {
  readonly wall: number;
  readonly cpu: number;
  /** From the beginning of the import to the answer to the first call. */
  readonly firstAnswer: number;
}

/** Imports an application in a separate process, and makes one call. */
export async function costOfImport(client: Client, url: string): Promise<ImportCost> {
  const { stdout } = await runNode([join(folder, "import-probe.mjs"), scriptOf(client), url], { core: CORE });
  // Written by the probe.
  return JSON.parse(stdout) as ImportCost;
}
