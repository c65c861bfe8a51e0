import { DatabaseSync } from "node:sqlite";
import { createDatabase, startPostgres } from "@numbers-api/workspace/postgres";
import { describe, expect, inject, it } from "vitest";
import { startProxy } from "../support/proxy.ts";
import { newAccount, startTestServer, type TestServer } from "../support/server.ts";

const UNAVAILABLE = {
  trackingId: expect.stringMatching(/^trk_/),
  error: { code: "service_unavailable", message: expect.any(String), fix: expect.any(String) },
};

async function expectUnavailable(server: TestServer, key: string): Promise<void> {
  const response = await server.list(key);
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await response.json()).toEqual(UNAVAILABLE);
}

const ready = async ({ server }: TestServer): Promise<number> => (await fetch(`${server.adminUrl}/readyz`)).status;

describe("a database that is away", () => {
  it("is 503 and not ready while PostgreSQL is down, and well again once it is back, without a restart", async () => {
    await using postgres = await startPostgres();
    await using server = await startTestServer({ databaseUrl: await createDatabase(postgres.url) });
    const account = await server.account();
    await account.own("+12025550123");
    expect((await server.list(account.key)).status).toBe(200);
    expect(await ready(server)).toBe(200);

    await postgres.kill();
    await expectUnavailable(server, account.key);
    expect(await ready(server)).toBe(503);
    expect((await fetch(`${server.server.adminUrl}/livez`)).status).toBe(200);
    // A request that fails for the database is not counted, and one that is wrong needs no database.
    expect((await server.list("num_live_typo")).status).toBe(401);

    await postgres.start();
    await expect.poll(async () => (await server.list(account.key)).status, { timeout: 60_000 }).toBe(200);
    await expect.poll(() => ready(server), { timeout: 60_000 }).toBe(200);
  });

  it("is 503 within seconds when PostgreSQL accepts connections and never answers", async () => {
    const url = new URL(await createDatabase(inject("postgresUrl")));
    await using proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    await using server = await startTestServer({ databaseUrl: url.href, databasePool: 2 });
    const account = await server.account();
    expect((await server.list(account.key)).status).toBe(200);
    proxy.pause();
    const responses = await Promise.all(Array.from({ length: 6 }, () => server.list(account.key)));
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 503));
    proxy.resume();
    await expect.poll(async () => (await server.list(account.key)).status, { timeout: 60_000 }).toBe(200);
  });

  it("is 503 when another program locks the SQLite file, and well again afterwards", async () => {
    await using server = await startTestServer();
    // The first request of an account has to write.
    const account = await newAccount(server.store);
    const locker = new DatabaseSync(server.databaseFile);
    locker.exec("begin exclusive");
    await expectUnavailable(server, account.key);
    locker.exec("rollback");
    locker.close();
    expect((await server.list(account.key)).status).toBe(200);
  });
});
