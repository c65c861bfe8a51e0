// Abilities of a call beside its input: pages, retries of writes, hooks, options of fetch, exact integers.
import type { Pagination } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import { HookError, type RequestEvent, type ResponseEvent } from "../../src/index.ts";
import { clientOf } from "./support/contract.ts";
import { json, type Respond, record, reply } from "./support/recorder.ts";

const all = Array.from({ length: 7 }, (_, index) => index);

/** Serves three items a page, by the parameters of the request. */
const pagesOf =
  (pagination: Pagination): Respond =>
  (response, { query }) => {
    const at = new URLSearchParams(query);
    const start = {
      cursor: Number(at.get("cursor") ?? 0),
      offset: Number(at.get("offset")),
      page: (Number(at.get("page")) - 1) * 3,
      link: Number(at.get("from") ?? 0),
    }[pagination.type];
    const data = all.slice(start, start + 3);
    const next = start + 3 < all.length ? String(start + 3) : null;
    const link =
      next === null
        ? '<http://a.example/?from=0>; rel="prev"'
        : `</things?from=0>; rel=prev, </things?limit=3&from=${next}>; title="a, b"; rel="last next"`;
    response.writeHead(200, { "content-type": "application/json", ...(pagination.type === "link" && { link }) });
    response.end(JSON.stringify({ data, meta: { next } }));
  };

describe("a paginated operation", () => {
  it.each<[Pagination, string[]]>([
    [
      { type: "cursor", items: "/data", parameter: "cursor", next: "/meta/next" },
      ["limit=3", "limit=3&cursor=3", "limit=3&cursor=6"],
    ],
    [
      { type: "offset", items: "/data", parameter: "offset" },
      ["offset=0&limit=3", "offset=3&limit=3", "offset=6&limit=3", "offset=7&limit=3"],
    ],
    [
      { type: "page", items: "/data", parameter: "page", first: 1 },
      ["page=1&limit=3", "page=2&limit=3", "page=3&limit=3", "page=4&limit=3"],
    ],
    [{ type: "link", items: "/data" }, ["limit=3", "limit=3&from=3", "limit=3&from=6"]],
  ])("gives all items and pages: %j", async (pagination, queries) => {
    const server = await record(pagesOf(pagination));
    const list = clientOf({ method: "GET", pagination, parameters: { query: ["limit"] } }, { baseUrl: server.url });
    const items: unknown[] = [];
    for await (const item of list.items({ query: { limit: 3 } })) items.push(item);
    expect(items).toEqual(all);
    expect(server.requests.map(({ query }) => query)).toEqual(queries);
    for await (const page of list.pages({ query: { limit: 3 } })) {
      expect(page).toMatchObject({ data: [0, 1, 2] });
      break;
    }
    expect(server.requests).toHaveLength(queries.length + 1);
  });

  it("takes null for a list without items", async () => {
    const server = await record(json({ data: null, meta: { next: "b" } }), json({ data: [1] }));
    const pagination: Pagination = { type: "cursor", items: "/data", parameter: "cursor", next: "/meta/next" };
    const items: unknown[] = [];
    for await (const item of clientOf({ method: "GET", pagination }, { baseUrl: server.url }).items()) items.push(item);
    expect(items).toEqual([1]);
  });

  it("ends when a server repeats its cursor", async () => {
    const server = await record(json({ data: [1], meta: { next: "same" } }));
    const pagination: Pagination = { type: "cursor", items: "/data", parameter: "cursor", next: "/meta/next" };
    const items: unknown[] = [];
    for await (const item of clientOf({ method: "GET", pagination }, { baseUrl: server.url }).items()) items.push(item);
    expect(items).toEqual([1, 1]);
  });

  it("ends when a page links to itself", async () => {
    const server = await record(reply(200, "[1]", { "content-type": "application/json", link: "<?a=1>; rel=next" }));
    const list = clientOf({ method: "GET", pagination: { type: "link", items: "" } }, { baseUrl: server.url });
    const items: unknown[] = [];
    for await (const item of list.items()) items.push(item);
    expect(items).toEqual([1, 1]);
  });
});

describe("an operation with an idempotency key", () => {
  const parameters = { header: ["Idempotency-Key"] };

  it("is retried with one key, and gets another for the next call", async () => {
    const server = await record(reply(503), json({ ok: true }));
    const call = clientOf({ idempotencyKey: "Idempotency-Key", parameters }, { baseUrl: server.url, maxRetries: 1 });
    await call({});
    await call({});
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect([keys[1] === keys[0], keys[2] === keys[0]]).toEqual([true, false]);
  });

  it("keeps the caller's key; without one, a POST is not retried", async () => {
    const server = await record(reply(503));
    const call = clientOf({ idempotencyKey: "Idempotency-Key", parameters }, { baseUrl: server.url });
    await call({ header: { "Idempotency-Key": "own" } }).result();
    expect(server.last().headers["idempotency-key"]).toBe("own");
    const { error } = await clientOf({}, { baseUrl: server.url, maxRetries: 2 })().result();
    expect(error).toMatchObject({ attempts: 1 });
  });
});

describe("hooks", () => {
  it("may change headers before a request is sent and a response is read, and see no key", async () => {
    const server = await record(reply(200, '{"a":1}', { "content-type": "text/plain" }));
    const seen: (RequestEvent | ResponseEvent)[] = [];
    const hooks = {
      onRequest: async (event: RequestEvent) => {
        seen.push({ ...event, headers: new Headers(event.headers) });
        event.headers.set("traceparent", "00-1");
      },
      onResponse: (event: ResponseEvent) => {
        seen.push(event);
        event.headers.set("content-type", "application/json");
      },
    };
    const contract = { schemes: { token: { type: "bearer" as const } }, security: [["token"]] };
    const { data } = await clientOf(
      {},
      { baseUrl: server.url, apiKey: "secret-key", hooks },
      contract,
    )().withResponse();
    expect(data).toEqual({ a: 1 });
    expect(server.last().headers).toMatchObject({ traceparent: "00-1", authorization: "Bearer secret-key" });
    expect(seen).toMatchObject([
      { operation: "things_act", method: "POST", url: `${server.url}/things`, attempt: 1 },
      { operation: "things_act", status: 200 },
    ]);
    expect(JSON.stringify(seen.map(({ headers }) => [...headers]))).not.toContain("secret-key");
  });

  it.each(["onRequest", "onResponse"])("that fail end the call: %s", async (name) => {
    const server = await record();
    const cause = new Error("no trace");
    const hooks = { [name]: () => Promise.reject(cause) };
    const { error } = await clientOf({}, { baseUrl: server.url, hooks })().result();
    expect(error).toBeInstanceOf(HookError);
    expect(error).toMatchObject({ cause, message: "things_act: a hook failed: no trace" });
  });
});

describe("options of a call", () => {
  it("reach fetch, and win over those of the client", async () => {
    const inits: (RequestInit | undefined)[] = [];
    const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
      inits.push(init);
      return Response.json({ ok: true });
    };
    const call = clientOf({}, { fetch, cache: "no-store", keepalive: true });
    await call(undefined, { cache: "reload", credentials: "include", next: { revalidate: 60 } });
    expect(inits).toMatchObject([
      { cache: "reload", keepalive: true, credentials: "include", next: { revalidate: 60 } },
    ]);
  });

  it("have a deadline of their own", async () => {
    const server = await record(reply(503));
    const call = clientOf({ method: "GET" }, { baseUrl: server.url, maxRetries: 1_000 });
    const { error } = await call(undefined, { deadline: 1 }).result();
    expect(error).toHaveProperty("name", expect.stringMatching(/^(Timeout|UnexpectedStatus)Error$/));
  });

  it("let a thousand calls share one signal without a warning", async () => {
    const warnings: unknown[] = [];
    const onWarning = (warning: unknown): unknown => warnings.push(warning);
    process.on("warning", onWarning);
    const call = clientOf({}, { fetch: async () => Response.json({ ok: true }) });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 1_000 }, () => call(undefined, { signal })));
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", onWarning);
    expect(warnings).toEqual([]);
  });
});

describe("integers beyond 2^53", () => {
  const text = '{"id":9007199254740993,"small":1,"text":"9007199254740993","pi":3.14159265358979323846,"e":1e400}';
  const respond = reply(200, text.replace(',"e":1e400', ""), { "content-type": "application/json" });

  it("are bigints where the option asks for them", async () => {
    const server = await record(respond);
    expect(await clientOf({}, { baseUrl: server.url, int64: "bigint" })()).toEqual({
      id: 9007199254740993n,
      small: 1,
      text: "9007199254740993",
      pi: Math.PI,
    });
  });

  it("are numbers by default", async () => {
    const server = await record(respond);
    expect(await clientOf({}, { baseUrl: server.url })()).toMatchObject({ id: 9007199254740992 });
  });
});
