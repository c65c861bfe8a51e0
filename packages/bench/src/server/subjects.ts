import { join } from "node:path";
import { scenarios } from "@numbers-api/contract";
import { BENCH, commandOf } from "../core/places.ts";
import type { Subject } from "../mock/subjects.ts";
import type { BenchAccount, BenchDatabase, BenchDatabases } from "./database.ts";

const PATH = "/numbers/list";

/** Lease so large that no request of a run has to be counted in the database. */
const WITHOUT_COUNTING = { NUMBERS_USAGE_LEASE: "1000000" };

const own = (file: string): string => join(BENCH, "src/server/servers", file);

/** Name of the row that others are compared with. */
export const BARE = "bare Node";

/** Server with a database, and the account for its requests. */
export function ours(
  name: string,
  { url }: BenchDatabase,
  { key }: BenchAccount,
  environment: Readonly<Record<string, string>> = {},
): Subject {
  return {
    name: `numbers-server, ${name}`,
    ours: true,
    args: (port) => [
      commandOf("@numbers-api/server", "numbers-server"),
      ...["serve", "--port", String(port), "--admin-port", "0"],
    ],
    env: { NUMBERS_DATABASE_URL: url, ...environment },
    path: PATH,
    keys: [key],
  };
}

/** All servers that are compared, in the order of the report. */
export function subjects({ sqlite, postgres }: BenchDatabases): readonly Subject[] {
  const text = JSON.stringify(scenarios["dedicated-numbers"].body);
  const script = (name: string, file: string, ...rest: readonly string[]): Subject => ({
    name,
    args: (port) => [file, String(port), ...rest],
    path: PATH,
  });
  const sqliteFile = sqlite.url.slice("file:".length);
  return [
    script(BARE, join(BENCH, "src/mock/servers/bare-node.mjs"), text),
    script("bare Hono", own("bare-hono.mjs"), text),
    script("bare Node, SQLite, 5 numbers", own("bare-sqlite.mjs"), sqliteFile, sqlite.five.id),
    ours("SQLite, 5 numbers", sqlite, sqlite.five),
    ours("SQLite, 5 numbers, usage not counted", sqlite, sqlite.five, WITHOUT_COUNTING),
    ours("SQLite, 5 numbers, no log", sqlite, sqlite.five, { NUMBERS_LOG_LEVEL: "warn" }),
    script("bare Node, SQLite, 49 numbers", own("bare-sqlite.mjs"), sqliteFile, sqlite.fortyNine.id),
    ours("SQLite, 49 numbers", sqlite, sqlite.fortyNine),
    script("bare Node, PostgreSQL, 5 numbers", own("bare-postgres.mjs"), postgres.url, postgres.five.id),
    ours("PostgreSQL, 5 numbers", postgres, postgres.five),
    ours("PostgreSQL, 5 numbers, usage not counted", postgres, postgres.five, WITHOUT_COUNTING),
    script("bare Node, PostgreSQL, 49 numbers", own("bare-postgres.mjs"), postgres.url, postgres.fortyNine.id),
    ours("PostgreSQL, 49 numbers", postgres, postgres.fortyNine),
  ];
}
