import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, startPostgres } from "@numbers-api/workspace/postgres";
import { commandOf } from "../core/places.ts";
import { runNode } from "../core/process.ts";

/** Account for the measured requests. */
export interface BenchAccount {
  readonly id: string;
  readonly key: string;
}

/** Database with one account that owns 5 numbers, and one that owns 49. */
export interface BenchDatabase {
  readonly url: string;
  readonly five: BenchAccount;
  readonly fortyNine: BenchAccount;
}

/** Both databases, which are removed on disposal. */
export interface BenchDatabases extends AsyncDisposable {
  readonly sqlite: BenchDatabase;
  readonly postgres: BenchDatabase;
}

/** Creates the databases with the commands of the server. */
export async function makeDatabases(): Promise<BenchDatabases> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-bench-"));
  const postgres = await startPostgres();
  return {
    sqlite: await fill(`file:${join(folder, "numbers.db")}`),
    postgres: await fill(await createDatabase(postgres.url)),
    [Symbol.asyncDispose]: async () => {
      await postgres[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

async function fill(url: string): Promise<BenchDatabase> {
  return { url, five: await addAccount(url, 5, 100), fortyNine: await addAccount(url, 49, 150) };
}

async function addAccount(url: string, count: number, from: number): Promise<BenchAccount> {
  const numbersServer = commandOf("@numbers-api/server", "numbers-server");
  const administer = async (...command: readonly string[]): Promise<BenchAccount> => {
    const env = { NUMBERS_DATABASE_URL: url };
    const { stdout } = await runNode([numbersServer, ...command, "--json"], { env });
    return JSON.parse(stdout);
  };
  const { id } = await administer("account", "add", `With ${count}`, "--shared-number", "+18005550199");
  for (let index = 0; index < count; index += 1) {
    const label = index % 3 === 0 ? [] : ["--label", `Label ${index}`];
    await administer("number", "add", id, `+1202555${String(from + index).padStart(4, "0")}`, ...label);
  }
  const { key } = await administer("key", "add", id);
  return { id, key };
}
