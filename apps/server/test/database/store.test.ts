// One suite for both databases, which must behave alike.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount, addKey, listKeys, revokeKey, showAccount } from "../../src/accounts/administration.ts";
import { hashApiKey } from "../../src/accounts/key-format.ts";
import { UsageMeter } from "../../src/accounts/usage-meter.ts";
import { addNumber, listNumbers, releaseNumber } from "../../src/numbers/administration.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { DATABASES, type TestDatabase } from "../support/databases.ts";

const ACCOUNT = { name: "Acme", sharedNumber: "+18005550199", limit: null, provider: null };
const MONTH = "2026-11";

describe.each(DATABASES)("a store on %s", (_, newDatabase) => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await newDatabase();
    ({ store } = await openStore({ url: database.url }));
  });
  afterAll(async () => {
    await store.close();
    await database.remove();
  });

  it("returns an account as it was added", async () => {
    const link = { name: "telnyx", reference: 'ref\'s "1"' };
    const added = await addAccount(store, { ...ACCOUNT, name: "Zoë & Söhne 🚀", limit: 2 ** 40, provider: link });
    expect(await store.accounts.find(added.id)).toEqual(added);
    expect(await store.accounts.list()).toContainEqual(added);
    const plain = await addAccount(store, ACCOUNT);
    expect(await store.accounts.find(plain.id)).toMatchObject({ limit: null, provider: null, reconciledAt: null });
    expect(await store.accounts.find("acc_unknown")).toBeUndefined();
  });

  it("finds the account of a key until it is revoked, and knows when it was used", async () => {
    const account = await addAccount(store, ACCOUNT);
    const { id, key } = await addKey(store, account.id, "laptop");
    expect(await store.keys.findByHash(hashApiKey(key))).toEqual({ keyId: id, account });
    await store.keys.touch(new Map([[id, Date.UTC(2026, 10, 29)]]));
    await revokeKey(store, id);
    expect(await store.keys.findByHash(hashApiKey(key))).toBeUndefined();
    expect(await listKeys(store, account.id)).toMatchObject([
      { id, name: "laptop", lastUsedAt: "2026-11-29T00:00:00.000Z", revokedAt: expect.stringMatching(/Z$/) },
    ]);
  });

  it("keeps no key in a form that could be used", async () => {
    const account = await addAccount(store, ACCOUNT);
    const { key } = await addKey(store, account.id, null);
    const everything = JSON.stringify([await store.accounts.list(), await store.keys.list(account.id)]);
    expect(everything).not.toContain(key.slice(9));
  });

  it("lists the numbers of an account, oldest first, in the order in which they were added", async () => {
    const { id } = await addAccount(store, ACCOUNT);
    const phoneNumbers = Array.from({ length: 49 }, (_, index) => `+1202555${String(9999 - index)}`);
    for (const phoneNumber of phoneNumbers) await addNumber(store, id, phoneNumber, null);
    expect((await store.numbers.listed(id)).map(({ phoneNumber }) => phoneNumber)).toEqual(phoneNumbers);
  });

  it("gives a number one owner at a time", async () => {
    const one = await addAccount(store, ACCOUNT);
    const other = await addAccount(store, ACCOUNT);
    const owned = await addNumber(store, one.id, "+493023125042", "Büro");
    await expect(addNumber(store, other.id, "+493023125042", null)).rejects.toThrow(`belongs to account ${one.id}`);
    await releaseNumber(store, one.id, "+493023125042");
    await addNumber(store, other.id, "+493023125042", null);
    expect(owned).toMatchObject({ label: "Büro", lostAt: null });
    expect(await listNumbers(store, one.id)).toEqual([]);
  });

  it("leaves a lost number out of the API's list, and takes it back when it is found", async () => {
    const { id } = await addAccount(store, ACCOUNT);
    const kept = await addNumber(store, id, "+46701740605", null);
    const lost = await addNumber(store, id, "+46701740606", null);
    const at = "2026-11-29T12:00:00.000Z";
    await store.numbers.reconcile(id, { at, lost: [lost.id], found: [] });
    expect(await store.numbers.listed(id)).toMatchObject([{ phoneNumber: kept.phoneNumber }]);
    expect(await store.numbers.list(id)).toMatchObject([{ lostAt: null }, { lostAt: at }]);
    expect((await store.accounts.find(id))?.reconciledAt).toBe(at);
    await store.numbers.reconcile(id, { at, lost: [], found: [lost.id] });
    expect(await store.numbers.listed(id)).toHaveLength(2);
  });

  it("refuses records of an account that does not exist", async () => {
    await expect(addKey(store, "acc_unknown", null)).rejects.toThrow("There is no account acc_unknown");
    await expect(addNumber(store, "acc_unknown", "+12025550100", null)).rejects.toThrow("There is no account");
    await expect(revokeKey(store, "key_unknown")).rejects.toThrow("There is no key key_unknown");
  });

  it("hands out leases that shrink near the limit, and exactly the limit in all", async () => {
    const { id } = await addAccount(store, { ...ACCOUNT, limit: 1000 });
    const grants: number[] = [];
    for (let grant = -1; grant !== 0; grants.push(grant)) grant = await store.usage.lease(id, MONTH, 100);
    expect(grants[0]).toBe(100);
    expect(grants.slice(-9)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0]);
    expect(grants.reduce((sum, grant) => sum + grant)).toBe(1000);
    expect(await store.usage.read(id, MONTH)).toBe(1000);
    await store.usage.giveBack(id, MONTH, 3);
    expect(await store.usage.lease(id, MONTH, 100)).toBe(1);
    // Each month counts for itself.
    expect(await store.usage.lease(id, "2026-12", 100)).toBe(100);
  });

  it("refuses every request at a limit of 0, and none without a limit", async () => {
    const none = await addAccount(store, { ...ACCOUNT, limit: 0 });
    expect(await store.usage.lease(none.id, MONTH, 100)).toBe(0);
    const unlimited = await addAccount(store, ACCOUNT);
    expect(await store.usage.lease(unlimited.id, MONTH, 100)).toBe(100);
  });

  it("counts each month for itself, also when the clock is set back, and takes nothing back into another month", async () => {
    const account = await addAccount(store, { ...ACCOUNT, limit: 1 });
    let now = Date.UTC(2030, 10, 30);
    const meter = new UsageMeter(store, 50, () => now);
    const november = await meter.take(account);
    await expect(meter.take(account)).rejects.toMatchObject({ limit: 1, resetsAt: new Date("2030-12-01T00:00:00Z") });
    now = Date.UTC(2030, 11, 1);
    await meter.take(account);
    meter.refund(account.id, november);
    await expect(meter.take(account)).rejects.toMatchObject({ resetsAt: new Date("2031-01-01T00:00:00Z") });
    now = Date.UTC(2026, 10, 29);
    meter.refund(account.id, await meter.take(account));
    await meter.take(account);
    await expect(meter.take(account)).rejects.toMatchObject({ resetsAt: new Date("2026-12-01T00:00:00Z") });
    await meter.close();
  });

  it("never lets several processes together exceed a limit, and uses all of it", async () => {
    const account = await addAccount(store, { ...ACCOUNT, limit: 500 });
    const stores = await Promise.all([1, 2, 3].map(async () => (await openStore({ url: database.url })).store));
    const meters = stores.map((each) => new UsageMeter(each, 50));
    let passed = 0;
    const spend = async (meter: UsageMeter, requests: number): Promise<void> => {
      const results = await Promise.allSettled(
        Array.from({ length: requests }, async () => {
          await meter.take(account);
        }),
      );
      passed += results.filter(({ status }) => status === "fulfilled").length;
    };
    await Promise.all(meters.map((meter) => spend(meter, 100)));
    expect(passed).toBe(300);
    // An idle process returns its lease after two rounds of housekeeping, so that the others reach the limit exactly.
    for (const _ of [1, 2]) for (const meter of meters.slice(1)) await meter.returnIdle();
    await spend(meters[0] as UsageMeter, 400);
    expect(passed).toBe(500);
    expect((await showAccount(store, account.id)).used).toBe(500);
    for (const meter of meters) await meter.close();
    for (const each of stores) await each.close();
  });
});
