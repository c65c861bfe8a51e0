// Telnyx is played by the project's own mock, from the document that the adapter's types are made of.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { protect } from "../src/providers/protected.ts";
import { createProviders } from "../src/providers/providers.ts";
import { createTelnyx } from "../src/providers/telnyx.ts";
import { HELD, startTelnyxMock, type TelnyxMock } from "./support/telnyx.ts";

const LINK = { name: "telnyx", reference: "acme & sons" };

let telnyx: TelnyxMock;
beforeAll(async () => {
  telnyx = await startTelnyxMock();
});
afterEach(() => telnyx.reset());
afterAll(() => telnyx.close());

/** Timeout of an attempt with a fault that never ends; other faults end earlier. */
const SHORT = 400;
const isEndless = (fault: string): boolean => ["hang", "hang-in-body", "trickle"].includes(fault);

const reader = (attemptTimeout = 3000, deadline = 8000) =>
  protect(createTelnyx({ apiKey: "KEY-secret", url: telnyx.url, attemptTimeout }), { deadline });

const failure = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const { provider, code, message } = Object(error);
  return { provider, code, message };
};

describe("the adapter of Telnyx", () => {
  it("reads the numbers of an account, with its key and its reference", async () => {
    expect(await reader().listNumbers(LINK)).toEqual(HELD);
    const [request] = telnyx.requests();
    expect(request).toMatchObject({ operation: "GET /v2/phone_numbers", status: 200 });
    expect(Object.fromEntries(new URLSearchParams(request?.query))).toEqual({
      "page[number]": "1",
      "page[size]": "250",
      "filter[customer_reference]": "acme & sons",
    });
  });

  it("reads all pages, counts a number once, and omits numbers that the account does not hold", async () => {
    await telnyx.play(["first-of-two-pages", "second-of-two-pages"]);
    expect(await reader().listNumbers(LINK)).toEqual(HELD);
    expect(telnyx.requests()).toHaveLength(2);
  });

  it("takes an empty list for an empty list", async () => {
    await telnyx.play("none-held");
    expect(await reader().listNumbers(LINK)).toEqual([]);
  });

  it.each(["hang", "hang-in-body", "reset", "truncate", "wrong-type", "garbage", "trickle"] as const)(
    "tries again after the fault %s",
    async (fault) => {
      await telnyx.play("held", { fault, times: 2 });
      const numbers = await reader(isEndless(fault) ? SHORT : undefined).listNumbers(LINK);
      expect(numbers).toEqual(HELD);
      expect(telnyx.requests()).toHaveLength(3);
    },
  );

  it.each(["unexpected-error", "request-timeout", "too-many-requests"])("tries again after %s", async (scenario) => {
    await telnyx.play(scenario, { times: 1 });
    expect(await reader().listNumbers(LINK)).toEqual(HELD);
    expect(telnyx.requests()).toHaveLength(2);
  });

  it.each([
    ["hang", "10008", "Telnyx did not answer in time."],
    ["trickle", "10008", "Telnyx did not answer in time."],
    ["reset", "10007", "The connection to Telnyx failed."],
    ["truncate", "10007", "The connection to Telnyx failed."],
    ["wrong-type", "10007", "Telnyx answered with something else than a list of numbers."],
    ["garbage", "10007", "Telnyx answered with something else than a list of numbers."],
  ] as const)("gives up after three tries with the fault %s", async (fault, code, message) => {
    await telnyx.play("held", { fault });
    const attempted = reader(isEndless(fault) ? SHORT : undefined).listNumbers(LINK);
    expect(await failure(attempted)).toEqual({ provider: "telnyx", code, message });
    expect(telnyx.requests()).toHaveLength(3);
  });

  it.each([
    ["unexpected-error", "10007", "Telnyx failed with status 500.", 3],
    ["request-timeout", "10008", "Telnyx did not answer in time.", 3],
    ["authentication-failed", "10009", "Telnyx refused the request with status 401.", 1],
  ])("passes Telnyx's own code on: %s", async (scenario, code, message, tries) => {
    await telnyx.play(scenario);
    expect(await failure(reader().listNumbers(LINK))).toEqual({ provider: "telnyx", code, message });
    expect(telnyx.requests()).toHaveLength(tries);
  });

  it("ends at its deadline, however many tries are left", async () => {
    await telnyx.play("held", { fault: "hang" });
    expect(await failure(reader(60_000, 100).listNumbers(LINK))).toMatchObject({ code: "10008" });
    expect(telnyx.requests()).toHaveLength(1);
  });

  it("leaves a provider alone that failed three times for an account, and answers with its last failure", async () => {
    const guarded = reader();
    await telnyx.play("authentication-failed");
    for (const _ of [1, 2, 3]) await failure(guarded.listNumbers(LINK));
    const asked = telnyx.requests().length;
    expect(await failure(guarded.listNumbers(LINK))).toMatchObject({ provider: "telnyx", code: "10009" });
    expect(telnyx.requests()).toHaveLength(asked);
    telnyx.stop();
    expect(await guarded.listNumbers({ ...LINK, reference: "another account" })).toEqual(HELD);
  });

  it("reports a missing key without a request", async () => {
    const readerOf = createProviders({ telnyxApiKey: undefined, telnyxUrl: telnyx.url });
    expect(await failure(readerOf("telnyx").listNumbers(LINK))).toMatchObject({ provider: "telnyx", code: "10009" });
    expect(telnyx.requests()).toEqual([]);
  });
});
