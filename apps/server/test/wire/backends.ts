// The mock and the server, in the same states: an application moves from one to the other by changing the URL and the key.
import type { Scenario } from "@numbers-api/contract";
import { scenarios } from "@numbers-api/contract";
import { afterAll, beforeAll, describe } from "vitest";
import { newAccount, startTestServer, type TestServer } from "../support/server.ts";
import { startTelnyxMock, type TelnyxMock } from "../support/telnyx.ts";

/** Scenarios that the server has a cause for: it has no provider SES, and no client sends a request that is invalid. */
export const PLAYED = [
  "dedicated-numbers",
  "shared-number-only",
  "full-account",
  "unauthorized",
  "usage-limit-exceeded",
  "internal-server-error",
  "provider-telnyx",
] as const;

export type Played = (typeof PLAYED)[number];

/** Scenario of the contract, in any of its forms. */
export const scenarioOf = (name: Played): Scenario => scenarios[name];

/** A server of the contract. */
export interface Backend {
  readonly url: string;
  /** Returns the API key of an account in the state of a scenario. */
  keyFor(name: Played): Promise<string>;
  /** Returns the API key of an account whose list takes so long. */
  keyForDelay(milliseconds: number): Promise<string>;
  /** Returns the API key of an account whose list does not come. */
  keyForSilence(): Promise<string>;
  close(): Promise<void>;
}

/** Describes tests for the mock and for the server. */
export function forEachBackend(title: string, tests: (backend: () => Backend) => void): void {
  describe.each([
    ["the mock", startMockBackend],
    ["the server", startServerBackend],
  ])(`${title} of %s`, (_, start) => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await start();
    });
    afterAll(() => backend.close());
    tests(() => backend);
  });
}

/** The part of the mock's API that is used. */
interface Mock {
  readonly url: string;
  forKey(): { readonly key: string; play(name: string, options?: object): Promise<void> };
  close(): Promise<void>;
}

async function startMockBackend(): Promise<Backend> {
  // Not a literal, for the reason in test/support/telnyx.ts.
  const name: string = "@numbers-api/mock";
  const { startMock } = (await import(name)) as { startMock(): Promise<Mock> };
  const mock = await startMock();
  const play = async (scenario: string, options?: object): Promise<string> => {
    const keyed = mock.forKey();
    await keyed.play(scenario, options);
    return keyed.key;
  };
  return {
    url: mock.url,
    keyFor: (scenario) => play(scenario),
    keyForDelay: (delay) => play("shared-number-only", { delay }),
    keyForSilence: () => play("shared-number-only", { fault: "hang" }),
    close: () => mock.close(),
  };
}

async function startServerBackend(): Promise<Backend> {
  const telnyx = await startTelnyxMock();
  const server = await startTestServer({ telnyxApiKey: "KEY", telnyxUrl: telnyx.url });
  const linked = async (): Promise<string> =>
    (await newAccount(server.store, { provider: { name: "telnyx", reference: undefined } })).key;
  return {
    url: server.url,
    keyFor: (name) => makeAccount(server, telnyx, name, linked),
    keyForDelay: async (delay) => {
      await telnyx.play("none-held", { delay });
      return linked();
    },
    keyForSilence: async () => {
      await telnyx.play("none-held", { fault: "hang" });
      return linked();
    },
    close: async () => {
      await server[Symbol.asyncDispose]();
      await telnyx.close();
    },
  };
}

async function makeAccount(
  { store }: TestServer,
  telnyx: TelnyxMock,
  name: Played,
  linked: () => Promise<string>,
): Promise<string> {
  switch (name) {
    case "unauthorized":
      return "num_live_unknown";
    case "usage-limit-exceeded":
      return (await newAccount(store, { limit: 0 })).key;
    case "provider-telnyx":
      await telnyx.play("held", { fault: "reset" });
      return linked();
    case "internal-server-error": {
      // A number that breaks the contract, which no command adds.
      const { id, key } = await newAccount(store);
      await store.numbers.add({ ...row(id), phoneNumber: "broken", label: null, createdAt: new Date().toISOString() });
      return key;
    }
    default: {
      const { sharedNumber, numbers } = scenarios[name].body;
      const { id, key } = await newAccount(store, { sharedNumber });
      for (const { phoneNumber, label = null, createdAt } of numbers) {
        // A number has one owner, so it is taken from the account of an earlier test.
        const owner = await store.numbers.find(phoneNumber);
        if (owner) await store.numbers.release(owner.accountId, phoneNumber, createdAt);
        await store.numbers.add({ ...row(id), phoneNumber, label, createdAt });
      }
      return key;
    }
  }
}

let rows = 0;

function row(accountId: string) {
  rows += 1;
  return { id: `num_${String(rows).padStart(26, "0")}`, accountId, lostAt: null };
}
