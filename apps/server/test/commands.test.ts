// The commands as an operator runs them, while a server runs in a separate process.
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CommandEnvironment,
  command,
  commandHere,
  commandJson,
  type ServerProcess,
  serve,
} from "./support/command.ts";
import { DATABASES, type TestDatabase } from "./support/databases.ts";

describe.each(DATABASES)("the commands on %s", (_, newDatabase) => {
  let database: TestDatabase;
  let environment: CommandEnvironment;
  let server: ServerProcess;
  beforeAll(async () => {
    database = await newDatabase();
    environment = { NUMBERS_DATABASE_URL: database.url };
    server = await serve(environment);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database.remove();
  });

  const list = (key: string) => fetch(`${server.url}/numbers/list`, { headers: { authorization: `Bearer ${key}` } });

  it("make an account whose key works at once, with its numbers and its limit", async () => {
    const add = ["account", "add", "Acme", "--shared-number", "+18005550199", "--limit", "3"];
    const account = await commandJson(add, environment);
    const key = await commandJson(["key", "add", account.id, "--name", "laptop"], environment);
    await commandJson(["number", "add", account.id, "+12025550123", "--label", "Support"], environment);
    expect(account.id).toMatch(/^acc_/);
    expect(key.key).toMatch(/^num_live_[0-9A-Za-z]{36}$/);
    const again = await commandHere(["number", "add", account.id, "+12025550123"], environment);
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining(`belongs to account ${account.id} already`),
    ]);
    expect(await (await list(key.key)).json()).toMatchObject({
      numbers: [{ phoneNumber: "+12025550123", label: "Support" }],
      sharedNumber: "+18005550199",
    });
    await commandJson(["number", "label", account.id, "+12025550123", "Sales"], environment);
    expect(await (await list(key.key)).json()).toMatchObject({ numbers: [{ label: "Sales" }] });
    await commandJson(["number", "release", account.id, "+12025550123"], environment);
    expect(await (await list(key.key)).json()).toMatchObject({ numbers: [] });
    expect((await list(key.key)).status).toBe(402);
    expect(await commandJson(["account", "show", account.id], environment)).toMatchObject({ used: 3, limit: 3 });
    await commandJson(["account", "limit", account.id, "none"], environment);
    await expect.poll(async () => (await list(key.key)).status, { timeout: 30_000 }).toBe(200);
    await commandJson(["key", "revoke", key.id], environment);
    await expect.poll(async () => (await list(key.key)).status, { timeout: 30_000 }).toBe(401);
    expect(server.output()).not.toContain(key.key);
  });

  it("show lists for people and for programs, without keys", async () => {
    const { id } = await commandJson(["account", "add", "Beta", "--shared-number", "+18005550199"], environment);
    const { key } = await commandJson(["key", "add", id], environment);
    const lists = [
      ["account", "list"],
      ["key", "list", id],
      ["number", "list", id],
      ["account", "show", id],
    ];
    for (const args of lists) {
      const shown = await commandHere(args, environment);
      expect([shown.code, shown.stderr]).toEqual([0, ""]);
      expect(shown.stdout).not.toContain(key);
      expect(JSON.parse((await commandHere([...args, "--json"], environment)).stdout)).toBeTypeOf("object");
    }
  });

  it("find no pending migrations and no problems after the server has started", async () => {
    expect(await commandJson(["migrate"], environment)).toEqual({ applied: [] });
    const { id } = await commandJson(["account", "add", "Gamma", "--shared-number", "+18005550199"], environment);
    expect((await commandHere(["doctor"], environment)).stdout).toContain(`No key works for`);
    await commandJson(["key", "add", id], environment);
    const { code, stdout } = await commandHere(["doctor"], { ...environment, NUMBERS_SYNC_MAXAGE: "1m" });
    expect([code, stdout]).toEqual([1, expect.stringContaining("Nobody reads NUMBERS_SYNC_MAXAGE")]);
  });
});

describe("a command that is called wrongly", () => {
  let folder: string;
  let environment: CommandEnvironment;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "numbers-server-"));
    environment = { NUMBERS_DATABASE_URL: `file:${join(folder, "numbers.db")}` };
    await commandJson(["migrate"], environment);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    [["account", "add", "Acme"], "required option '--shared-number <number>' not specified"],
    [["account", "add", "Acme", "--shared-number", "12"], "12 is not a phone number in E.164 form"],
    [["account", "add", " ", "--shared-number", "+18005550199"], "A name has 1 to 200 characters"],
    [
      ["account", "add", "\u001b[31mRed", "--shared-number", "+18005550199"],
      "neither line breaks nor control characters",
    ],
    [["account", "add", "x".repeat(201), "--shared-number", "+18005550199"], "A name has 1 to 200 characters"],
    [["key", "add", "acc_1", "--name", "a\nb"], "A name has 1 to 200 characters"],
    [["number", "add", "acc_1", "+12025550123", "--label", "\u0007"], "A label has 1 to 200 characters"],
    [["number", "label", "acc_1", "+12025550123", "a\u2028b"], "A label has 1 to 200 characters"],
    [["account", "add", "A", "--shared-number", "+18005550199", "--limit", "-1"], "whole number of requests"],
    [["account", "add", "A", "--shared-number", "+18005550199", "--provider", "x"], "Allowed choices are telnyx"],
    [["account", "show", "acc_1"], "There is no account acc_1"],
    [["account", "limit", "acc_1", "5"], "There is no account acc_1"],
    [["account", "limit", "acc_1", "many"], "'many' is invalid for argument 'requests'. It is a whole number"],
    [["key", "add", "acc_1"], "There is no account acc_1"],
    [["key", "revoke", "key_1"], "There is no key key_1"],
    [["number", "add", "acc_1", "+12025550123"], "There is no account acc_1"],
    [["number", "import", "acc_1", "--from", "telnyx"], "There is no account acc_1"],
    [["sync", "acc_1"], "There is no account acc_1"],
    [["copy", "--to", "mysql://x"], "--to is invalid: set it to file:numbers.db or postgres://"],
    [["fly"], "unknown command 'fly'"],
    [["serve", "--port", "70000"], "--port is invalid: set it to a port from 0 (any free one) to 65535"],
    [["serve", "--port", ""], "--port is invalid: set it to a port from 0"],
    [["serve", "--admin-port", "many"], "--admin-port is invalid: set it to a port from 0"],
    [["serve", "--host", "a b"], "--host is invalid: set it to an address or host name"],
    [["serve", "--admin-host", "/"], "--admin-host is invalid: set it to an address or host name"],
    [["serve", "--ports", "1"], "unknown option '--ports'"],
  ])("says so in a sentence and ends with 2: %j", async (args, message) => {
    const { code, stdout, stderr } = await commandHere(args, environment);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^numbers-server: /);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("makes no database by a typo in its name", async () => {
    const missing = join(folder, "typo.db");
    const { code, stderr } = await commandHere(["account", "list"], { NUMBERS_DATABASE_URL: `file:${missing}` });
    expect([code, stderr]).toEqual([2, expect.stringContaining("There is no database")]);
    expect(existsSync(missing)).toBe(false);
  });

  it.each([
    [{ NUMBERS_DATABASE_URL: "mysql://root:secret@db" }, "NUMBERS_DATABASE_URL is invalid"],
    [{ NUMBERS_DATABASE_URL: "postgres://me:secret@" }, "NUMBERS_DATABASE_URL is invalid"],
    [{ NUMBERS_PORT: "many" }, "NUMBERS_PORT is invalid: set it to a port from 0"],
    [{ NUMBERS_CHECK_ANSWERS: "maybe" }, "NUMBERS_CHECK_ANSWERS is invalid: set it to one of off, report, refuse."],
    [{ NUMBERS_SYNC_MAX_AGE: "soon" }, "NUMBERS_SYNC_MAX_AGE is invalid"],
    [{ NUMBERS_TELNYX_URL: "telnyx" }, "NUMBERS_TELNYX_URL is invalid"],
    [{ NUMBERS_USAGE_LEASE: "0" }, "NUMBERS_USAGE_LEASE is invalid"],
  ])("does not start with a variable that is invalid, and does not show it: %j", async (variables, message) => {
    const { code, stderr } = await commandHere(["serve"], { ...environment, ...variables });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).not.toContain("secret");
  });

  it("reports that a database does not answer, and ends with 1", async () => {
    const { code, stderr } = await commandHere(["account", "list"], {
      NUMBERS_DATABASE_URL: "postgres://me:secret@127.0.0.1:1/numbers",
    });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^numbers-server: PostgreSQL cannot be used \(.*\): check .*\n$/),
    ]);
    expect(stderr).not.toContain("secret");
  });

  it("reports that its port is in use", async () => {
    await using server = await serve(environment);
    const { port } = new URL(server.url);
    const { code, stderr } = await commandHere(["serve", "--port", port, "--admin-port", "0"], environment);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`Port ${port} on 127.0.0.1 is in use`)]);
  });

  it("also works as a separate process", async () => {
    expect(await command(["account", "list"], environment)).toMatchObject({ code: 0, stderr: "" });
    expect(await command(["account", "show", "acc_1"], environment)).toMatchObject({ code: 2, stdout: "" });
  });

  it("lists all commands and variables with --help, and ends with 0", async () => {
    const { code, stdout } = await commandHere(["--help"]);
    expect(code).toBe(0);
    for (const word of ["serve", "account", "key", "number", "sync", "migrate", "copy", "doctor"]) {
      expect(stdout).toMatch(new RegExp(`^  ${word}\\b`, "m"));
    }
    expect(stdout).toContain("NUMBERS_SYNC_HARD_AGE");
  });
});
