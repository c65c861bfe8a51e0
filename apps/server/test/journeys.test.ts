// The journeys of the contract, sent to this server, with accounts that the commands have made.
import { runJourneys } from "@numbers-api/workspace/journeys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommandEnvironment, commandJson, type ServerProcess, serve } from "./support/command.ts";
import { DATABASES, type TestDatabase } from "./support/databases.ts";
import { startTelnyxMock, type TelnyxMock } from "./support/telnyx.ts";

describe.each(DATABASES)("the journeys through the server on %s", (_, newDatabase) => {
  let database: TestDatabase;
  let telnyx: TelnyxMock;
  let environment: CommandEnvironment;
  let server: ServerProcess;
  beforeAll(async () => {
    database = await newDatabase();
    telnyx = await startTelnyxMock();
    environment = {
      NUMBERS_DATABASE_URL: database.url,
      NUMBERS_TELNYX_URL: telnyx.url,
      NUMBERS_TELNYX_API_KEY: "KEY-of-the-platform",
      NUMBERS_CHECK_ANSWERS: "refuse",
    };
    server = await serve(environment);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await telnyx.close();
    await database.remove();
  });

  const account = async (...options: readonly string[]) => {
    const add = ["account", "add", "Acme", "--shared-number", "+18005550199", ...options];
    const { id } = await commandJson(add, environment);
    const { key } = await commandJson(["key", "add", id], environment);
    return { id, key };
  };

  it("all succeed", async () => {
    const dedicated = await account();
    await commandJson(["number", "add", dedicated.id, "+12025550123", "--label", "Support"], environment);
    const shared = await account();
    const limited = await account("--limit", "0");
    const failing = await account("--provider", "telnyx");
    await telnyx.play("held", { fault: "reset" });
    const inputs = {
      dedicatedNumbersKey: dedicated.key,
      sharedNumberOnlyKey: shared.key,
      limitExceededKey: limited.key,
      providerFailureKey: failing.key,
    };
    const { journeys, output } = await runJourneys({ url: server.url, inputs });
    expect(Object.keys(journeys).length, output).toBeGreaterThan(4);
    expect(
      Object.entries(journeys).filter(([, succeeded]) => !succeeded),
      output,
    ).toEqual([]);
    for (const key of Object.values(inputs)) expect(server.output()).not.toContain(key);
  });
});
