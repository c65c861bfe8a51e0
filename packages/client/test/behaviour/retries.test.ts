// Retries: which failures, how many, and their end. Where a pause is not the subject, it lasts 0 ms.
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  AbortError,
  type AttemptEvent,
  BadGatewayError,
  BadRequestError,
  createClient,
  InvalidResponseError,
  PaymentRequiredError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedStatusError,
} from "../../src/index.ts";
import { clientOf } from "../contract/support/contract.ts";
import { json, record, reply } from "../contract/support/recorder.ts";
import { answer, envelope, fine, half, list } from "./support/answers.ts";
import { failure } from "./support/failure.ts";
import { type Play, say, sayAndEnd, sayAndReset, serve } from "./support/server.ts";

const apiKey = "any-key";
const hour = { "Retry-After": "3600" };

beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

describe("a call is repeated", () => {
  const passing: readonly (readonly [string, Play])[] = [
    ...[408, 429, 500, 502, 503, 504].map((status) => [`status ${status}`, answer(status)] as const),
    ["Retry-After: 0", answer(429, "", { "Retry-After": "0" })],
    ["a Retry-After that is past", answer(503, "", { "Retry-After": "Thu, 01 Jan 2026 00:00:00 GMT" })],
    ["a Retry-After that says nothing", answer(503, "", { "Retry-After": "soon" })],
    ["a reset before headers", sayAndReset()],
    ["a reset in mid-body", sayAndReset(half)],
    ["a truncated body", sayAndEnd(half)],
    ["truncated JSON of the right length", answer(200, '{"numbers":[')],
    ["an empty success", answer(200)],
  ];

  it.each(passing)("after %s", async (_, play) => {
    const { url, heads } = await serve(play, fine);
    await expect(createClient({ baseUrl: url, apiKey }).numbers.list()).resolves.toEqual(list);
    expect(heads).toHaveLength(2);
  });

  it("after a timeout, each attempt with its own time", async () => {
    const { url } = await serve(say());
    const error = await failure(createClient({ baseUrl: url, apiKey, timeout: 50 }).numbers.list());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ attempts: 3, message: expect.stringContaining("timeout of 50 ms") });
  });

  it("twice by default, and then ends with the last error", async () => {
    const { url, heads } = await serve(answer(503), answer(503), answer(502, envelope), fine);
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list());
    expect(error).toBeInstanceOf(BadGatewayError);
    expect(error).toMatchObject({ attempts: 3, trackingId: envelope.trackingId });
    expect(heads).toHaveLength(3);
  });

  it("as often as the client's maxRetries says, unless the call says otherwise", async () => {
    const { url, heads } = await serve(answer(503));
    const client = createClient({ baseUrl: url, apiKey, maxRetries: 4 });
    expect(await failure(client.numbers.list())).toMatchObject({ attempts: 5 });
    expect(await failure(client.numbers.list({ maxRetries: 1 }))).toMatchObject({ attempts: 2 });
    expect(await failure(client.numbers.list({ maxRetries: 0 }))).toMatchObject({ attempts: 1 });
    expect(heads).toHaveLength(8);
  });

  it("through client.http too", async () => {
    const { url, heads } = await serve(answer(503), fine);
    const { data } = await createClient({ baseUrl: url, apiKey }).http.GET("/numbers/list");
    expect(data).toEqual(list);
    expect(heads).toHaveLength(2);
  });
});

describe("a call is made once", () => {
  it.each([
    [400, BadRequestError],
    [401, UnauthorizedError],
    [402, PaymentRequiredError],
    [404, UnexpectedStatusError],
    [501, UnexpectedStatusError],
  ])("when the answer is %i, whatever Retry-After says", async (status, Class) => {
    const { url, heads } = await serve(answer(status, envelope, { "Retry-After": "0" }), fine);
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list());
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ status, attempts: 1, code: envelope.error.code });
    expect(heads).toHaveLength(1);
  });

  it("when a success lacks a required member", async () => {
    const { url, heads } = await serve(answer(200, { numbers: [] }), fine);
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list());
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(heads).toHaveLength(1);
  });

  it.each(["POST", "PATCH"] as const)("when its method is %s, which is not idempotent", async (method) => {
    const server = await record(reply(503), json({}));
    const { error } = await clientOf({ method }, { baseUrl: server.url, maxRetries: 2 })().result();
    expect(error).toMatchObject({ status: 503, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });
});

describe("the deadline", () => {
  it.each(["429", "502", "503"])("of a call does not outlast a Retry-After of an hour on %s", async (status) => {
    const { url, heads } = await serve(answer(Number(status), "", hour), fine);
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list());
    expect(error).toMatchObject({ status: Number(status), attempts: 1, retryAfter: 3_600_000 });
    expect(error.message).toMatch(/Retry-After.*deadline/);
    expect(heads).toHaveLength(1);
  });

  it("is held against a Retry-After that is a date", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const { url } = await serve(answer(503, "", { "Retry-After": date }), fine);
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list());
    expect(error).toMatchObject({ status: 503, attempts: 1, message: expect.stringContaining("Retry-After") });
  });

  it("does not wait for a pause that it would not outlast", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.99);
    const { url, heads } = await serve(answer(503), fine);
    const error = await failure(createClient({ baseUrl: url, apiKey, deadline: 400 }).numbers.list());
    expect(error).toMatchObject({ status: 503, attempts: 1 });
    expect(heads).toHaveLength(1);
  });

  it("ends any number of attempts and pauses", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.02);
    const { url } = await serve(sayAndReset());
    const options = { baseUrl: url, apiKey, deadline: 150, maxRetries: 1_000_000 };
    // The deadline passes in a pause, or during an attempt.
    const { name } = await failure(createClient(options).numbers.list());
    expect(["ConnectionError", "TimeoutError"]).toContain(name);
  });

  it("ends an attempt that has more time of its own", async () => {
    const { url } = await serve(say(half));
    const error = await failure(createClient({ baseUrl: url, apiKey, deadline: 60 }).numbers.list());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toContain("deadline of 60 ms");
  });
});

describe("the timeout of a call", () => {
  it("wins over the client's", async () => {
    const { url } = await serve(say());
    const client = createClient({ baseUrl: url, apiKey, maxRetries: 0 });
    const error = await failure(client.numbers.list({ timeout: 40 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error.message).toContain("timeout of 40 ms");
  });
});

describe("an abort", () => {
  const reason = new Error("the user left");

  it("before the call sends nothing", async () => {
    const { url, heads } = await serve(fine);
    const signal = AbortSignal.abort(reason);
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list({ signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ attempts: 0, cause: reason });
    expect(heads).toHaveLength(0);
  });

  it("while the headers are awaited ends the call", async () => {
    const controller = new AbortController();
    const { url } = await serve(() => controller.abort(reason));
    const error = await failure(createClient({ baseUrl: url, apiKey }).numbers.list({ signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ attempts: 1, cause: reason });
  });

  it("in the body ends the call", async () => {
    const controller = new AbortController();
    const { url } = await serve(say(half));
    const observed = async (...request: Parameters<typeof fetch>): Promise<Response> => {
      const response = await fetch(...request);
      setImmediate(() => controller.abort(reason));
      return response;
    };
    const client = createClient({ baseUrl: url, apiKey, fetch: observed as typeof fetch });
    const error = await failure(client.numbers.list({ signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ attempts: 1, cause: reason });
  });

  it("in the pause between attempts ends the call", async () => {
    const controller = new AbortController();
    const { url, heads } = await serve(answer(503, "", { "Retry-After": "50" }), fine);
    const onAttempt = ({ retryDelay }: AttemptEvent): void => {
      expect(retryDelay).toBe(50_000);
      setImmediate(() => controller.abort(reason));
    };
    const client = createClient({ baseUrl: url, apiKey, hooks: { onAttempt } });
    const error = await failure(client.numbers.list({ signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ attempts: 1, cause: reason });
    expect(heads).toHaveLength(1);
  });

  it.each(["an hour", "no time"])("in the hook, before a pause of %s, ends the call", async (pause) => {
    const controller = new AbortController();
    const { url, heads } = await serve(answer(503, "", pause === "an hour" ? hour : {}), fine);
    const onAttempt = (): void => controller.abort(reason);
    const client = createClient({ baseUrl: url, apiKey, deadline: 7_200_000, hooks: { onAttempt } });
    const error = await failure(client.numbers.list({ signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ attempts: 1, cause: reason });
    expect(heads).toHaveLength(1);
  });

  it("while the key is awaited ends the call", async () => {
    const controller = new AbortController();
    const { url, heads } = await serve(fine);
    const never = (): Promise<string> => {
      setImmediate(() => controller.abort(reason));
      return new Promise(() => {});
    };
    const client = createClient({ baseUrl: url, apiKey: never });
    const error = await failure(client.numbers.list({ signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(heads).toHaveLength(0);
  });

  it("of a fetch that takes no notice of the signal ends the call", async () => {
    const deaf = (): Promise<Response> => new Promise(() => {});
    const client = createClient({ baseUrl: "http://127.0.0.1:1", apiKey, fetch: deaf });
    expect(await failure(client.numbers.list({ timeout: 30, maxRetries: 0 }))).toBeInstanceOf(TimeoutError);
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    const error = await failure(client.numbers.list({ signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortError);
    expect(error.cause).toBe(controller.signal.reason);
  });

  it("after the call changes nothing", async () => {
    const controller = new AbortController();
    const { url } = await serve(fine);
    const call = createClient({ baseUrl: url, apiKey }).numbers.list({ signal: controller.signal });
    await call;
    controller.abort();
    await expect(call.result()).resolves.toMatchObject({ ok: true, data: list });
  });
});
