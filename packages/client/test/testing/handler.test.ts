// Tests of an application in Node: the client as it is, and MSW where the network would be.
import type { Scenario } from "@numbers-api/contract";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createClient, PaymentRequiredError, StatusError, TimeoutError } from "../../src/index.ts";
import { numbersList, scenarios } from "../../src/testing/index.ts";

const server = setupServer(numbersList());
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const baseUrl = "https://numbers.example/v1";
const client = createClient({ baseUrl, apiKey: "any", maxRetries: 0 });
const all: readonly Scenario[] = Object.values(scenarios);
const catalogue = all.filter(({ operations }) => operations.includes("numbers_list"));

describe("a handler made from the contract", () => {
  it("answers with the operation's first success when it is asked for nothing", async () => {
    expect(await client.numbers.list()).toEqual(scenarios["dedicated-numbers"].body);
  });

  it.each(catalogue.filter(({ status }) => status < 300))("plays the success $name", async ({ name, body }) => {
    server.use(numbersList(name as "full-account"));
    expect(await client.numbers.list()).toEqual(body);
  });

  it.each(catalogue.filter(({ status }) => status >= 300))(
    "plays the failure $name",
    async ({ name, status, body }) => {
      server.use(numbersList(name as "invalid-input"));
      const error: unknown = await client.numbers.list().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StatusError);
      // Bodyless answers leave the member out.
      expect({ body: undefined, ...(error as StatusError) }).toMatchObject({ status, body });
    },
  );

  it("answers below its base URL only", async () => {
    server.use(
      numbersList("shared-number-only", { baseUrl: "https://elsewhere.example/" }),
      numbersList("full-account", { baseUrl }),
    );
    expect((await client.numbers.list()).numbers).toHaveLength(49);
  });

  it("answers once where that is asked for, so that a retry is seen", async () => {
    server.use(numbersList("provider-telnyx", { once: true }));
    const retrying = createClient({ baseUrl, apiKey: "any", maxRetries: 1 });
    expect(await retrying.numbers.list()).toEqual(scenarios["dedicated-numbers"].body);
  });

  it("never answers with an infinite delay, so that a timeout is seen", async () => {
    server.use(numbersList("full-account", { delay: "infinite" }));
    await expect(client.numbers.list({ timeout: 20 })).rejects.toBeInstanceOf(TimeoutError);
  });

  it("answers after a delay", async () => {
    server.use(numbersList("usage-limit-exceeded", { delay: 1 }));
    await expect(client.numbers.list()).rejects.toBeInstanceOf(PaymentRequiredError);
  });

  it("refuses a name that the contract does not have, when compiled and when run", () => {
    // @ts-expect-error no scenario of this operation
    const wrong = (): unknown => numbersList("usage-limit-exeeded");
    expect(wrong).toThrow(/numbers_list has no scenario "usage-limit-exeeded": choose one of dedicated-numbers, /);
  });
});
