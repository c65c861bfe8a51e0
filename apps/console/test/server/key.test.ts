import { document } from "@numbers-api/contract/document";
import { startMock } from "@numbers-api/mock";
import { describe } from "vitest";
import { type Answer, ask, codeOf } from "../support/ask.ts";
import { test } from "../support/test.ts";

const JSON_TYPE = { "content-type": "application/json" };

const handIn = (url: string, body: string, type = "application/json"): Promise<Answer> =>
  ask(url, "/console/key", { method: "PUT", headers: { "content-type": type, origin: url }, body });

describe("the API key", { concurrent: true }, () => {
  test("goes to the API, and nowhere else", async ({ mock, consoleFor, expect }) => {
    const { url, logged } = await consoleFor(mock.url, { apiKey: mock.key });
    const paths = ["/", "/api/numbers/list", "/api/none", "/console/key", "/none", "/console/none", "/%00"];
    const answers = await Promise.all(paths.map((path) => ask(url, path)));
    expect(await mock.requests()).toHaveLength(1);
    expect(JSON.stringify(answers) + logged.join()).not.toContain(mock.key);
  });

  test("is taken out of an answer of the API that repeats it, however it is written", async ({
    consoleFor,
    expect,
  }) => {
    const apiKey = "key/that-is-repeated";
    const label = `The key ${apiKey} is yours.`;
    await using echo = await startMock({ document: echoing(label) });
    const { url } = await consoleFor(echo.url, { apiKey });
    const answer = await ask(url, "/api/numbers/list");
    expect(answer.text).not.toContain(apiKey);
    expect(answer.text).toContain("The key *** is yours.");
  });

  test("is in no error when the API cannot be reached", async ({ mock, consoleFor, expect }) => {
    await mock.play("full-account", { fault: "reset" });
    const { url, logged } = await consoleFor(mock.url, { apiKey: mock.key });
    const answer = await ask(url, "/api/numbers/list");
    expect(answer.status).toBe(503);
    expect(JSON.stringify(answer) + logged.join()).not.toContain(mock.key);
  });
});

describe("a console without a key", { concurrent: true }, () => {
  test("answers as the API would, and does not ask it", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url, { apiKey: undefined });
    expect(await ask(url, "/api/numbers/list")).toMatchObject({ status: 401, text: "" });
    expect(JSON.parse((await ask(url, "/console/key")).text)).toEqual({ isSet: false, isSettable: true });
  });

  test("takes one from its own page, and uses it from then on", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url, { apiKey: undefined });
    expect(await handIn(url, JSON.stringify({ key: mock.key }))).toMatchObject({ status: 204, text: "" });
    expect((await ask(url, "/api/numbers/list")).status).toBe(200);
    expect(await mock.requests()).toHaveLength(1);
    expect(JSON.parse((await ask(url, "/console/key")).text)).toEqual({ isSet: true, isSettable: true });
  });

  for (const [what, body, type] of [
    ["no JSON", "key=abc", undefined],
    ["no key", "{}", undefined],
    ["an empty key", '{"key":""}', undefined],
    ["a key that would be another header, too", '{"key":"a\\r\\nx: y"}', undefined],
    ["a body that is too long", JSON.stringify({ key: "k", more: "x".repeat(9000) }), undefined],
    ["what a form of another page could send", '{"key":"abcdef"}', "text/plain"],
  ] as const) {
    test(`refuses ${what}`, async ({ mock, consoleFor, expect }) => {
      const { url } = await consoleFor(mock.url, { apiKey: undefined });
      const answer = await handIn(url, body, type);
      expect([answer.status, codeOf(answer)]).toEqual([400, "console_wrong_key"]);
      expect((await ask(url, "/api/numbers/list")).status).toBe(401);
    });
  }
});

describe("a console that others reach", { concurrent: true }, () => {
  test("lets none of them exchange the key", async ({ mock, consoleFor, expect }) => {
    const origin = "https://console.example";
    const { url } = await consoleFor(mock.url, { origin, apiKey: mock.key });
    const headers = { ...JSON_TYPE, host: "console.example", origin };
    const body = JSON.stringify({ key: "another-key" });
    expect(codeOf(await ask(url, "/console/key", { method: "PUT", headers, body }))).toBe("console_fixed_key");
    const state = await ask(url, "/console/key", { headers: { host: "console.example" } });
    expect(JSON.parse(state.text)).toEqual({ isSet: true, isSettable: false });
  });
});

/** The contract, with an example whose label is this text. */
function echoing(label: string): object {
  const copy = structuredClone(document) as { paths: Record<string, { get: { responses: Record<string, unknown> } }> };
  const numbers = [{ phoneNumber: "+12025550123", label, createdAt: "2026-09-14T08:21:37Z" }];
  const example = { value: { numbers, sharedNumber: "+18005550199" } };
  const responses = copy.paths["/numbers/list"]?.get.responses ?? {};
  responses["200"] = {
    description: "It repeats the key.",
    content: { "application/json": { schema: { type: "object" }, examples: { echo: example } } },
  };
  return copy;
}
