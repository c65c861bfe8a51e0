import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addKey, revokeKey } from "../../src/accounts/administration.ts";
import { newApiKey } from "../../src/accounts/key-format.ts";
import { addNumber, labelNumber, releaseNumber } from "../../src/numbers/administration.ts";
import { SHARED_NUMBER, startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

describe("listing numbers", () => {
  it("answers with the account's numbers, oldest first, and its shared number", async () => {
    const account = await server.account();
    await account.own("+442079460958", "+12025550123");
    await labelNumber(server.store, account.id, "+12025550123", "Support");
    const response = await server.list(account.key);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({
      numbers: [
        { phoneNumber: "+442079460958", createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) },
        { phoneNumber: "+12025550123", label: "Support", createdAt: expect.stringMatching(/Z$/) },
      ],
      sharedNumber: SHARED_NUMBER,
    });
    await releaseNumber(server.store, account.id, "+442079460958");
    await releaseNumber(server.store, account.id, "+12025550123");
  });

  it("answers with an empty list for a new account", async () => {
    const { key } = await server.account();
    expect(await (await server.list(key)).json()).toEqual({ numbers: [], sharedNumber: SHARED_NUMBER });
  });

  it("keeps the numbers of accounts apart, and lists a released one for none of them", async () => {
    const one = await server.account();
    const other = await server.account();
    await one.own("+12025550101");
    expect(await (await server.list(other.key)).json()).toMatchObject({ numbers: [] });
    await releaseNumber(server.store, one.id, "+12025550101");
    expect(await (await server.list(one.key)).json()).toMatchObject({ numbers: [] });
    await addNumber(server.store, other.id, "+12025550101", null);
    expect(await (await server.list(other.key)).json()).toMatchObject({ numbers: [{ phoneNumber: "+12025550101" }] });
  });

  it("ignores unknown query parameters, and marks every answer as private to the client", async () => {
    const { key } = await server.account();
    const response = await fetch(`${server.url}/numbers/list?page=2&page=3&x`, {
      headers: { authorization: `bearer  ${key}` },
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-tracking-id": expect.stringMatching(/^trk_[0-9A-HJKMNP-TV-Z]{26}$/),
    });
  });

  it("takes each key of an account until it is revoked", async () => {
    const account = await server.account();
    const second = await addKey(server.store, account.id, "second");
    await revokeKey(server.store, account.keyId);
    expect((await server.list(account.key)).status).toBe(401);
    expect((await server.list(second.key)).status).toBe(200);
  });

  it("refuses a revoked key within seconds, also when the clock is set back", async () => {
    const account = await server.account();
    expect((await server.list(account.key)).status).toBe(200);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 86_400_000 });
    try {
      await revokeKey(server.store, account.keyId);
      await expect.poll(async () => (await server.list(account.key)).status, { timeout: 30_000 }).toBe(401);
    } finally {
      vi.useRealTimers();
    }
  });

  it("notes when a key was last used", async () => {
    const { id, key } = await server.account();
    await server.list(key);
    await expect
      .poll(async () => (await server.store.keys.list(id))[0]?.lastUsedAt, { timeout: 30_000 })
      .toMatch(/^\d{4}-.*Z$/);
  });

  it.each([
    ["no header", undefined],
    ["another scheme", "Basic YTpi"],
    ["a scheme without a key", "Bearer"],
    ["two words", "Bearer one two"],
    ["a key that nobody made", `Bearer ${newApiKey()}`],
    ["a key with a typo", `Bearer ${newApiKey().slice(0, -1)}_`],
    ["something else", "Bearer num_live_short"],
  ])("answers 401 without a body to %s", async (_, authorization) => {
    const response = await fetch(`${server.url}/numbers/list`, { headers: authorization ? { authorization } : {} });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(response.headers.get("content-type")).toBeNull();
    expect(await response.text()).toBe("");
  });
});
