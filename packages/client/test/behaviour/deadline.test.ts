// The arithmetic of timeouts, pauses and the deadline, in a time that only the test moves.
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type AttemptEvent, createClient } from "../../src/index.ts";
import { list } from "./support/answers.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Reaction of the server to one attempt. */
interface Turn {
  /** Time until the response, in ms. */
  readonly latency: number;
  readonly fails: boolean;
  /** `Retry-After` in seconds. */
  readonly retryAfter: number | undefined;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  latency: fc.oneof(fc.nat(50), fc.nat(5_000)),
  fails: fc.boolean(),
  retryAfter: fc.option(fc.nat(8), { nil: undefined }),
});
const limits = fc.record({
  timeout: fc.integer({ min: 1, max: 6_000 }),
  deadline: fc.integer({ min: 1, max: 20_000 }),
  maxRetries: fc.nat(5),
});

/** A fetch that plays the turns, the last of them for ever, and lets go when it is told to. */
function server(turns: readonly Turn[]): typeof fetch {
  let count = 0;
  return (_, init) => {
    const { latency, fails, retryAfter } = turns[Math.min(count++, turns.length - 1)] as Turn;
    const headers = new Headers(retryAfter === undefined ? {} : { "retry-after": `${retryAfter}` });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => resolve(fails ? new Response("", { status: 503, headers }) : Response.json(list)),
        latency,
      );
      init?.signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(new Error("told to stop"));
      });
    });
  };
}

it("a call keeps its limits, waits as long as it says, and leaves no timer", async () => {
  const seen = { ok: 0, retried: 0, timedOut: 0, waitedAsAsked: 0, gaveUpOnRetryAfter: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 6 }), limits, async (turns, limits) => {
      const events: (AttemptEvent & { readonly endedAt: number })[] = [];
      const onAttempt = (event: AttemptEvent): void => void events.push({ ...event, endedAt: Date.now() });
      const client = createClient({ apiKey: null, ...limits, fetch: server(turns), hooks: { onAttempt } });
      const start = Date.now();
      let end = start;
      const call = client.numbers.list().result();
      void call.then(() => {
        end = Date.now();
      });
      await vi.runAllTimersAsync();
      const result = await call;

      expect(end - start).toBeLessThanOrEqual(limits.deadline);
      expect(vi.getTimerCount()).toBe(0);
      expect(events.length).toBeLessThanOrEqual(limits.maxRetries + 1);
      expect(events.map(({ attempt }) => attempt)).toEqual(events.map((_, index) => index + 1));
      for (const [index, event] of events.entries()) {
        const { duration, retryDelay, endedAt, error } = event;
        expect(duration).toBeLessThanOrEqual(limits.timeout);
        const next = events[index + 1];
        expect(retryDelay === undefined).toBe(next === undefined);
        if (!next || retryDelay === undefined) continue;
        // Timers take whole ms.
        expect(Math.abs(next.startedAt - endedAt - retryDelay)).toBeLessThanOrEqual(1);
        const asked = turns[Math.min(index, turns.length - 1)]?.retryAfter;
        if (asked && error?.status === 503) {
          expect(retryDelay).toBe(asked * 1_000);
          seen.waitedAsAsked++;
        } else expect(retryDelay).toBeLessThanOrEqual(8_000);
      }
      seen.retried += events.length - 1;
      if (result.ok) {
        seen.ok++;
        return;
      }
      const { error } = result;
      expect(error.attempts).toBe(events.length);
      if (error.name === "TimeoutError") seen.timedOut++;
      if (/Retry-After is past the deadline$/.test(error.message)) {
        expect("retryAfter" in error && error.retryAfter).toBeGreaterThanOrEqual(limits.deadline - (end - start));
        seen.gaveUpOnRetryAfter++;
      }
    }),
    { numRuns: 1_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
});
