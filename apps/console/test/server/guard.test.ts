import { describe } from "vitest";
import { ask, codeOf } from "../support/ask.ts";
import { test } from "../support/test.ts";

const OTHER = "https://elsewhere.example";

describe("a page of another origin", { concurrent: true }, () => {
  for (const [what, headers] of [
    ["sends its origin", { origin: OTHER }],
    ["has an opaque origin", { origin: "null" }],
    ["comes from another site", { "sec-fetch-site": "cross-site" }],
    ["comes from the same site", { "sec-fetch-site": "same-site" }],
    ["has the same name on another port", { origin: "http://127.0.0.1:1" }],
    [
      "embeds the console in a frame",
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
    ],
  ] as const) {
    test(`is rejected if it ${what}`, async ({ mock, consoleFor, expect }) => {
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      for (const path of ["/", "/api/numbers/list", "/console/connection", "/main.tsx"]) {
        const answer = await ask(url, path, { headers });
        expect([path, answer.status, codeOf(answer)]).toEqual([path, 403, "console_foreign_origin"]);
        expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
      }
      expect(await mock.requests()).toEqual([]);
    });
  }

  test("may link to the console", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url);
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await ask(url, "/", { headers })).status).toBe(200);
  });

  test("gets no preflight permission", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url);
    const headers = { origin: OTHER, "access-control-request-method": "PUT" };
    const answer = await ask(url, "/console/key", { method: "OPTIONS", headers });
    expect(answer.status).toBe(403);
    expect(answer.headers["access-control-allow-methods"]).toBeUndefined();
  });
});

describe("a host name", { concurrent: true }, () => {
  for (const host of ["elsewhere.example", "127.0.0.1.elsewhere.example", "0.0.0.0", "8.127.4.5", "localhost@x"]) {
    test(`is rejected if it may belong to someone else: ${JSON.stringify(host)}`, async ({
      mock,
      consoleFor,
      expect,
    }) => {
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      const answer = await ask(url, "/api/numbers/list", { headers: { host } });
      // Node rejects some of them itself.
      expect([400, 403]).toContain(answer.status);
      expect(await mock.requests()).toEqual([]);
    });
  }

  for (const host of ["localhost:80", "dev.localhost:4011", "localhost.", "127.0.0.1", "[::1]:4011"]) {
    test(`is accepted if it is loopback: ${host}`, async ({ mock, consoleFor, expect }) => {
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      expect((await ask(url, "/api/numbers/list", { headers: { host, origin: `http://${host}` } })).status).toBe(200);
    });
  }

  test("is accepted if it is the configured origin", async ({ mock, consoleFor, expect }) => {
    const origin = "https://console.example";
    const { url } = await consoleFor(mock.url, { apiKey: mock.key, origin });
    const headers = { host: "console.example", origin, "sec-fetch-site": "same-origin" };
    expect((await ask(url, "/api/numbers/list", { headers })).status).toBe(200);
    expect((await ask(url, "/api/numbers/list", { headers: { ...headers, host: "elsewhere.example" } })).status).toBe(
      403,
    );
  });
});

describe("an unsafe request", { concurrent: true }, () => {
  test("needs the console's own origin", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url);
    const body = JSON.stringify({ key: "another-key" });
    const headers = { "content-type": "application/json" };
    expect(codeOf(await ask(url, "/console/key", { method: "PUT", headers, body }))).toBe("console_foreign_origin");
    const own = await ask(url, "/console/key", { method: "PUT", headers: { ...headers, origin: url }, body });
    expect(own.status).toBe(204);
  });
});
