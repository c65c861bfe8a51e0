import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { accountStore, keyStore, usageStore } from "./account-tables.ts";
import type { Database } from "./database.ts";
import { StoreSetupError } from "./errors.ts";
import { migrate } from "./migrate.ts";
import type { Migration } from "./migrations.ts";
import { numberStore } from "./number-table.ts";
import type { Store } from "./store.ts";

/** Place of a database, from its URL. */
export type DatabaseLocation =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string };

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
 * Reads the URL of a database.
 *
 * @throws {StoreSetupError} when it is neither `file:…` nor `postgres:…`.
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  if (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)) return { kind: "postgres", url };
  const [, file] = /^file:(.+)$/.exec(url) ?? [];
  if (file === undefined) {
    throw new StoreSetupError(
      "The URL of the database is neither a file nor PostgreSQL: use file:numbers.db or postgres://user@host/database.",
    );
  }
  return { kind: "sqlite", file: file.startsWith("//") ? fileURLToPath(url) : file };
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

/** Opens a database without migrating it. */
export async function openDatabase({ url, create = true, poolSize = 10 }: StoreOptions): Promise<Database> {
  const location = parseDatabaseUrl(url);
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
