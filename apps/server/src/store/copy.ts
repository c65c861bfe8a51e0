import type { Database } from "./database.ts";
import { StoreSetupError } from "./errors.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open.ts";

/** Tables with their columns, each after the tables that it refers to. */
const TABLES = {
  accounts: [
    "id",
    "name",
    "shared_number",
    "request_limit",
    "provider",
    "provider_reference",
    "reconciled_at",
    "created_at",
  ],
  api_keys: ["id", "account_id", "name", "hash", "created_at", "last_used_at", "revoked_at"],
  numbers: ["id", "account_id", "phone_number", "label", "created_at", "lost_at", "released_at"],
  usage: ["account_id", "month", "leased", "last_grant"],
} as const;

type Table = keyof typeof TABLES;

/** Rows that were copied, by table. */
export type CopiedRows = Readonly<Record<Table, number>>;

/**
 * Copies everything from one database to an empty one, in one transaction.
 *
 * @throws {StoreSetupError} when the target is not empty.
 */
export async function copyStore(fromUrl: string, toUrl: string): Promise<CopiedRows> {
  const from = await openDatabase({ url: fromUrl, create: false });
  try {
    const to = await openDatabase({ url: toUrl });
    try {
      const now = new Date().toISOString();
      await migrate(from, now);
      await migrate(to, now);
      return await copyTables(from, to);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function copyTables(from: Database, to: Database): Promise<CopiedRows> {
  if ((await to.query("select id from accounts limit 1", [])).length > 0) {
    throw new StoreSetupError("The database to copy to has accounts already: name an empty one with --to.");
  }
  const counts: Record<Table, number> = { accounts: 0, api_keys: 0, numbers: 0, usage: 0 };
  const statements = [];
  // Only tables of this file are named in the statements.
  for (const [table, columns] of Object.entries(TABLES) as readonly [Table, readonly string[]][]) {
    const rows = await from.query(`select ${columns.join(", ")} from ${table}`, []);
    const places = columns.map((_, index) => `$${index + 1}`).join(", ");
    const sql = `insert into ${table} (${columns.join(", ")}) values (${places})`;
    for (const values of rows) statements.push({ sql, values });
    counts[table] = rows.length;
  }
  await to.batch(statements);
  return counts;
}
