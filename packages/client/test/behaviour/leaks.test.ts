// Calls that end badly leave nothing: no timer, no socket, no listener.
import { getEventListeners } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/index.ts";
import { answer, half } from "./support/answers.ts";
import { say, sayAndReset, serve } from "./support/server.ts";

const CALLS = 2_500;
const AT_ONCE = 50;
/** Long enough that only waiting for what never comes reaches it. */
const TURNS = 200_000;
const apiKey = "any-key";

/** Number of timers and sockets that keep this process alive. */
const held = (): number =>
  process.getActiveResourcesInfo().filter((kind) => /^(Timeout|TCPSocketWrap|TCPWRAP|TCPConnectWrap)$/.test(kind))
    .length;

/** Waits until no more is held than before, as far as that ever comes. */
async function settle(before: number): Promise<number> {
  for (let turn = 0; turn < TURNS && held() > before; turn++) await nextTurn();
  return held();
}

/** Makes many calls, some at a time, so that the sockets of this machine suffice. */
async function many(call: (index: number) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < CALLS; done += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => call(done + index)));
  }
}

describe("ten thousand calls, by their thousands", () => {
  it("that are aborted, before, while waiting and in the body, leave nothing behind", async () => {
    const { url, close } = await serve(say(), say(half), say());
    const before = held();
    const client = createClient({ baseUrl: url, apiKey });
    const outcomes = new Set<string>();
    await many(async (index) => {
      const controller = new AbortController();
      const call = client.numbers.list({ signal: controller.signal }).result();
      for (let turn = index % 4; turn > 0; turn--) await nextTurn();
      controller.abort();
      const result = await call;
      outcomes.add(result.ok ? "ok" : result.error.name);
      expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    });
    await close();
    expect([...outcomes]).toEqual(["AbortError"]);
    expect(await settle(before)).toBeLessThanOrEqual(before);
  });

  it("that are timed out leave nothing behind", async () => {
    const { url, close } = await serve(say(half));
    const before = held();
    const client = createClient({ baseUrl: url, apiKey, timeout: 5, maxRetries: 0 });
    const outcomes = new Set<string>();
    await many(async () => {
      const result = await client.numbers.list().result();
      outcomes.add(result.ok ? "ok" : result.error.name);
    });
    await close();
    expect([...outcomes]).toEqual(["TimeoutError"]);
    expect(await settle(before)).toBeLessThanOrEqual(before);
  });

  it("that fail, with retries, leave nothing behind, and no listener on a signal that they share", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { url, close } = await serve(answer(503), sayAndReset(), answer(402), sayAndReset(half));
    const before = held();
    const client = createClient({ baseUrl: url, apiKey, maxRetries: 1 });
    const { signal } = new AbortController();
    await many(() => client.numbers.list({ signal }).result());
    await close();
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(await settle(before)).toBeLessThanOrEqual(before);
  });

  it("that one signal ends in their pauses leave nothing behind", async () => {
    const controller = new AbortController();
    let pausing = 0;
    const onAttempt = (): void => {
      if (++pausing === CALLS) setImmediate(() => controller.abort());
    };
    const fetch = async (): Promise<Response> => new Response("", { status: 503, headers: { "retry-after": "30" } });
    const client = createClient({ baseUrl: "http://127.0.0.1:1", apiKey, fetch, hooks: { onAttempt } });
    const before = held();
    const { signal } = controller;
    const results = await Promise.all(Array.from({ length: CALLS }, () => client.numbers.list({ signal }).result()));
    expect(new Set(results.map((result) => result.ok || result.error.name))).toEqual(new Set(["AbortError"]));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(await settle(before)).toBeLessThanOrEqual(before);
  });
});
