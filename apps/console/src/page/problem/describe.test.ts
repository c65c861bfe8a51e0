import { createClient, type OperationError } from "@numbers-api/client";
import { describe, expect, it } from "vitest";
import { describeProblem } from "./describe.ts";

/** Returns the error of a call with a given `fetch`. */
async function errorOf(fetch: () => Promise<Response>, timeout = 60_000): Promise<OperationError<"numbers_list">> {
  const client = createClient({ baseUrl: "http://127.0.0.1:1", apiKey: null, maxRetries: 0, timeout, fetch });
  const result = await client.numbers.list().result();
  if (result.ok) throw new Error("The call must fail.");
  return result.error;
}

const ONLINE = { at: Date.parse("2026-11-23T12:00:00Z"), isOnline: true, hasKey: true };

const envelope = (status: number, code: string): Response =>
  Response.json({ trackingId: "trk_1", error: { code, message: "A problem.", fix: "A solution." } }, { status });

describe("the description of an error", () => {
  it.for([
    ["no connection", () => Promise.reject(new TypeError("fetch failed")), "The console is not running"],
    [
      "an undocumented status",
      () => Promise.resolve(new Response("<html>", { status: 404 })),
      "Unexpected response (404)",
    ],
    ["an invalid list", () => Promise.resolve(Response.json({})), "The response is not readable"],
    [
      "no connection from the console to the API",
      () => Promise.resolve(envelope(503, "console_api_unreachable")),
      "The API is unreachable",
    ],
  ] as const)("distinguishes errors on the way to the API, which can be retried: %s", async ([, fetch, title]) => {
    const problem = describeProblem(await errorOf(fetch), ONLINE);
    expect(problem).toMatchObject({ title, canRetry: true, asksForKey: false });
    expect(problem.cause).not.toBe("");
    expect(problem.fix).not.toBe("");
  });

  it("distinguishes a timeout", async () => {
    const error = await errorOf(() => new Promise<Response>(() => {}), 20);
    expect(describeProblem(error, ONLINE)).toMatchObject({ title: "The API took too long", canRetry: true });
  });

  it("reports an offline device instead of a stopped console", async () => {
    const error = await errorOf(() => Promise.reject(new TypeError("fetch failed")));
    expect(describeProblem(error, { ...ONLINE, isOnline: false }).title).toBe("You are offline");
  });

  it("uses the words of the API and lists its details", async () => {
    const body = {
      trackingId: "trk_1",
      error: { code: "new_code", message: "New.", provider: "new", providerCode: "7" },
    };
    const problem = describeProblem(await errorOf(async () => Response.json(body, { status: 502 })), ONLINE);
    expect(problem).toMatchObject({ cause: "New.", fix: "Try again in a few minutes.", trackingId: "trk_1" });
    expect(problem.facts).toEqual([
      ["Status", "502"],
      ["Code", "new_code"],
      ["Provider", "new"],
      ["Provider code", "7"],
    ]);
  });

  it("has the time if there is no tracking ID", async () => {
    const error = await errorOf(async () => new Response(null, { status: 500 }));
    const { facts, trackingId } = describeProblem(error, ONLINE);
    expect(trackingId).toBeUndefined();
    expect(facts).toEqual([
      ["Status", "500"],
      ["Time", expect.stringMatching(/^Nov 23, 2026, \d/)],
    ]);
  });

  it.for([
    [400, false],
    [401, false],
    [402, false],
    [500, true],
    [502, true],
    [503, true],
    [404, true],
  ] as const)("offers a retry if it can help: %j", async ([status, canRetry]) => {
    const error = await errorOf(async () => new Response(null, { status }));
    expect(describeProblem(error, ONLINE).canRetry).toBe(canRetry);
  });

  it.each([
    [true, "The API key was not accepted"],
    [false, "Enter your API key"],
  ])("asks for a key if the API rejects it or if there is none: %j", async (hasKey, title) => {
    const error = await errorOf(async () => new Response(null, { status: 401 }));
    expect(describeProblem(error, { ...ONLINE, hasKey })).toMatchObject({ title, asksForKey: true, canRetry: false });
  });

  it("has the time at which the API allows another request", async () => {
    const headers = { "retry-after": "120" };
    const error = await errorOf(async () => new Response(null, { status: 429, headers }));
    const problem = describeProblem(error, ONLINE);
    expect(problem).toMatchObject({ title: "Too many requests", canRetry: true, retryAt: ONLINE.at + 120_000 });
  });
});
