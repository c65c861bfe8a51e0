import { operations } from "@numbers-api/contract";
import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { type Answered, ask, expectRefusal, KEY } from "../support/visitor.ts";

const [local, any, none] = await Promise.all([startMock(), startMock({ cors: "any" }), startMock({ cors: "none" })]);
afterAll(() => Promise.all([local.close(), any.close(), none.close()]));

const { path } = operations.numbers_list;
const page = "http://localhost:3000";
const foreign = "https://app.example.test";

const allowed = ({ headers }: Answered) => ({
  origin: headers.get("access-control-allow-origin"),
  credentials: headers.get("access-control-allow-credentials"),
});
const nobody = { origin: null, credentials: null };

function preflight(url: string, origin: string, extra: Record<string, string> = {}): Promise<Answered> {
  const headers = { origin, "access-control-request-method": "GET", ...extra };
  return ask(url + path, { method: "OPTIONS", headers });
}

describe("a page may read answers, with credentials,", () => {
  it.each([
    ["when it is served from this machine", local, page],
    ["when it is served from this machine by address", local, "https://127.0.0.1:8443"],
    ["when it is served from this machine by IPv6", local, "http://[::1]:3000"],
    ["when it is served from this machine by a name below localhost", local, "http://app.localhost"],
    ["wherever it is served, when any is allowed", any, foreign],
    ["without an origin of its own, when any is allowed", any, "null"],
  ])("%s", async (_, mock, origin) => {
    const answered = await ask(mock.url + path, { headers: { ...KEY, origin } });
    expect(allowed(answered)).toEqual({ origin, credentials: "true" });
    expect(answered.headers.get("vary")).toBe("Origin");
    expect(answered.headers.get("access-control-expose-headers")).toContain("x-tracking-id");
  });

  it("also when it is a refusal", async () => {
    const answered = await ask(`${local.url}/nothing`, { headers: { origin: page } });
    expectRefusal(answered, 404, "mock_unknown_path");
    expect(allowed(answered)).toEqual({ origin: page, credentials: "true" });
  });
});

describe("a page may not read answers", () => {
  it.each([
    ["when it is served from elsewhere", local, foreign],
    ["when its name only looks like this machine", local, "http://localhost.example.test"],
    ["when its origin is no URL", local, "null"],
    ["when none may", none, page],
  ])("%s", async (_, mock, origin) => {
    const answered = await ask(mock.url + path, { headers: { ...KEY, origin } });
    expect(answered.status).toBe(200);
    expect(allowed(answered)).toEqual(nobody);
    expect(allowed(await preflight(mock.url, origin))).toEqual(nobody);
  });
});

describe("a preflight request", () => {
  it("allows the documented methods and the requested headers, without a key", async () => {
    const names = "authorization, x-of-the-client";
    const answered = await preflight(local.url, page, { "access-control-request-headers": names });
    expect(answered).toMatchObject({ status: 204, text: "" });
    expect(allowed(answered)).toEqual({ origin: page, credentials: "true" });
    expect(answered.headers.get("access-control-allow-methods")).toBe("GET");
    expect(answered.headers.get("access-control-allow-headers")).toBe(names);
    expect(answered.headers.get("access-control-max-age")).toBe("600");
  });

  it("may come from a public network to this private one", async () => {
    const answered = await preflight(any.url, foreign, { "access-control-request-private-network": "true" });
    expect(answered.headers.get("access-control-allow-private-network")).toBe("true");
  });

  it("hears of an unknown path when it calls it, in words", async () => {
    const headers = { origin: page, "access-control-request-method": "POST" };
    expect(await ask(`${local.url}/nothing`, { method: "OPTIONS", headers })).toMatchObject({ status: 204 });
  });

  it("is in the journal", async () => {
    local.reset();
    await preflight(local.url, page);
    expect(local.requests()).toMatchObject([{ method: "OPTIONS", why: "options", status: 204 }]);
  });
});

it("other values of Vary in the contract are kept", async () => {
  const headers = { Vary: { schema: { type: "string", example: "Accept-Language" } } };
  const responses = { 204: { description: "Done.", headers } };
  const document = { openapi: "3.1.0", info: {}, paths: { "/it": { get: { responses } } } };
  await using mock = await startMock({ document });
  const answered = await ask(`${mock.url}/it`, { headers: { origin: page } });
  expect(answered.headers.get("vary")).toBe("Accept-Language, Origin");
});

it("a client other than a browser gets no CORS headers except Vary", async () => {
  const answered = await ask(local.url + path, { headers: KEY });
  expect(allowed(answered)).toEqual(nobody);
  expect(answered.headers.get("vary")).toBe("Origin");
  expect((await ask(none.url + path, { headers: KEY })).headers.get("vary")).toBeNull();
});
