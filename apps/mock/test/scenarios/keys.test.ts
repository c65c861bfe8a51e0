import { operations, scenarios } from "@numbers-api/contract";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { messages } from "../support/messages.ts";
import { asAnswered, ask, expectRefusal } from "../support/visitor.ts";

const mock = await startMock();
const other = await startMock({ document: messages });
afterAll(() => Promise.all([mock.close(), other.close()]));
beforeEach(() => mock.reset());

const { path } = operations.numbers_list;
const list = (key: string, headers: Record<string, string> = {}) =>
  ask(mock.url + path, { headers: { authorization: `Bearer ${key}`, ...headers } });

describe("an API key that begins with mock_ plays the scenario that it names", () => {
  it.each(Object.values(scenarios))("$name", async ({ name, status, body }) => {
    expect(await list(`mock_${name}`)).toMatchObject({ status, body: asAnswered(body) });
    expect(mock.requests()).toMatchObject([{ scenario: name, why: "key" }]);
  });

  it("before a plan, and after what the request prefers", async () => {
    await mock.play("usage-limit-exceeded");
    expect(await list("mock_provider-ses")).toMatchObject({ status: 502 });
    expect(await list("mock_provider-ses", { prefer: "scenario=full-account" })).toMatchObject({ status: 200 });
  });

  it("for the operations that have it, while the others go on as usual", async () => {
    const answers = ["GET", "POST"].map((method) =>
      ask(`${other.url}/messages`, { method, headers: { "x-account": "mock_sent" } }),
    );
    expect(await Promise.all(answers)).toMatchObject([
      { status: 200, body: ["a", "b"] },
      { status: 201, body: { id: 1 } },
    ]);
  });

  it("for those operations only, also when there is a plan for all keys", async () => {
    await using planned = await startMock({ document: messages });
    await planned.play("outage");
    const answers = ["GET", "POST"].map((method) =>
      ask(`${planned.url}/messages`, { method, headers: { "x-account": "mock_sent" } }),
    );
    expect(await Promise.all(answers)).toMatchObject([{ status: 503 }, { status: 201 }]);
  });

  it("also as a user name, where the contract wants one", async () => {
    const document = {
      openapi: "3.1.0",
      info: {},
      security: [{ user: [] }],
      paths: { "/up": { get: { responses: { 204: { description: "Up." }, 503: { description: "Down." } } } } },
      components: { securitySchemes: { user: { type: "http", scheme: "basic" } } },
    };
    await using basic = await startMock({ document });
    const authorization = `Basic ${Buffer.from("mock_service-unavailable:secret").toString("base64")}`;
    expect(await ask(`${basic.url}/up`, { headers: { authorization } })).toMatchObject({ status: 503 });
  });
});

describe("an API key that begins with mock_ and names no scenario is 400", () => {
  it.each(["mock_nothing", "mock_", "mock_Full-account", "mock_full-account2"])("%s", async (key) => {
    const answered = await list(key, { prefer: "code=200" });
    const { message } = expectRefusal(answered, 400, "mock_unknown_scenario");
    expect(message).toContain(`Possible: ${Object.keys(scenarios).join(", ")}.`);
    // A key is repeated nowhere, for it may be a real one that was mistyped.
    expect(answered.text).not.toContain(`"${key}"`);
    expect(mock.requests()).toMatchObject([{ why: "refused", status: 400, operation: `GET ${path}` }]);
  });
});

it.each(["mock-full-account", "MOCK_full-account", "key_mock_x"])("%s is a key like any other", async (key) => {
  expect(await list(key)).toMatchObject({ status: 200 });
});
