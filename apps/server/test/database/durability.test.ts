import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDatabase, startPostgres } from "@numbers-api/workspace/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAccount } from "../../src/accounts/administration.ts";
import { monthOf } from "../../src/accounts/month.ts";
import { addNumber } from "../../src/numbers/administration.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import { DATABASES, type TestDatabase } from "../support/databases.ts";

const ROUNDS = 100;
const WRITER = fileURLToPath(new URL("../support/writer.ts", import.meta.url));
const LEASE = 5;

/** Starts a writer, and kills it at a random point after its first write. Returns the acknowledged writes. */
async function writeAndKill(url: string, accountId: string, prefix: string, file: string): Promise<readonly string[]> {
  const args = ["--conditions=@numbers-api/source", "--disable-warning=ExperimentalWarning", WRITER];
  const writer: ChildProcess = spawn(process.execPath, [...args, url, accountId, prefix, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  writer.stdout?.once("data", () => setTimeout(() => writer.kill("SIGKILL"), Math.random() * 30));
  await once(writer, "close");
  return (await readFile(file, "utf8")).split("\n").slice(0, -1);
}

describe.each(DATABASES)("a writer on %s", (_, newDatabase) => {
  let database: TestDatabase;
  let store: Store;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "numbers-server-"));
    database = await newDatabase();
    ({ store } = await openStore({ url: database.url }));
  });
  afterAll(async () => {
    await store.close();
    await database.remove();
    await rm(folder, { recursive: true });
  });

  it(`loses nothing that was acknowledged when it is killed, ${ROUNDS} times, and at most one lease`, async () => {
    const account = await addAccount(store, {
      name: "Acme",
      sharedNumber: "+18005550199",
      limit: null,
      provider: null,
    });
    const acknowledged = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const file = join(folder, String(round));
      const written = await writeAndKill(database.url, account.id, String(10_000 + round), file);
      expect(written.length).toBeGreaterThan(0);
      for (const phoneNumber of written) acknowledged.add(phoneNumber);
    }
    const stored = new Set((await store.numbers.list(account.id)).map(({ phoneNumber }) => phoneNumber));
    expect([...acknowledged].filter((phoneNumber) => !stored.has(phoneNumber))).toEqual([]);
    // The last write of a round may be stored without having been acknowledged.
    expect(stored.size - acknowledged.size).toBeLessThanOrEqual(ROUNDS);
    const used = await store.usage.read(account.id, monthOf(Date.now()).name);
    expect(used).toBeGreaterThanOrEqual(acknowledged.size);
    expect(used - acknowledged.size).toBeLessThanOrEqual(ROUNDS * LEASE);
    // A hundred processes take their time on a busy machine.
  }, 900_000);
});

describe("PostgreSQL", () => {
  it("also keeps acknowledged writes when all processes are killed", async () => {
    await using postgres = await startPostgres();
    const url = await createDatabase(postgres.url);
    const { store } = await openStore({ url });
    const { id } = await addAccount(store, { name: "A", sharedNumber: "+18005550199", limit: null, provider: null });
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const killed = new Promise<void>((resolve) =>
        setTimeout(() => resolve(postgres.kill()), 50 + Math.random() * 50),
      );
      for (let index = 0; ; index += 1) {
        const added = await addNumber(store, id, `+12${round}${String(index).padStart(6, "0")}`, null).catch(
          () => undefined,
        );
        if (!added) break;
        acknowledged.push(added.phoneNumber);
      }
      await killed;
      await postgres.start();
    }
    const stored = new Set((await store.numbers.list(id)).map(({ phoneNumber }) => phoneNumber));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((phoneNumber) => !stored.has(phoneNumber))).toEqual([]);
    await store.close();
  });
});
