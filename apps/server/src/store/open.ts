import { existsSync } from "node:fs";
import { accountStore, keyStore, usageStore } from "./account-tables.ts";
import type { Database } from "./database.ts";
import { StoreSetupError } from "./errors.ts";
import { parseDatabaseUrl } from "./location.ts";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migrations.ts";
import { numberStore } from "./number-table.ts";
import type { Store } from "./store.ts";

/** Options of a store. */
export interface StoreOptions {
  readonly url: string;
  /** Create a SQLite file that does not exist. Default: true. */
  readonly create?: boolean;
  /** Most connections to PostgreSQL, at least two. Default: 10. */
  readonly poolSize?: number;
}

/** A store that is ready to be used. */
export interface OpenedStore {
  readonly store: Store;
  /** Migrations that were applied to open it. */
  readonly migrations: readonly Migration[];
}

/**
 * Opens a database and brings its schema up to date.
 *
 * @throws {StoreSetupError} when the database cannot be used by this version.
 * @throws {StoreUnavailable} when it does not answer.
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const database = await openDatabase(options);
  try {
    const migrations = await migrate(database, new Date().toISOString());
    return { store: storeOf(database), migrations };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens a database without migrating it.
 *
 * @throws {StoreSetupError} when its URL is neither `file:…` nor `postgres:…`.
 */
export async function openDatabase({ url, create = true, poolSize = 10 }: StoreOptions): Promise<Database> {
  const location = parseDatabaseUrl(url);
  if (!location) {
    throw new StoreSetupError(
      "The URL of the database is neither a file nor PostgreSQL: use file:numbers.db or postgres://user@host/database.",
    );
  }
  if (location.kind === "postgres") {
    // Loaded only when it is needed: most installations have one of the two.
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(location.url, poolSize);
  }
  if (!create && !existsSync(location.file)) {
    throw new StoreSetupError(
      `There is no database ${location.file}: set NUMBERS_DATABASE_URL, or create it with numbers-server migrate.`,
    );
  }
  const { openSqlite } = await import("./sqlite.ts");
  return openSqlite(location.file);
}

function storeOf(database: Database): Store {
  return {
    accounts: accountStore(database),
    keys: keyStore(database),
    numbers: numberStore(database),
    usage: usageStore(database),
    ping: async () => {
      await database.read("select 1", []);
    },
    close: () => database.close(),
    [Symbol.asyncDispose]: () => database.close(),
  };
}
