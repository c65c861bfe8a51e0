import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestAccount, type TestServer } from "./support/server.ts";
import { HELD, startTelnyxMock, type TelnyxMock } from "./support/telnyx.ts";

const HOUR = 3_600_000;
const [FIRST = "", SECOND = ""] = HELD;

let telnyx: TelnyxMock;
let server: TestServer;
beforeAll(async () => {
  telnyx = await startTelnyxMock();
  server = await startTestServer({
    telnyxApiKey: "KEY",
    telnyxUrl: telnyx.url,
    syncMaxAge: HOUR,
    syncHardAge: 24 * HOUR,
  });
});
afterEach(async () => {
  telnyx.reset();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await telnyx.close();
});

/** Telnyx account that was reconciled some time ago. */
async function linked(age: number | undefined, ...phoneNumbers: readonly string[]): Promise<TestAccount> {
  const account = await server.account({ provider: { name: "telnyx", reference: undefined } });
  await account.own(...phoneNumbers);
  if (age !== undefined) {
    const at = new Date(Date.now() - age).toISOString();
    await server.store.numbers.reconcile(account.id, { at, lost: [], found: [] });
  }
  return account;
}

async function listed(account: TestAccount): Promise<readonly string[]> {
  const body = (await (await server.list(account.key)).json()) as { numbers: { phoneNumber: string }[] };
  return body.numbers.map(({ phoneNumber }) => phoneNumber);
}

/** Takes the numbers from the account, so that the next test can use them. */
async function release(account: TestAccount): Promise<void> {
  for (const { phoneNumber } of await server.store.numbers.list(account.id)) {
    await server.store.numbers.release(account.id, phoneNumber, new Date().toISOString());
  }
}

describe("the list of an account at a provider", () => {
  it("comes from the database alone while the last reconciliation is recent", async () => {
    const account = await linked(0, FIRST, "+12025550199");
    expect(await listed(account)).toEqual([FIRST, "+12025550199"]);
    expect(telnyx.requests()).toEqual([]);
    await release(account);
  });

  it("is compared in the background when that is older, and does not wait", async () => {
    const account = await linked(2 * HOUR, FIRST, "+12025550199");
    expect(await listed(account)).toEqual([FIRST, "+12025550199"]);
    await expect.poll(() => listed(account), { timeout: 30_000 }).toEqual([FIRST]);
    expect(telnyx.requests()).toHaveLength(1);
    await release(account);
  });

  it("stays as it is when the comparison in the background fails", async () => {
    await telnyx.play("authentication-failed");
    const account = await linked(2 * HOUR, FIRST);
    expect(await listed(account)).toEqual([FIRST]);
    await expect.poll(() => telnyx.requests(), { timeout: 30_000 }).toHaveLength(1);
    expect(await listed(account)).toEqual([FIRST]);
    await release(account);
  });

  it("waits for the provider when the account was never compared", async () => {
    const account = await linked(undefined, FIRST, SECOND, "+12025550199");
    expect(await listed(account)).toEqual([FIRST, SECOND]);
    expect(await server.store.numbers.list(account.id)).toHaveLength(3);
    await release(account);
  });

  it("gets a number back that the provider holds again, and never one that it does not own", async () => {
    await telnyx.play("none-held", { times: 1 });
    const account = await linked(25 * HOUR, FIRST);
    expect(await listed(account)).toEqual([]);
    const at = new Date(Date.now() - 25 * HOUR).toISOString();
    await server.store.numbers.reconcile(account.id, { at, lost: [], found: [] });
    // Another server has not queried the provider yet.
    await using other = await startTestServer({
      databaseUrl: `file:${server.databaseFile}`,
      telnyxApiKey: "KEY",
      telnyxUrl: telnyx.url,
    });
    expect(await (await other.list(account.key)).json()).toMatchObject({ numbers: [{ phoneNumber: FIRST }] });
    await release(account);
  });

  it("is 502 with the provider and its code when it is too old and the provider fails", async () => {
    await telnyx.play("authentication-failed");
    const account = await linked(25 * HOUR, FIRST);
    const response = await server.list(account.key);
    expect(response.status).toBe(502);
    expect(await response.json()).toEqual({
      trackingId: response.headers.get("x-tracking-id"),
      error: {
        code: "provider_error",
        message: "Telnyx refused the request with status 401.",
        fix: expect.stringContaining("tracking id"),
        provider: "telnyx",
        providerCode: "10009",
      },
    });
    await release(account);
  });

  it("does not count a request that failed at the provider", async () => {
    await telnyx.play("authentication-failed");
    const account = await server.account({ limit: 1, provider: { name: "telnyx", reference: undefined } });
    expect((await server.list(account.key)).status).toBe(502);
    telnyx.stop();
    expect((await server.list(account.key)).status).toBe(200);
    expect((await server.list(account.key)).status).toBe(402);
  });

  it("queries the provider once for concurrent requests", async () => {
    const account = await linked(undefined, FIRST);
    const responses = await Promise.all(Array.from({ length: 10 }, () => server.list(account.key)));
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(telnyx.requests()).toHaveLength(1);
    await release(account);
  });

  it("never waits for a provider when the account has none", async () => {
    await telnyx.play("held", { fault: "hang" });
    const account = await server.account();
    expect((await server.list(account.key)).status).toBe(200);
    expect(telnyx.requests()).toEqual([]);
  });
});
