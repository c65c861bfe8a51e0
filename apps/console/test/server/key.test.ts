import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, onTestFinished } from "vitest";
import { ask, codeOf, type RawResponse } from "../support/ask.ts";
import { test } from "../support/test.ts";

const JSON_TYPE = { "content-type": "application/json" };

const submit = (url: string, body: string, type = "application/json"): Promise<RawResponse> =>
  ask(url, "/console/key", { method: "PUT", headers: { "content-type": type, origin: url }, body });

const connectionOf = async (url: string, headers = {}): Promise<unknown> =>
  JSON.parse((await ask(url, "/console/connection", { headers })).text);

/** Starts an API that sends a text as the body of every response. */
async function echo(text: string): Promise<string> {
  const server = createServer((_, response) => response.setHeader("content-type", "application/json").end(text));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("the API key", { concurrent: true }, () => {
  test("reaches the API and nothing else", async ({ mock, consoleFor, expect }) => {
    const { url, logged } = await consoleFor(mock.url, { apiKey: mock.key });
    const paths = ["/", "/api/numbers/list", "/api/none", "/console/connection", "/none", "/console/none", "/%00"];
    const responses = await Promise.all(paths.map((path) => ask(url, path)));
    expect(await mock.requests()).toHaveLength(1);
    expect(JSON.stringify(responses) + logged.join()).not.toContain(mock.key);
  });

  const apiKey = "key/that+is-repeated";
  for (const [form, written] of [
    ["raw", apiKey],
    ["URL-encoded", encodeURIComponent(apiKey)],
    ["URL-encoded twice", encodeURIComponent(encodeURIComponent(apiKey))],
    ["with JSON escapes", [...apiKey].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join("")],
    ["with HTML entities", [...apiKey].map((c) => `&#${c.charCodeAt(0)};`).join("")],
    ["in base64", Buffer.from(`user:${apiKey}!`).toString("base64")],
    ["in UTF-16", Buffer.from(apiKey, "utf16le").toString("latin1")],
  ] as const) {
    test(`is redacted in responses of the API: ${form}`, async ({ consoleFor, expect }) => {
      const body = `{"label":"The key ${written} is yours."}`;
      const { url } = await consoleFor(await echo(body), { apiKey });
      const { text } = await ask(url, "/api/numbers/list");
      expect(text).not.toContain(written);
      expect(text).toContain("***");
      expect(text).toMatch(/^\{"label":"The key .* is yours\."\}$/s);
    });
  }

  test("is still redacted after it was replaced", async ({ consoleFor, expect }) => {
    const { url } = await consoleFor(await echo('"first-secret-key second-secret-key"'), {
      apiKey: "first-secret-key",
    });
    await submit(url, JSON.stringify({ key: "second-secret-key" }));
    expect((await ask(url, "/api/numbers/list")).text).toBe('"*** ***"');
  });

  test("is in no error if the API is unreachable", async ({ mock, consoleFor, expect }) => {
    await mock.play("full-account", { fault: "reset" });
    const { url, logged } = await consoleFor(mock.url, { apiKey: mock.key });
    const response = await ask(url, "/api/numbers/list");
    expect(response.status).toBe(503);
    expect(JSON.stringify(response) + logged.join()).not.toContain(mock.key);
  });
});

describe("the connection", { concurrent: true }, () => {
  test("shows the API, the masked key, and whether the API is the mock", async ({ mock, consoleFor, expect }) => {
    const api = new URL(mock.url).host;
    const { url } = await consoleFor(mock.url, { apiKey: "num_live_5f3c9a1d7e2b4842" });
    expect(await connectionOf(url)).toEqual({ api, isMock: true, key: "num_live_…4842", acceptsKey: true });
    const other = await consoleFor(await echo("{}"), { apiKey: undefined });
    expect(await connectionOf(other.url)).toMatchObject({ isMock: false, acceptsKey: true });
    expect(await connectionOf(other.url)).not.toHaveProperty("key");
    expect(await mock.requests()).toEqual([]);
  });
});

describe("a console without a key", { concurrent: true }, () => {
  test("responds like the API without calling it", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url, { apiKey: undefined });
    expect(await ask(url, "/api/numbers/list")).toMatchObject({ status: 401, text: "" });
    expect(await mock.requests()).toEqual([]);
  });

  test("accepts a key from its own page and uses it", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url, { apiKey: undefined });
    expect(await submit(url, JSON.stringify({ key: mock.key }))).toMatchObject({ status: 204, text: "" });
    expect((await ask(url, "/api/numbers/list")).status).toBe(200);
    expect(await mock.requests()).toHaveLength(1);
  });

  for (const [input, body, type] of [
    ["a body that is not JSON", "key=abc", undefined],
    ["a body without a key", "{}", undefined],
    ["an empty key", '{"key":""}', undefined],
    ["a key that would add another header", '{"key":"a\\r\\nx: y"}', undefined],
    ["a key with characters outside of ASCII", '{"key":"schlüssel"}', undefined],
    ["a body that is too long", JSON.stringify({ key: "k", more: "x".repeat(9000) }), undefined],
    ["a content type that forms can send", '{"key":"abcdef"}', "text/plain"],
  ] as const) {
    test(`rejects ${input}`, async ({ mock, consoleFor, expect }) => {
      const { url } = await consoleFor(mock.url, { apiKey: undefined });
      const response = await submit(url, body, type);
      expect([response.status, codeOf(response)]).toEqual([400, "console_bad_key"]);
      expect(response.text).not.toMatch(/apiKey|ASCII|TypeError/);
      expect((await ask(url, "/api/numbers/list")).status).toBe(401);
    });
  }
});

describe("a console that other machines can reach", { concurrent: true }, () => {
  test("lets no page replace the key", async ({ mock, consoleFor, expect }) => {
    const origin = "https://console.example";
    const { url } = await consoleFor(mock.url, { origin, apiKey: mock.key });
    const headers = { ...JSON_TYPE, host: "console.example", origin };
    const body = JSON.stringify({ key: "another-key" });
    expect(codeOf(await ask(url, "/console/key", { method: "PUT", headers, body }))).toBe("console_fixed_key");
    expect(await connectionOf(url, { host: "console.example" })).toMatchObject({ acceptsKey: false });
  });
});
