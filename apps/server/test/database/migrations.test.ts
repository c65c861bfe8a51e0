import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { parseDatabaseUrl } from "../../src/store/location.ts";
import { migrate } from "../../src/store/migrate.ts";
import type { Migration } from "../../src/store/migrations.ts";
import { openDatabase } from "../../src/store/open.ts";
import { DATABASES, type TestDatabase } from "../support/databases.ts";

const FIRST: Migration = { version: 1, name: "first", statements: ["create table one (id text primary key)"] };
const SECOND: Migration = { version: 2, name: "second", statements: ["create table two (id text primary key)"] };
const NOW = "2026-11-29T12:00:00.000Z";

describe.each(DATABASES)("migrations on %s", (_, newDatabase) => {
  let place: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    place = await newDatabase();
    database = await openDatabase({ url: place.url });
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  it("are applied once, in order, and only new ones", async () => {
    expect(await migrate(database, NOW, [FIRST])).toEqual([FIRST]);
    expect(await migrate(database, NOW, [FIRST, SECOND])).toEqual([SECOND]);
    expect(await migrate(database, NOW, [FIRST, SECOND])).toEqual([]);
    expect(
      await database.query("select version, name, applied_at from schema_migrations order by version", []),
    ).toEqual([
      [expect.toSatisfy((version) => Number(version) === 1), "first", NOW],
      [expect.toSatisfy((version) => Number(version) === 2), "second", NOW],
    ]);
  });

  it("are applied as a whole or not at all", async () => {
    const broken = { ...SECOND, statements: [...SECOND.statements, "create table one (id text)"] };
    await expect(migrate(database, NOW, [FIRST, broken])).rejects.toThrow(/one/);
    expect(await migrate(database, NOW, [FIRST, SECOND])).toEqual([FIRST, SECOND]);
  });

  it("refuse a database that a newer version has changed", async () => {
    await migrate(database, NOW, [FIRST, SECOND]);
    await expect(migrate(database, NOW, [FIRST])).rejects.toThrow("migration 2, which this version");
  });

  it("refuse a database to which another form of a migration was applied, but not for its indentation", async () => {
    await migrate(database, NOW, [FIRST]);
    const indented = { ...FIRST, statements: ["create table one\n      (id text primary key)"] };
    expect(await migrate(database, NOW, [indented])).toEqual([]);
    const other = { ...FIRST, statements: ["create table one (id text)"] };
    await expect(migrate(database, NOW, [other])).rejects.toThrow("in another form");
  });

  it("refuse to be applied twice by processes that start together", async () => {
    const others = await Promise.all([1, 2, 3].map(() => openDatabase({ url: place.url })));
    // SQLite waits for a lock in its own process only between processes, so there they go one after the other.
    const all = place.url.startsWith("file:")
      ? [
          await migrate(database, NOW, [FIRST]),
          ...(await Promise.all(others.map((other) => migrate(other, NOW, [FIRST])))),
        ]
      : await Promise.all([database, ...others].map((other) => migrate(other, NOW, [FIRST])));
    expect(all.flat()).toEqual([FIRST]);
    for (const other of others) await other.close();
  });
});

describe("the URL of a database", () => {
  it.each([
    ["file:numbers.db", { kind: "sqlite", file: "numbers.db" }],
    ["file:./data/numbers.db", { kind: "sqlite", file: "./data/numbers.db" }],
    ["file:/var/numbers.db", { kind: "sqlite", file: "/var/numbers.db" }],
    ["file:///var/my%20numbers.db", { kind: "sqlite", file: "/var/my numbers.db" }],
    ["postgres://me:secret@db/numbers", { kind: "postgres", url: "postgres://me:secret@db/numbers" }],
    ["postgresql://db/numbers", { kind: "postgres", url: "postgresql://db/numbers" }],
  ])("is understood: %s", (url, expected) => {
    expect(parseDatabaseUrl(url)).toEqual(expected);
  });

  it.each([
    ...["numbers.db", "file:", "mysql://db/numbers", "postgres://", "postgres://:secret@", "postgres:db", ""],
    ...["file::memory:", "file:numbers.db?mode=ro", "file:///var/%zz.db", "file://host/numbers.db"],
  ])("is refused without being shown: %s", async (url) => {
    await expect(openDatabase({ url })).rejects.toThrow(
      /^The URL of the database is neither[^@]*postgres:\/\/user@host\/database\.$/,
    );
  });
});
