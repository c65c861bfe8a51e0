import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Database, Row, Value } from "./database.ts";
import { StoreConflict, StoreUnavailable } from "./errors.ts";

/** Longest wait for a lock of another process in milliseconds. */
const BUSY_TIMEOUT = 2000;

/** Primary result codes of SQLite (sqlite.org/rescode.html) that mean that the file is temporarily unusable. */
const UNAVAILABLE = new Map([
  [5, "is locked by another process: try again, or end that process"],
  [6, "is locked: try again"],
  [8, "cannot be written: check the permissions of the file and its folder"],
  [10, "cannot be read or written (I/O error): check the disk"],
  [11, "is damaged: restore a backup"],
  [13, "does not fit on the disk, which is full: free some space"],
  [14, "cannot be opened: check that it is a file in a folder that exists, and its permissions"],
  [26, "is not an SQLite database: choose another file"],
]);
const CONSTRAINT = 19;

/**
 * Opens a SQLite file. Writes are on disk when a statement returns: WAL with `synchronous=FULL`.
 *
 * @throws {StoreUnavailable} when the file cannot be opened.
 */
export function openSqlite(file: string): Database {
  const database = translate(file, () => {
    const opened = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
    opened.exec("pragma journal_mode = wal; pragma synchronous = full; pragma trusted_schema = off");
    return opened;
  });
  const prepared = new Map<string, StatementSync>();

  const run = (sql: string, values: readonly Value[]): readonly Row[] => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = database.prepare(sql.replaceAll("$", "?"));
      statement.setReturnArrays(true);
      prepared.set(sql, statement);
    }
    // The statements select text and whole numbers only.
    return statement.all(...values) as unknown as readonly Row[];
  };

  const query: Database["query"] = (sql, values) => translate(file, () => run(sql, values));
  return {
    read: query,
    query,
    batch: async (statements) =>
      translate(file, () => {
        database.exec("begin immediate");
        try {
          for (const { sql, values } of statements) run(sql, values);
          database.exec("commit");
        } catch (error) {
          rollback(database);
          throw error;
        }
      }),
    exclusive: async (work) => {
      translate(file, () => database.exec("begin immediate"));
      try {
        const result = await work(query);
        translate(file, () => database.exec("commit"));
        return result;
      } catch (error) {
        rollback(database);
        throw error;
      }
    },
    close: async () => database.close(),
  };
}

/** Some errors end the transaction by themselves. */
function rollback(database: DatabaseSync): void {
  if (database.isTransaction) database.exec("rollback");
}

function translate<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
    if (code === CONSTRAINT) throw new StoreConflict(error.message, { cause: error });
    const reason = code === undefined ? undefined : UNAVAILABLE.get(code);
    if (reason) throw new StoreUnavailable(`The database ${file} ${reason}.`, { cause: error });
    throw error;
  }
}
