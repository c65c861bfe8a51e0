import { join } from "node:path";
import { scenarios } from "@numbers-api/contract";
import { BENCH, commandOf } from "../core/places.ts";
import type { Subject } from "../mock/subjects.ts";
import type { BenchAccount, BenchDatabase, BenchDatabases } from "./database.ts";

const PATH = "/numbers/list";

/** Lease so large that no request of a run has to be counted in the database. */
const WITHOUT_COUNTING = { NUMBERS_USAGE_LEASE: "1000000" };

const own = (file: string): string => join(BENCH, "src/server/servers", file);

/** Servers that do the same work, and the one that the others are compared with. */
export interface ServerComparison {
  readonly id: string;
  readonly title: string;
  readonly baseline: string;
  readonly subjects: readonly Subject[];
}

/** Server with a database, and the account for its requests. */
export function ours(
  name: string,
  { url }: BenchDatabase,
  { key }: BenchAccount,
  environment: Readonly<Record<string, string>> = {},
): Subject {
  return {
    name,
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

/** All comparisons, in the order of the report. */
export function comparisons(databases: BenchDatabases): readonly ServerComparison[] {
  const { sqlite, postgres } = databases;
  const text = JSON.stringify(scenarios["dedicated-numbers"].body);
  const script = (name: string, file: string, ...rest: readonly string[]): Subject => ({
    name,
    args: (port) => [file, String(port), ...rest],
    path: PATH,
  });
  const bareSqlite = ({ id }: BenchAccount, name = SAME_SQL, ...rest: readonly string[]): Subject =>
    script(name, own("bare-sqlite.mjs"), sqlite.url.slice("file:".length), id, ...rest);
  const barePostgres = ({ id }: BenchAccount, name = SAME_SQL, ...rest: readonly string[]): Subject =>
    script(name, own("bare-postgres.mjs"), postgres.url, id, ...rest);
  return [
    {
      ...compared("sqlite-5", "5 numbers from SQLite"),
      subjects: [
        script("bare Node, no database", join(BENCH, "src/mock/servers/bare-node.mjs"), text),
        script("bare Hono, no database", own("bare-hono.mjs"), text),
        bareSqlite(sqlite.five),
        bareSqlite(sqlite.five, LIKE_SERVER, "like-server"),
        ours("numbers-server", sqlite, sqlite.five),
        ours("numbers-server, usage not counted", sqlite, sqlite.five, WITHOUT_COUNTING),
        ours("numbers-server, no log", sqlite, sqlite.five, { NUMBERS_LOG_LEVEL: "warn" }),
      ],
    },
    {
      ...compared("sqlite-49", "49 numbers from SQLite"),
      subjects: [bareSqlite(sqlite.fortyNine), ours("numbers-server", sqlite, sqlite.fortyNine)],
    },
    {
      ...compared("postgres-5", "5 numbers from PostgreSQL"),
      subjects: [
        barePostgres(postgres.five),
        barePostgres(postgres.five, LIKE_SERVER, "like-server"),
        ours("numbers-server", postgres, postgres.five),
        ours("numbers-server, usage not counted", postgres, postgres.five, WITHOUT_COUNTING),
      ],
    },
    {
      ...compared("postgres-49", "49 numbers from PostgreSQL"),
      subjects: [barePostgres(postgres.fortyNine), ours("numbers-server", postgres, postgres.fortyNine)],
    },
  ];
}

const SAME_SQL = "bare Node, the same SQL";
const LIKE_SERVER = "bare Node, read like the server";

function compared(id: string, title: string): Omit<ServerComparison, "subjects"> {
  return { id: `server-${id}`, title: `The server: ${title}`, baseline: SAME_SQL };
}
