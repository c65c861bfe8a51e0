import { beforeEach, describe, expect, it, vi } from "vitest";
import { type AttemptEvent, createClient, TimeoutError } from "../../src/index.ts";
import { answer, envelope, fine, list } from "./support/answers.ts";
import { failure } from "./support/failure.ts";
import { type Play, sayAndReset, serve } from "./support/server.ts";

const apiKey = "any-key";

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

/** Events of a call that meets these plays, one after the other. */
async function told(plays: readonly Play[], use = {}): Promise<readonly AttemptEvent[]> {
  const events: AttemptEvent[] = [];
  const { url } = await serve(...plays);
  const hooks = { onAttempt: (event: AttemptEvent) => events.push(event) };
  await createClient({ baseUrl: url, apiKey, hooks, ...use })
    .numbers.list()
    .result();
  return events;
}

describe("the hook", () => {
  it("is told once of a call that succeeds", async () => {
    const before = Date.now();
    const events = await told([fine]);
    expect(events).toEqual([
      {
        operation: "numbers_list",
        method: "GET",
        attempt: 1,
        startedAt: expect.any(Number),
        duration: expect.any(Number),
        status: 200,
      },
    ]);
    expect(events[0]?.startedAt).toBeGreaterThanOrEqual(before);
    expect(events[0]?.startedAt).toBeLessThanOrEqual(Date.now());
    expect(events[0]?.duration).toBeGreaterThanOrEqual(0);
  });

  it("is told of each attempt, with the pause that follows it and the last without", async () => {
    const asking = answer(503, envelope, { "Retry-After": "1" });
    const events = await told([sayAndReset(), asking, answer(502, envelope)]);
    expect(
      events.map(({ attempt, status, trackingId, retryDelay }) => [attempt, status, trackingId, retryDelay]),
    ).toEqual([
      [1, undefined, undefined, 0],
      [2, 503, envelope.trackingId, 1_000],
      [3, 502, envelope.trackingId, undefined],
    ]);
    expect(events.map(({ error }) => error?.name)).toEqual([
      "ConnectionError",
      "UnexpectedStatusError",
      "BadGatewayError",
    ]);
    expect(events.map(({ error }) => error?.attempts)).toEqual([1, 2, 3]);
  });

  it("is told the status of an answer whose body never ended", async () => {
    // Not over a socket: on a busy machine, time could be up before the status has come.
    const fetch = async (): Promise<Response> => new Response(new ReadableStream());
    const events = await told([], { fetch, timeout: 20, maxRetries: 0 });
    expect(events).toMatchObject([{ status: 200, error: expect.any(TimeoutError) }]);
  });

  it("is told of the error that the call ends with", async () => {
    const events: AttemptEvent[] = [];
    const { url } = await serve(answer(402, envelope));
    const client = createClient({ baseUrl: url, apiKey, hooks: { onAttempt: (event) => void events.push(event) } });
    const error = await failure(client.numbers.list());
    expect(events[0]?.error).toBe(error);
  });

  it("is told of a call through client.http", async () => {
    const onAttempt = vi.fn();
    const { url } = await serve(answer(503), fine);
    await createClient({ baseUrl: url, apiKey, hooks: { onAttempt } }).http.GET("/numbers/list");
    expect(onAttempt.mock.calls).toMatchObject([
      [{ operation: "numbers_list", method: "GET", attempt: 1, status: 503 }],
      [{ operation: "numbers_list", method: "GET", attempt: 2, status: 200 }],
    ]);
  });

  it("is not told of a call that was aborted before its first attempt", async () => {
    const onAttempt = vi.fn();
    const { url } = await serve(fine);
    const client = createClient({ baseUrl: url, apiKey, hooks: { onAttempt } });
    await client.numbers.list({ signal: AbortSignal.abort() }).result();
    expect(onAttempt).not.toHaveBeenCalled();
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("the hook is broken");
      },
    ],
    ["rejects", () => Promise.reject(new Error("the hook is broken"))],
    ["never ends", () => new Promise<never>(() => {})],
  ])("that %s breaks no call, and replaces no error", async (_, onAttempt) => {
    const { url, heads } = await serve(answer(503), fine, answer(402, envelope));
    const client = createClient({ baseUrl: url, apiKey, hooks: { onAttempt } });
    await expect(client.numbers.list()).resolves.toEqual(list);
    expect(await failure(client.numbers.list())).toMatchObject({ status: 402, trackingId: envelope.trackingId });
    expect(heads).toHaveLength(3);
  });
});
