import { type Scenario, scenarios } from "@numbers-api/contract";
import { startMock } from "@numbers-api/mock";
import { describe } from "vitest";
import { ask, codeOf } from "../support/ask.ts";
import { test } from "../support/test.ts";

const every: readonly Scenario[] = Object.values(scenarios);
// The console calls one operation; others may be added to the contract.
const ALL: readonly Scenario[] = every.filter(({ operations }) => operations.includes("numbers_list"));

describe("a response of the API", { concurrent: true }, () => {
  for (const { name, status, contentType } of ALL) {
    test(`is forwarded with its status and body, without other headers: ${name}`, async ({
      mock,
      consoleFor,
      expect,
    }) => {
      // All scenarios of the contract have these names.
      await mock.play(name as keyof typeof scenarios);
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      const direct = await ask(mock.url, "/numbers/list", { headers: { authorization: `Bearer ${mock.key}` } });
      const through = await ask(url, "/api/numbers/list");
      expect(through.status).toBe(status);
      expect(through.headers["content-type"]).toBe(contentType);
      // Each request has its own tracking ID.
      const plain = (text: string): string => text.replace(/trk_\w{26}/, "trk_");
      expect(plain(through.text)).toBe(plain(direct.text));
      expect(Object.keys(through.headers).filter((header) => /track/.test(header))).toEqual([]);
      expect(through.headers["cache-control"]).toBe("no-store");
      expect(await mock.requests()).toHaveLength(2);
    });
  }
});

describe("a request", { concurrent: true }, () => {
  test("is forwarded only to paths of the contract", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url, { apiKey: mock.key });
    for (const path of [
      "/api/",
      "/api/numbers",
      "/api/numbers/list/",
      "/api/NUMBERS/list",
      "/api/__mock/plans",
      "/api/numbers/list/../../x",
    ]) {
      const answer = await ask(url, path);
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 404, "console_unknown_path"]);
    }
    for (const path of [
      "/api/../__mock/plans",
      "/api/%2e%2e/__mock/plans",
      "/api/numbers%2flist",
      "//x/api/numbers/list",
    ]) {
      expect([path, (await ask(url, path)).status]).toEqual([path, 404]);
    }
    expect(await mock.requests()).toEqual([]);
  });

  test("is forwarded only with methods of the contract", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url, { apiKey: mock.key });
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const answer = await ask(url, "/api/numbers/list", { method, headers: { origin: url } });
      expect([method, answer.status, answer.headers.allow, codeOf(answer)]).toEqual([
        method,
        405,
        "GET",
        "console_wrong_method",
      ]);
    }
    expect(await mock.requests()).toEqual([]);
  });

  test("is forwarded without undeclared headers and query parameters", async ({ mock, consoleFor, expect }) => {
    const { url } = await consoleFor(mock.url, { apiKey: mock.key });
    const headers = { authorization: "Bearer mock_unauthorized", prefer: "code=402", cookie: "a=b" };
    expect((await ask(url, "/api/numbers/list?key=1", { headers })).status).toBe(200);
    expect(await mock.requests()).toMatchObject([{ path: "/numbers/list", why: "default" }]);
  });

  test("is forwarded with the configured headers", async ({ mock, consoleFor, expect }) => {
    const headers = { prefer: "dynamic=true, size=3, seed=a" };
    const { url } = await consoleFor(mock.url, { apiKey: mock.key, headers });
    const { numbers } = JSON.parse((await ask(url, "/api/numbers/list")).text) as { numbers: unknown[] };
    expect(numbers).toHaveLength(3);
  });
});

describe("a broken connection", { concurrent: true }, () => {
  for (const [fault, status, code] of [
    ["reset", 503, "console_api_unreachable"],
    ["truncate", 503, "console_api_unreachable"],
    ["hang", 504, "console_api_timeout"],
    ["hang-in-body", 504, "console_api_timeout"],
  ] as const) {
    test(`is reported in the error envelope and logged with the same tracking ID: ${fault}`, async ({
      mock,
      consoleFor,
      expect,
    }) => {
      await mock.play("full-account", { fault });
      const { url, logged } = await consoleFor(mock.url, { apiKey: mock.key, timeout: status === 504 ? 300 : 60_000 });
      const answer = await ask(url, "/api/numbers/list");
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      const { trackingId } = JSON.parse(answer.text) as { trackingId: string };
      expect(logged).toEqual([expect.stringContaining(`${trackingId} ${code}: `)]);
      expect(answer.text + logged.join()).not.toContain(mock.key);
    });
  }

  test("is reported if the API is not running", async ({ consoleFor, expect }) => {
    const gone = await startMock();
    await gone.close();
    const { url, logged } = await consoleFor(gone.url);
    const answer = await ask(url, "/api/numbers/list");
    expect([answer.status, codeOf(answer)]).toEqual([503, "console_api_unreachable"]);
    expect(logged[0]).toContain("ECONNREFUSED");
  });

  test("is closed to the API when the page closes", async ({ mock, consoleFor, expect }) => {
    await mock.play("full-account", { fault: "hang" });
    const { url, logged } = await consoleFor(mock.url, { apiKey: mock.key, timeout: 60_000 });
    const asked = new AbortController();
    const answer = fetch(`${url}/api/numbers/list`, { signal: asked.signal });
    await expect.poll(() => mock.requests()).toHaveLength(1);
    asked.abort();
    await expect(answer).rejects.toThrow("aborted");
    expect(logged).toEqual([]);
  });
});
