// Commands that move and compare data: copy, number import, sync, doctor.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type CommandEnvironment, commandHere, commandJson } from "./support/command.ts";
import { newPostgres, newSqlite, type TestDatabase } from "./support/databases.ts";
import { startTestServer } from "./support/server.ts";
import { HELD, startTelnyxMock, type TelnyxMock } from "./support/telnyx.ts";

const ADD = ["account", "add", "Acme", "--shared-number", "+18005550199"];
const [FIRST = "", SECOND = ""] = HELD;

let telnyx: TelnyxMock;
beforeAll(async () => {
  telnyx = await startTelnyxMock();
});
afterEach(() => telnyx.reset());
afterAll(() => telnyx.close());

describe("copy", () => {
  it("takes everything from SQLite to PostgreSQL, where the same keys work, and only to an empty database", async () => {
    const from = await newSqlite();
    const to = await newPostgres();
    const environment = { NUMBERS_DATABASE_URL: from.url };
    const { id } = await commandJson([...ADD, "--limit", "5"], environment);
    const { key } = await commandJson(["key", "add", id], environment);
    const revoked = await commandJson(["key", "add", id], environment);
    await commandJson(["key", "revoke", revoked.id], environment);
    await commandJson(["number", "add", id, "+12025550123", "--label", "Support"], environment);
    await commandJson(["number", "add", id, "+12025550124"], environment);
    await commandJson(["number", "release", id, "+12025550124"], environment);
    {
      await using server = await startTestServer({ databaseUrl: from.url });
      expect((await server.list(key)).status).toBe(200);
    }
    expect(await commandJson(["copy", "--to", to.url], environment)).toEqual({
      accounts: 1,
      api_keys: 2,
      numbers: 2,
      usage: 1,
    });
    {
      await using server = await startTestServer({ databaseUrl: to.url });
      expect(await (await server.list(key)).json()).toMatchObject({
        numbers: [{ phoneNumber: "+12025550123", label: "Support" }],
      });
      expect((await server.list(revoked.key)).status).toBe(401);
    }
    const copied = { NUMBERS_DATABASE_URL: to.url };
    expect(await commandJson(["account", "show", id], copied)).toMatchObject({ used: 2, limit: 5 });
    const again = await commandHere(["copy", "--to", to.url], environment);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("has accounts already")]);
    await from.remove();
  });
});

describe("the commands of providers", () => {
  let database: TestDatabase;
  let environment: CommandEnvironment;
  let id: string;
  beforeAll(async () => {
    database = await newSqlite();
    environment = {
      NUMBERS_DATABASE_URL: database.url,
      NUMBERS_TELNYX_URL: telnyx.url,
      NUMBERS_TELNYX_API_KEY: "KEY",
    };
    ({ id } = await commandJson([...ADD, "--provider", "telnyx", "--reference", "acme"], environment));
  });
  afterAll(() => database.remove());

  it("import the provider's numbers once, and leave those of other accounts unchanged", async () => {
    const other = await commandJson(ADD, environment);
    await commandJson(["number", "add", other.id, SECOND], environment);
    const imported = await commandHere(["number", "import", id, "--from", "telnyx", "--json"], environment);
    expect([imported.code, JSON.parse(imported.stdout)]).toEqual([1, { added: [FIRST], known: [], taken: [SECOND] }]);
    await commandJson(["number", "release", other.id, SECOND], environment);
    const again = await commandJson(["number", "import", id, "--from", "telnyx"], environment);
    expect(again).toEqual({ added: [SECOND], known: [FIRST], taken: [] });
    expect(JSON.stringify(telnyx.requests()[0])).toContain("acme");
  });

  it("refuse to import for an account without the provider", async () => {
    const other = await commandJson(ADD, environment);
    const { code, stderr } = await commandHere(["number", "import", other.id, "--from", "telnyx"], environment);
    expect([code, stderr]).toEqual([2, expect.stringContaining("has no provider telnyx")]);
  });

  it("compare, mark lost and found numbers, and report unregistered ones", async () => {
    await commandJson(["number", "release", id, SECOND], environment);
    await commandJson(["number", "add", id, "+12025550199"], environment);
    const [lost] = (await commandJson(["sync", id], environment)) as unknown as object[];
    expect(lost).toMatchObject({ accountId: id, lost: ["+12025550199"], found: [], unknown: [SECOND] });
    const shown = await commandHere(["sync"], environment);
    expect([shown.code, shown.stdout]).toEqual([0, `${id}: not registered here: ${SECOND}\n`]);
  });

  it("end with 1 when the provider fails, and the doctor reports the reason", async () => {
    await telnyx.play("authentication-failed");
    const failed = await commandHere(["sync"], environment);
    expect([failed.code, failed.stdout]).toEqual([
      1,
      `${id}: failed: Telnyx refused the request with status 401 (telnyx 10009): check NUMBERS_TELNYX_API_KEY.\n`,
    ]);
    const importing = await commandHere(["number", "import", id, "--from", "telnyx"], environment);
    expect([importing.code, importing.stderr]).toEqual([1, expect.stringContaining("check NUMBERS_TELNYX_API_KEY.\n")]);
    const examined = await commandHere(["doctor"], environment);
    expect([examined.code, examined.stdout]).toEqual([1, expect.stringContaining("(telnyx 10009)")]);
  });
});
