import pg from "pg";
import type { Database, Value } from "./database.ts";
import { StoreConflict, StoreUnavailable } from "./errors.ts";
import { type NamedStatement, Pipeline } from "./pipeline.ts";

/** Times in milliseconds after which PostgreSQL counts as away. */
const CONNECT_TIMEOUT = 2000;
const STATEMENT_TIMEOUT = 3000;
const QUERY_TIMEOUT = 4000;

/** Key of the advisory lock for migrations: an arbitrary, unique number. */
const MIGRATION_LOCK = 7_305_118;

/** Classes of SQLSTATE (appendix A of PostgreSQL's manual) that mean that the server refuses or loses work. */
const UNAVAILABLE_CLASSES = ["08", "25", "28", "3D", "53", "55", "57", "58"];
const CONFLICT_CLASS = "23";

/**
 * Opens connections to PostgreSQL, which are made when they are needed: one for reads, and a pool for statements that may
 * wait for a lock.
 *
 * @param connections Most connections, at least two.
 */
export function openPostgres(url: string, connections: number): Database {
  const options: pg.ClientConfig = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT,
    application_name: "numbers-server",
    keepAlive: true,
  };
  const reader = new Pipeline(options);
  const pool = new pg.Pool({ ...options, max: connections - 1 });
  // A connection that breaks while it is idle leaves the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const names = new Map<string, string>();

  const named = (text: string, values: readonly Value[]): NamedStatement => {
    const name = names.get(text) ?? `numbers_${names.size}`;
    names.set(text, name);
    // The driver's type is not readonly, but it only reads them.
    return { name, text, values: values as Value[], rowMode: "array" };
  };

  const transaction = async (work: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
    const client = await pool.connect();
    let failure: Error | undefined;
    // Errors of a connection in use also reject its query.
    const ignore = (): void => {};
    client.on("error", ignore);
    try {
      await client.query("begin");
      await work(client);
      await client.query("commit");
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.off("error", ignore);
      // A connection whose transaction failed is closed, which also ends the transaction.
      client.release(failure);
    }
  };

  return {
    read: (sql, values) => translated(reader.query(named(sql, values))),
    query: (sql, values) => translated(pool.query<Value[]>(named(sql, values)).then(({ rows }) => rows)),
    batch: (statements) =>
      translated(
        transaction(async (client) => {
          for (const { sql, values } of statements) await client.query(named(sql, values));
        }),
      ),
    exclusive: (work) => translated(exclusively(url, work)),
    close: async () => {
      await Promise.all([reader.close(), pool.end()]);
    },
  };
}

/** Migrations have a separate connection, because they and the wait for their lock may take long. */
async function exclusively<Result>(url: string, work: (query: Database["query"]) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    await client.query(`set local lock_timeout = '60s'; select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const result = await work(async (text, values) => {
      const { rows } = await client.query<Value[]>({ text, values: [...values], rowMode: "array" });
      return rows;
    });
    await client.query("commit");
    return result;
  } finally {
    // Closing the connection ends a transaction that failed.
    await client.end();
  }
}

function translated<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    if (!(error instanceof Error)) throw error;
    const code = "code" in error ? String(error.code) : "";
    if (code.startsWith(CONFLICT_CLASS)) throw new StoreConflict(error.message, { cause: error });
    if (isUnavailable(error, code)) {
      const reason = error.message || code;
      throw new StoreUnavailable(`PostgreSQL cannot be used (${reason}): check that it runs, and its URL.`, {
        cause: error,
      });
    }
    throw error;
  });
}

/** Errors of sockets have codes such as ECONNREFUSED; those of the driver itself have none, or a plain message. */
function isUnavailable(error: Error, code: string): boolean {
  if (UNAVAILABLE_CLASSES.includes(code.slice(0, 2)) && code.length === 5) return true;
  if (/^E[A-Z]+$/.test(code)) return true;
  return code === "" && /timeout|terminated|not queryable|ended/i.test(error.message);
}
