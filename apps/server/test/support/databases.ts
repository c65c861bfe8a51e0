import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase } from "@numbers-api/workspace/postgres";
import { inject } from "vitest";

/** Empty database for one test. */
export interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

/** Makers of empty databases, for tests that run on both. */
export const DATABASES: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  ["SQLite", newSqlite],
  ["PostgreSQL", newPostgres],
];

export async function newSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-server-"));
  return { url: `file:${join(folder, "numbers.db")}`, remove: () => rm(folder, { recursive: true }) };
}

/** The whole PostgreSQL is removed after the tests. */
export async function newPostgres(): Promise<TestDatabase> {
  return { url: await createDatabase(inject("postgresUrl")), remove: async () => {} };
}
