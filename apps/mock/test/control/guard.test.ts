import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { control } from "../support/control.ts";
import { openSocket } from "../support/raw.ts";
import { expectRefusal } from "../support/visitor.ts";

const mock = await startMock();
const open = await startMock({ host: "0.0.0.0" });
afterAll(() => Promise.all([mock.close(), open.close()]));
beforeEach(() => mock.reset());

const plan = { steps: [{ scenario: "full-account" }] };

/** Head of the response to a request under a host name that does not resolve. */
async function underTheName(url: string, host: string, line = "GET /__mock/plans"): Promise<string> {
  const socket = openSocket(url, `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let received = "";
  for await (const chunk of socket) received += chunk;
  return received;
}

describe("a page of another origin may not control the mock", () => {
  it.each([
    ["of the internet", { origin: "https://example.test" }],
    ["of this machine", { origin: "http://localhost:3000" }],
    ["without an origin of its own", { origin: "null" }],
    ["of another scheme", { origin: mock.url.replace("http", "https") }],
    ["that a browser only says to be another", { "sec-fetch-site": "cross-site" }],
    ["of another port of the same site", { "sec-fetch-site": "same-site" }],
  ])("%s", async (_, headers) => {
    expectRefusal(await control(mock.url, "PUT plan", plan, headers), 403, "mock_foreign_origin");
    for (const line of ["DELETE plan", "DELETE state", "DELETE requests"]) {
      expectRefusal(await control(mock.url, line, undefined, headers), 403, "mock_foreign_origin");
    }
    expect(await control(mock.url, "GET plans")).toMatchObject({ body: [] });
  });

  it("and cannot read its responses", async () => {
    const answered = await control(mock.url, "GET requests", undefined, { origin: "http://localhost:3000" });
    expect(answered.headers.get("access-control-allow-origin")).toBeNull();
    const preflight = { origin: "http://localhost:3000", "access-control-request-method": "PUT" };
    const asked = await control(mock.url, "OPTIONS plan", undefined, preflight);
    expect(asked.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("the mock's own page, and clients other than browsers, may control it", () => {
  it.each([
    ["the page", { origin: mock.url }],
    ["the page, as a browser says", { "sec-fetch-site": "same-origin" }],
    ["a command", {}],
  ])("%s", async (_, headers) => {
    expect(await control(mock.url, "PUT plan", plan, headers)).toMatchObject({ status: 200 });
  });
});

describe("the control API answers under names that cannot be registered", () => {
  it.each(["localhost", "mock.localhost", "127.0.0.1", "127.1.2.3", "[::1]", "LOCALHOST"])("%s", async (name) => {
    expect(await underTheName(mock.url, `${name}:${mock.port}`)).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe("the control API does not answer under a name that may be rebound", () => {
  it.each(["attacker.test", "localhost.attacker.test", "127.0.0.1.attacker.test", "192.0.2.7", "mock", "", "a b"])(
    "%s",
    async (name) => {
      const received = await underTheName(mock.url, name);
      expect(received).toMatch(/^HTTP\/1.1 403 /);
      expect(received).toContain('"code":"mock_foreign_host"');
    },
  );

  it("though the contract is served under any", async () => {
    expect(await underTheName(mock.url, "attacker.test", "OPTIONS /numbers/list")).toMatch(/^HTTP\/1.1 204 /);
  });
});

describe("the control API of a mock that listens for other machines answers", () => {
  it.each([
    ["by address", "192.0.2.7", 200],
    ["by address of IPv6", "[2001:db8::1]", 200],
    ["by a name of the local network", "mock", 200],
    ["but not by a name that may be rebound", "attacker.test", 403],
  ])("%s", async (_, name, status) => {
    expect(await underTheName(open.url, name)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});
