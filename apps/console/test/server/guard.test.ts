import { describe } from "vitest";
import { ask, codeOf } from "../support/ask.ts";
import { test } from "../support/test.ts";

const OTHER = "https://elsewhere.example";

describe("a page of another origin", { concurrent: true }, () => {
  for (const [what, headers] of [
    ["names its origin", { origin: OTHER }],
    ["has no origin to name", { origin: "null" }],
    ["comes from another site", { "sec-fetch-site": "cross-site" }],
    ["comes from the same site", { "sec-fetch-site": "same-site" }],
    ["has the same name on another port", { origin: "http://127.0.0.1:1" }],
    [
      "puts the console into a frame",
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" },
    ],
  ] as const) {
    test(`is refused everything when it ${what}`, async ({ mock, consoleFor, expect }) => {
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      for (const path of ["/", "/api/numbers/list", "/console/key", "/main.tsx"]) {
        const answer = await ask(url, path, { headers });
        expect([path, answer.status, codeOf(answer)]).toEqual([path, 403, "console_foreign_origin"]);
        expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
      }
      expect(await mock.requests()).toEqual([]);
    });
  }

  test("may lead a person to the console by a link", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url);
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await ask(url, "/", { headers })).status).toBe(200);
  });

  test("cannot ask a browser beforehand", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url);
    const headers = { origin: OTHER, "access-control-request-method": "PUT" };
    const answer = await ask(url, "/console/key", { method: "OPTIONS", headers });
    expect(answer.status).toBe(403);
    expect(answer.headers["access-control-allow-methods"]).toBeUndefined();
  });
});

describe("a host name that leads here", { concurrent: true }, () => {
  for (const host of ["elsewhere.example", "127.0.0.1.elsewhere.example", "0.0.0.0", "localhost.", "localhost@x"]) {
    test(`is refused when anybody could have made it lead here: ${JSON.stringify(host)}`, async ({
      mock,
      consoleFor,
      expect,
    }) => {
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      const answer = await ask(url, "/api/numbers/list", { headers: { host } });
      // Node itself refuses some of them.
      expect([400, 403]).toContain(answer.status);
      expect(await mock.requests()).toEqual([]);
    });
  }

  for (const host of ["localhost:80", "127.0.0.1", "[::1]:4011"]) {
    test(`is answered when it is this machine's: ${host}`, async ({ mock, consoleFor, expect }) => {
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      expect((await ask(url, "/api/numbers/list", { headers: { host, origin: `http://${host}` } })).status).toBe(200);
    });
  }

  test("is answered when the console was told that it is its own", async ({ mock, consoleFor, expect }) => {
    const origin = "https://console.example";
    const { url } = await consoleFor(mock.url, { apiKey: mock.key, origin });
    const headers = { host: "console.example", origin, "sec-fetch-site": "same-origin" };
    expect((await ask(url, "/api/numbers/list", { headers })).status).toBe(200);
    expect((await ask(url, "/api/numbers/list", { headers: { ...headers, host: "elsewhere.example" } })).status).toBe(
      403,
    );
  });
});

describe("a request that changes something", { concurrent: true }, () => {
  test("has to name the console's own origin", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url);
    const body = JSON.stringify({ key: "another-key" });
    const headers = { "content-type": "application/json" };
    expect(codeOf(await ask(url, "/console/key", { method: "PUT", headers, body }))).toBe("console_foreign_origin");
    const own = await ask(url, "/console/key", { method: "PUT", headers: { ...headers, origin: url }, body });
    expect(own.status).toBe(204);
  });
});
