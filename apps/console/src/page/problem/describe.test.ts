import { createClient, type OperationError } from "@numbers-api/client";
import { expect, describe as group, it } from "vitest";
import { describe } from "./describe.ts";

/** The error that a call ends with when this is what `fetch` does. */
async function errorOf(fetch: () => Promise<Response>, timeout = 60_000): Promise<OperationError<"numbers_list">> {
  const client = createClient({ baseUrl: "http://127.0.0.1:1", apiKey: null, maxRetries: 0, timeout, fetch });
  const result = await client.numbers.list().result();
  if (result.ok) throw new Error("The call was to fail.");
  return result.error;
}

const AT = Date.parse("2026-11-23T12:00:00Z");

const envelope = (status: number, code: string): Response =>
  Response.json({ trackingId: "trk_1", error: { code, message: "What happened.", fix: "What to do." } }, { status });

group("an error in words", () => {
  it.for([
    ["no connection", () => Promise.reject(new TypeError("fetch failed")), "The console does not answer"],
    ["no envelope", () => Promise.resolve(new Response("<html>", { status: 404 })), "An unexpected answer (404)"],
    ["no list", () => Promise.resolve(Response.json({})), "The answer cannot be read"],
    [
      "no way to the API",
      () => Promise.resolve(envelope(503, "console_api_unreachable")),
      "The console has no connection to the API",
    ],
  ] as const)("tells what is no error of the API apart, and that it may pass: %s", async ([, fetch, title]) => {
    const problem = describe(await errorOf(fetch), true, AT);
    expect(problem).toMatchObject({ title, canRetry: true, asksForKey: false });
    expect(problem.what).not.toBe("");
    expect(problem.fix).not.toBe("");
  });

  it("tells an answer that does not come in time from one that says what is wrong", async () => {
    const error = await errorOf(() => new Promise<Response>(() => {}), 20);
    expect(describe(error, true, AT)).toMatchObject({ title: "The API took too long", canRetry: true });
  });

  it("says that the machine is offline rather than that the server is gone", async () => {
    const error = await errorOf(() => Promise.reject(new TypeError("fetch failed")));
    expect(describe(error, false, AT).title).toBe("You are offline");
  });

  it("lets the API speak, and gives all that it names", async () => {
    const body = {
      trackingId: "trk_1",
      error: { code: "new_code", message: "New.", provider: "new", providerCode: "7" },
    };
    const problem = describe(await errorOf(async () => Response.json(body, { status: 502 })), true, AT);
    expect(problem).toMatchObject({ what: "New.", fix: "Try again in a few minutes.", trackingId: "trk_1" });
    expect(problem.facts).toEqual([
      ["Status", "502"],
      ["Code", "new_code"],
      ["Provider", "new"],
      ["Provider’s code", "7"],
    ]);
  });

  it("says when it happened where there is no body, and so no tracking id, to quote", async () => {
    const error = await errorOf(async () => new Response(null, { status: 500 }));
    const { facts, trackingId } = describe(error, true, AT);
    expect(trackingId).toBeUndefined();
    expect(facts).toEqual([
      ["Status", "500"],
      ["When", expect.stringMatching(/^Nov 23, 2026, \d/)],
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
  ] as const)(
    "offers a retry where one can help, which the client knows of documented errors: %j",
    async ([status, canRetry]) => {
      const error = await errorOf(async () => new Response(null, { status }));
      expect(describe(error, true, AT).canRetry).toBe(canRetry);
    },
  );
});
