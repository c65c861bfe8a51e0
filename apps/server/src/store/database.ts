import type { MaybePromise } from "../maybe-promise.ts";

/** Value of a column. Statements use only text and integers, which both databases support. */
export type Value = string | number | null;

/** Values of a row in the order of the statement's columns. Both drivers make arrays faster than objects. */
export type Row = readonly Value[];

/** Statement with parameters `$1`, `$2`, …, in the common SQL of SQLite and PostgreSQL. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** A connection, or a pool of them, to SQLite or PostgreSQL. */
export interface Database {
  /** Runs one statement that only reads, beside others: it must never wait for a lock. */
  read(sql: string, values: readonly Value[]): MaybePromise<readonly Row[]>;
  /** Runs one statement and returns its rows. */
  query(sql: string, values: readonly Value[]): MaybePromise<readonly Row[]>;
  /** Runs statements in one transaction. */
  batch(statements: readonly Statement[]): Promise<void>;
  /** Runs work in an exclusive transaction. Only for migrations: the database is blocked until it ends. */
  exclusive<Result>(work: (query: Database["query"]) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Reads a column that is never null. */
export function text(value: Value | undefined): string {
  return String(value);
}

/** Reads a column that may be null. */
export function optionalText(value: Value | undefined): string | null {
  return value == null ? null : String(value);
}
