// Usage: node worker.ts JSON   Makes the calls of one measurement in a separate process, and prints the result as JSON.
import { pathToFileURL } from "node:url";
import { FEW, MANY, respond, respondPlainly } from "./answers.ts";
import type { Open } from "./app.ts";

/** Source of responses: a plain object, a `Response` with few or many numbers, or a server over HTTP. */
export type Answerer = "plain" | "response" | "many" | "http";

/** Measurement to make. */
export interface Task {
  readonly script: string;
  readonly answerer: Answerer;
  readonly url: string;
  readonly warmUp: number;
  readonly calls: number;
  /** Number of concurrent calls. */
  readonly atOnce: number;
}

/** Cost of a call. */
export interface CallCost {
  /** Time of the processor, in microseconds. */
  readonly cpu: number;
  /** Time that passed, in microseconds. */
  readonly wall: number;
  /** Memory allocated on the JavaScript heap, in bytes; correct only without a garbage collection in between. */
  readonly allocated: number;
}

const FETCHES = { plain: respondPlainly, response: respond(FEW), many: respond(MANY), http: undefined } as const;

// The argument is written by the section that starts this process.
const task = JSON.parse(process.argv[2] ?? "{}") as Task;
const { open } = (await import(pathToFileURL(task.script).href)) as { readonly open: Open };
const fetch = FETCHES[task.answerer];
const call = open({ baseUrl: task.url, ...(fetch && { fetch }) });

const { count, text } = task.answerer === "many" ? MANY : FEW;
const { numbers } = await call();
if (numbers.length !== count) throw new Error(`${task.script} did not get ${text}`);

await make(task.warmUp);
const [begin, cpuBefore, heapBefore] = [performance.now(), process.cpuUsage(), process.memoryUsage().heapUsed];
await make(task.calls);
const allocated = process.memoryUsage().heapUsed - heapBefore;
const { user, system } = process.cpuUsage(cpuBefore);
const wall = (performance.now() - begin) * 1000;
const cost: CallCost = {
  cpu: (user + system) / task.calls,
  wall: wall / task.calls,
  allocated: allocated / task.calls,
};
process.stdout.write(JSON.stringify(cost));

async function make(count: number): Promise<void> {
  let left = count;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: task.atOnce }, one));
}
