import { describe, expect, it } from "vitest";
import type { Preferences } from "../respond/prefer.ts";
import { selectResponse } from "../respond/select-response.ts";
import { type Engine, loadEngine } from "./engine.ts";
import type { EngineRequest, EngineResult } from "./types.ts";

const json = (value: unknown): object => ({
  description: "JSON.",
  content: { "application/json": { schema: {}, example: value } },
});
const parameters = [
  { name: "id", in: "path", required: true, schema: { type: "integer" } },
  { name: "page", in: "query", schema: { type: "integer" } },
  { name: "X-Mode", in: "header", schema: { type: "string", enum: ["a"] } },
];
const done = { 204: { description: "Done." } };
const callbacks = { told: { "http://127.0.0.1:1/": { post: { responses: done } } } };
const body = { content: { "application/json": { schema: { type: "object" } } } };
const document = {
  openapi: "3.1.0",
  info: {},
  security: [{ key: [] }],
  paths: {
    "/things/{id}": { parameters, get: { responses: { 200: json({ ok: true }), 422: json({ ok: false }) } } },
    "/things": { get: { responses: { 200: json([]) } }, post: { requestBody: body, responses: { 200: json({}) } } },
    "/told": { post: { callbacks, responses: { 200: json({}) } } },
  },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
};

const engine: Engine = await loadEngine(document);

interface Asked {
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly preferences?: Preferences;
}

function question(name: string, { target = "", headers = {}, body: sent }: Asked): EngineRequest {
  const [method = "", path = ""] = name.split(" ");
  const operation = engine.operations.find((candidate) => candidate.method === method && candidate.path === path);
  if (!operation) throw new Error(`the document has no ${name}`);
  const [pathname = "", search = ""] = (target || path).split("?");
  const query = Object.fromEntries(new URLSearchParams(search));
  const length = sent === undefined ? {} : { "content-type": "application/json", "content-length": "9" };
  return { operation, request: { method, path: pathname, query, headers: { ...headers, ...length } }, body: sent };
}

function ask(name: string, asked: Asked = {}): Promise<EngineResult> {
  const asking = question(name, asked);
  return engine.ask(asking, selectResponse(asking.operation, asked.preferences ?? {}), undefined);
}

describe("Prism is asked once about questions in which it sees no difference", () => {
  it.each<[difference: string, Asked, Asked]>([
    ["none", {}, {}],
    ["a header that is not documented", { headers: { "user-agent": "a" } }, { headers: { "user-agent": "b" } }],
    ["the query, where none is documented", { target: "/things?a=1" }, { target: "/things?a=2" }],
    ["the key", { headers: { authorization: "Bearer a" } }, { headers: { authorization: "Bearer b" } }],
  ])("%s", async (_, one, other) => {
    expect(await ask("GET /things", one)).toBe(await ask("GET /things", other));
  });

  it("another one", async () => {
    const first = question("GET /things", { headers: { authorization: "Basic a" } });
    const second = question("GET /things", { headers: { authorization: "Basic a", prefer: "x" } });
    expect(await engine.deny(first)).toBe(await engine.deny(second));
  });
});

describe("a right question and a wrong one are told apart by", () => {
  it.each<[part: string, name: string, right: Asked, wrong: Asked]>([
    ["the path", "GET /things/{id}", { target: "/things/1" }, { target: "/things/x" }],
    ["the query", "GET /things/{id}", { target: "/things/1?page=2" }, { target: "/things/1?page=x" }],
    [
      "a documented header",
      "GET /things/{id}",
      { target: "/things/1", headers: { "x-mode": "a" } },
      { target: "/things/1", headers: { "x-mode": "b" } },
    ],
    ["the body", "POST /things", { body: { a: 1 } }, { body: [] }],
  ])("%s", async (_, name, right, wrong) => {
    for (const [asked, isRight] of [
      [right, true],
      [wrong, false],
      [right, true],
    ] as const) {
      expect((await ask(name, asked)).violations.length === 0).toBe(isRight);
    }
  });
});

it("all right questions share one answer, which is that of the status that is asked for", async () => {
  const first = await ask("GET /things/{id}", { target: "/things/1" });
  expect(await ask("GET /things/{id}", { target: "/things/2?page=3" })).toBe(first);
  const other = await ask("GET /things/{id}", { target: "/things/1", preferences: { code: 422 } });
  expect([first.status, other.status]).toEqual([200, 422]);
});

it("an operation that calls back is answered anew each time", async () => {
  expect(await ask("POST /told")).not.toBe(await ask("POST /told"));
});

it("what is remembered of a wrong question does not answer a right one", async () => {
  expect(await ask("GET /things/{id}", { target: "/things/x" })).toMatchObject({ status: 422 });
  expect(await ask("GET /things/{id}", { target: "/things/1" })).toMatchObject({ status: 200, violations: [] });
});

it("a request without credentials is denied, whoever was let in before", async () => {
  const headers = { authorization: "Bearer a" };
  expect(await engine.deny(question("GET /things", { headers }))).toBeUndefined();
  expect(await engine.deny(question("GET /things", {}))).toMatchObject({ status: 401 });
});

it("many questions later, a wrong one is judged again, and in the same way", async () => {
  const first = await ask("GET /things/{id}", { target: "/things/x" });
  expect(await ask("GET /things/{id}", { target: "/things/x" })).toBe(first);
  for (let id = 1; id <= 1100; id += 1) await ask("GET /things/{id}", { target: `/things/${id}` });
  const again = await ask("GET /things/{id}", { target: "/things/x" });
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});
