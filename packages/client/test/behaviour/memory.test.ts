// Calls that end badly, in their thousands, on one client and with one signal that outlives them all: whatever each of
// them left behind would show.
import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { createClient, type Fetch } from "../../src/index.ts";
import { envelope } from "./support/answers.ts";

const CALLS = 10_000;
const AT_ONCE = 100;
/** Less than a call could leave: a closure with its context, or a listener, takes some hundred bytes. */
const BYTES_PER_CALL = 64;

let collect = (): void => {};
beforeAll(() => {
  setFlagsFromString("--expose-gc");
  collect = runInNewContext("gc") as () => void;
});

/** Heap in use after garbage collection. */
function used(): number {
  for (let round = 0; round < 4; round++) collect();
  return process.memoryUsage().heapUsed;
}

/** Never answers, and lets go when it is told to. */
const stalled: Fetch = (_, init) =>
  new Promise((_, reject) => {
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
  });
const ends: Readonly<Record<string, Fetch>> = {
  AbortError: stalled,
  TimeoutError: stalled,
  ConnectionError: () => Promise.reject(new TypeError("fetch failed")),
  BadGatewayError: async () => Response.json(envelope, { status: 502 }),
  InvalidResponseError: async () => new Response("{", { headers: { "content-type": "application/json" } }),
};

it("ten thousand calls that are aborted, timed out or fail leave the memory as it was", {
  timeout: 120_000,
}, async () => {
  // A mock would remember each time that it was asked.
  const { random } = Math;
  onTestFinished(() => {
    Math.random = random;
  });
  Math.random = () => 0;
  const names = Object.keys(ends);
  let turn = 0;
  const outcomes = new Set<string>();
  const fetch: Fetch = (...request) => (ends[names[turn % names.length] ?? ""] as Fetch)(...request);
  const hooks = { onAttempt: () => {} };
  const client = createClient({ apiKey: async () => "any-key", fetch, timeout: 2, maxRetries: 1, hooks });
  const lasting = new AbortController();

  /** So many calls of each kind, some at a time. */
  const round = async (calls: number): Promise<void> => {
    for (let done = 0; done < calls; done += AT_ONCE, turn++) {
      const name = names[turn % names.length];
      const aborting = new AbortController();
      const { signal } = name === "AbortError" ? aborting : lasting;
      const results = Array.from({ length: AT_ONCE }, () => client.numbers.list({ signal }).result());
      if (name === "AbortError") setImmediate(() => aborting.abort());
      for (const result of await Promise.all(results)) outcomes.add(`${name}: ${result.ok || result.error.name}`);
    }
  };
  // Warm-up: the engine compiles, for example.
  await round(CALLS / 2);
  const before = used();
  await round(CALLS);
  expect(outcomes).toEqual(new Set(names.map((name) => `${name}: ${name}`)));
  expect(getEventListeners(lasting.signal, "abort")).toHaveLength(0);
  expect(used() - before).toBeLessThan(CALLS * BYTES_PER_CALL);
});
