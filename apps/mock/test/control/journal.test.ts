import { once } from "node:events";
import { operations, scenarios } from "@numbers-api/contract";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startMock } from "../../src/index.ts";
import { JOURNAL_SIZE } from "../../src/journal/journal.ts";
import { control } from "../support/control.ts";
import { fixture } from "../support/fixture.ts";
import { openSocket } from "../support/raw.ts";
import { ask, KEY } from "../support/visitor.ts";

const mock = await startMock();
const other = await startMock({ document: fixture });
afterAll(() => Promise.all([mock.close(), other.close()]));
beforeEach(() => {
  mock.reset();
  other.reset();
});

const { path } = operations.numbers_list;
const list = mock.url + path;

describe("the journal records of each request", () => {
  it("the request and its response", async () => {
    await ask(`${list}?page=2&page=3`, { headers: { ...KEY, "x-of-the-client": "yes" } });
    expect(mock.requests()).toEqual([
      {
        id: expect.any(Number),
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        key: "…",
        keyId: expect.stringMatching(/^[0-9a-f]{16}$/),
        method: "GET",
        path,
        query: { page: ["2", "3"] },
        headers: expect.objectContaining({ "x-of-the-client": "yes", authorization: "Bearer …" }),
        operation: `GET ${path}`,
        scenario: "dedicated-numbers",
        why: "default",
        status: 200,
        duration: expect.any(Number),
        trackingId: expect.stringMatching(/^trk_/),
        violations: [],
        response: {
          headers: expect.objectContaining({ "content-type": "application/json" }),
          body: scenarios["dedicated-numbers"].body,
        },
      },
    ]);
  });

  it.each([
    ["by default", {}, { why: "default", scenario: "dedicated-numbers", status: 200 }],
    ["by a code", { prefer: "code=502" }, { why: "prefer", scenario: "provider-telnyx", status: 502 }],
    ["by an example", { prefer: "example=full-account" }, { why: "prefer", scenario: "full-account", status: 200 }],
    ["by a scenario", { prefer: "scenario=unauthorized" }, { why: "prefer", scenario: "unauthorized", status: 401 }],
    ["by a key", { authorization: "Bearer mock_provider-ses" }, { why: "key", scenario: "provider-ses", status: 502 }],
    ["as made up", { prefer: "dynamic=true" }, { why: "prefer", status: 200 }],
    ["as not let in", { authorization: "" }, { why: "denied", scenario: "unauthorized", status: 401, key: null }],
    ["as refused", { prefer: "nothing" }, { why: "refused", status: 400, operation: `GET ${path}` }],
  ])("what chose the answer: %s", async (_, headers, expected) => {
    await ask(list, { headers: { ...KEY, ...headers } });
    const [entry] = mock.requests();
    expect(entry).toMatchObject(expected);
    expect("scenario" in (entry ?? {})).toBe("scenario" in expected);
  });

  it("that its path is unknown, or that it is OPTIONS", async () => {
    await ask(`${mock.url}/nothing`);
    await ask(list, { method: "OPTIONS" });
    expect(mock.requests()).toMatchObject([
      {
        path: "/nothing",
        why: "refused",
        status: 404,
        reason: expect.stringMatching(/^The contract has no path/),
      },
      { path, why: "options", status: 204 },
    ]);
  });

  it("its body, and the validation errors", async () => {
    const headers = { ...KEY, "content-type": "application/json" };
    await ask(`${other.url}/items`, { method: "POST", headers, body: '{"label":"much too long"}' });
    expect(other.requests()).toMatchObject([
      {
        body: { label: "much too long" },
        why: "invalid",
        status: 422,
        violations: [expect.stringContaining("5 characters")],
      },
    ]);
  });

  it("a body only if it is small", async () => {
    const headers = { ...KEY, "content-type": "text/plain" };
    await ask(`${other.url}/items`, { method: "POST", headers, body: "x".repeat(100_000) });
    expect(other.requests()[0]).not.toHaveProperty("body");
  });
});

it("the journal records that a client disconnected in the middle of its body", async () => {
  const lines = ["POST /items HTTP/1.1", "Host: mock", `Authorization: ${KEY["authorization"]}`, "Content-Length: 10"];
  const socket = openSocket(other.url, [...lines, "Expect: 100-continue", "", "half"].join("\r\n"));
  // The request has arrived, and its body is waited for.
  await once(socket, "data");
  socket.destroy();
  await vi.waitFor(() => expect(other.requests()).toHaveLength(1), { timeout: 10_000 });
  expect(other.requests()).toMatchObject([
    {
      operation: "POST /items",
      abandoned: true,
      why: "refused",
      status: 400,
      reason: "The client disconnected before it had sent the whole request body.",
    },
  ]);
});

describe("the journal keeps a response", () => {
  it("without its body where that has more than 8 KiB, and gives its size", async () => {
    await ask(list, { headers: { ...KEY, prefer: "dynamic=true, size=500" } });
    const [entry] = mock.requests();
    expect(entry?.response).toMatchObject({ size: expect.any(Number) });
    expect(entry?.response).not.toHaveProperty("body");
  });

  it("with the time that a fault held the connection", async () => {
    await mock.play("dedicated-numbers", { fault: "hang" });
    const client = new AbortController();
    const asked = ask(list, { headers: KEY, signal: client.signal }).catch(() => "given up");
    await vi.waitFor(() => expect(mock.requests()).toHaveLength(1));
    expect(mock.requests()[0]).not.toHaveProperty("wallTime");
    client.abort();
    expect(await asked).toBe("given up");
    await vi.waitFor(() => expect(mock.requests()[0]).toHaveProperty("wallTime"));
    const { duration = 0, wallTime = 0 } = mock.requests()[0] ?? {};
    expect(wallTime).toBeGreaterThan(duration);
  });
});

describe("the journal shows no API key", () => {
  it("wherever it was sent", async () => {
    const scheme = (place: string, name: string) => ({ type: "apiKey", in: place, name });
    const document = {
      openapi: "3.1.0",
      info: {},
      security: [{ header: [] }, { query: [] }, { cookie: [] }],
      paths: { "/up": { get: { responses: { 204: { description: "Up." } } } } },
      components: {
        securitySchemes: {
          header: scheme("header", "X-Account"),
          query: scheme("query", "token"),
          cookie: scheme("cookie", "sid"),
        },
      },
    };
    await using mock = await startMock({ document });
    const secret = "secret-of-the-account";
    await ask(`${mock.url}/up`, { headers: { "x-account": secret } });
    await ask(`${mock.url}/up?token=${secret}`);
    await ask(`${mock.url}/up`, { headers: { cookie: `theme=dark; sid=${secret}` } });
    const entries = mock.requests();
    expect(entries).toMatchObject([{ key: "…ount" }, { key: "…ount" }, { key: "…ount" }]);
    expect(new Set(entries.map(({ keyId }) => keyId)).size).toBe(1);
    expect(entries[1]?.query).toEqual({ token: "…ount" });
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it("not even in a header that the contract does not document", async () => {
    const headers = { ...KEY, "x-api-key": "secret-of-somebody", "proxy-authorization": "Basic secret-of-somebody" };
    await ask(list, { headers });
    expect(JSON.stringify(mock.requests())).not.toContain("secret-of");
  });
});

describe("the journal over HTTP", () => {
  it("lists the requests, optionally of one key or the latest only", async () => {
    for (const key of ["key-of-one", "key-of-two", "key-of-one"]) {
      await ask(list, { headers: { authorization: `Bearer ${key}` } });
    }
    const count = async (query: string) => ((await control(mock.url, `GET requests${query}`)).body as unknown[]).length;
    const [{ keyId } = { keyId: null }] = mock.requests();
    expect(await Promise.all(["", "?key=key-of-one", `?keyId=${keyId}`, "?limit=2", "?key=none"].map(count))).toEqual([
      3, 2, 2, 2, 0,
    ]);
  });

  it.each([
    ["limit=0", "query parameter limit must be >= 1"],
    ["limit=many", "query parameter limit must be integer"],
    ["page=2", "it has no parameter page"],
  ])("refuses ?%s", async (query, why) => {
    const answered = await control(mock.url, `GET requests?${query}`);
    expect(answered).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(why) } } });
  });

  it("can be cleared, and never gives an id twice", async () => {
    await ask(list, { headers: KEY });
    const [{ id } = { id: 0 }] = mock.requests();
    expect(await control(mock.url, "DELETE requests")).toMatchObject({ status: 204 });
    expect(mock.requests()).toEqual([]);
    await ask(list, { headers: KEY });
    expect(mock.requests()).toMatchObject([{ id: id + 1 }]);
  });

  it("leaves out the requests to the mock itself", async () => {
    await control(mock.url, "GET scenarios");
    expect(mock.requests()).toEqual([]);
  });
});

it("the journal keeps the latest requests only", async () => {
  const count = JOURNAL_SIZE + 5;
  for (let sent = 0; sent < count; sent += 1) await ask(`${mock.url}/${sent}`);
  const entries = mock.requests();
  expect(entries).toHaveLength(JOURNAL_SIZE);
  expect([entries[0]?.path, entries.at(-1)?.path]).toEqual(["/5", `/${count - 1}`]);
});
