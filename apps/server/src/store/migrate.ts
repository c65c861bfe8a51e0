import { hash } from "node:crypto";
import type { Database, Row } from "./database.ts";
import { StoreSetupError, StoreUnavailable } from "./errors.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";

/**
 * Brings the schema up to date, under a lock, and returns the migrations that were applied.
 *
 * @throws {StoreSetupError} when the database comes from a newer version or from other migrations.
 */
export async function migrate(
  database: Database,
  now: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly Migration[]> {
  // Usually the schema is current, and a lock is not needed.
  if (await isCurrent(database, migrations)) return [];
  return database.exclusive(async (query) => {
    await query(
      `create table if not exists schema_migrations (
        version bigint primary key, name text not null, checksum text not null, applied_at text not null
      )`,
      [],
    );
    const pending = findPending(await query(APPLIED, []), migrations);
    for (const migration of pending) {
      for (const statement of migration.statements) await query(statement, []);
      await query("insert into schema_migrations (version, name, checksum, applied_at) values ($1, $2, $3, $4)", [
        migration.version,
        migration.name,
        checksumOf(migration),
        now,
      ]);
    }
    return pending;
  });
}

const APPLIED = "select version, checksum from schema_migrations order by version";

async function isCurrent({ query }: Database, migrations: readonly Migration[]): Promise<boolean> {
  let rows: readonly Row[];
  try {
    rows = await query(APPLIED, []);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    // A new database lacks this table.
    return false;
  }
  return findPending(rows, migrations).length === 0;
}

function findPending(rows: readonly Row[], migrations: readonly Migration[]): readonly Migration[] {
  const applied = new Map(rows.map(([version, checksum]) => [Number(version), checksum]));
  for (const [version, checksum] of applied) {
    const known = migrations.find((migration) => migration.version === version);
    if (!known) {
      throw new StoreSetupError(
        `The database has migration ${version}, which this version of the server does not know: install the newer version.`,
      );
    }
    if (checksumOf(known) !== checksum) {
      throw new StoreSetupError(
        `Migration ${version} (${known.name}) was applied to the database in another form: restore a backup, or install the version that made it.`,
      );
    }
  }
  return migrations.filter(({ version }) => !applied.has(version));
}

/** Indentation may change with the formatter. */
function checksumOf({ statements }: Migration): string {
  return hash("sha256", statements.map((statement) => statement.replace(/\s+/g, " ")).join(";"), "hex");
}
