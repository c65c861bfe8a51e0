import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { type components, operations, type Scenario, scenarios } from "@numbers-api/contract";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { startMock } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { makeFolder } from "../support/folder.ts";
import { exchange } from "../support/raw.ts";
import { startStockPrism } from "../support/stock-prism.ts";
import { type Answered, asAnswered, ask, KEY } from "../support/visitor.ts";

const prism = await startStockPrism("@numbers-api/openapi/fixture.yaml");
const mock = await startMock();
afterAll(() => Promise.all([prism[Symbol.asyncDispose](), mock.close()]));

const allCalls = await calls();
const catalogue: readonly Scenario[] = Object.values(scenarios);

function preferences(operationId: string): string[] {
  const found = catalogue.filter((scenario) => scenario.operations.includes(operationId));
  const codes = found.map(({ status }) => `code=${status}`);
  const examples = found.filter(({ body }) => body !== undefined);
  return [...new Set([...codes, ...examples.map(({ status, name }) => `code=${status}, example=${name}`)])];
}

describe("the mock answers as stock Prism does", () => {
  // Each answer of the mock has a new tracking id.
  const common = ({ status, contentType, text }: Answered) => ({
    ...{ status, contentType },
    text: text.replace(/"trackingId":"\w+"/, '"trackingId":"…"'),
  });
  const cases = allCalls.flatMap((call) =>
    ["", ...preferences(call.operationId)].map((prefer) => ({ ...call, prefer })),
  );

  it.each(cases)('$method $target, Prefer: "$prefer"', async ({ target, init, prefer }) => {
    const request = { ...init, headers: { ...init.headers, ...(prefer && { prefer }) } };
    const expected = await ask(prism.url + target, request);
    expect(common(await ask(mock.url + target, request))).toEqual(common(expected));
  });

  it.each(allCalls)("$method $target without a key", async ({ target, init }) => {
    const request = { ...init, headers: { "content-type": "application/json" } };
    const expected = await ask(prism.url + target, request);
    expect(common(await ask(mock.url + target, request))).toEqual(common(expected));
  });
});

describe("the mock differs from stock Prism on purpose", () => {
  const { path } = operations.numbers_list;
  const ses = scenarios["provider-ses"];
  const problem = { contentType: "application/problem+json" };
  const envelope = { contentType: "application/json", body: { trackingId: expect.any(String), error: {} } };

  it.each([
    {
      why: "the name of an authentication scheme is case-insensitive (RFC 9110, section 11.1)",
      headers: { authorization: "bearer test-key" },
      prism: { status: 401 },
      mock: { status: 200 },
    },
    {
      why: "the client of an API reads the errors of the API: an unknown path",
      target: "/unknown",
      prism: { status: 404, ...problem },
      mock: { status: 404, ...envelope },
    },
    {
      why: "the client of an API reads the errors of the API: a type that is not on offer",
      headers: { accept: "image/png" },
      prism: { status: 406, ...problem },
      mock: { status: 406, ...envelope },
    },
    {
      why: "each answer has a tracking id of its own, so that a support flow can be tried",
      prefer: `code=${ses.status}, example=${ses.name}`,
      prism: { body: ses.body },
      mock: { body: { ...ses.body, trackingId: expect.not.stringContaining(ses.body.trackingId) } },
    },
    {
      why: "an application is switched by its environment: a key may name the scenario to be played",
      headers: { authorization: "Bearer mock_full-account" },
      prism: { body: scenarios["dedicated-numbers"].body },
      mock: { body: scenarios["full-account"].body },
    },
    {
      why: "405 comes with Allow (RFC 9110, section 15.5.6)",
      method: "POST",
      prism: { status: 405, allow: undefined },
      mock: { status: 405, allow: "GET, HEAD, OPTIONS", ...envelope },
    },
    {
      why: "what can be had with GET can be had with HEAD (RFC 9110, section 9.3.2)",
      method: "HEAD",
      prism: { status: 405 },
      mock: { status: 200, contentType: "application/json", text: "" },
    },
    {
      why: "OPTIONS says what a path allows (RFC 9110, section 9.3.7)",
      method: "OPTIONS",
      prism: { status: 405 },
      mock: { status: 204, allow: "GET, HEAD, OPTIONS" },
    },
    {
      why: "no preference is dropped, whatever separates it from the others",
      prefer: `code=${ses.status}; example=${ses.name}`,
      prism: { status: ses.status, body: scenarios["provider-telnyx"].body },
      mock: { status: ses.status, body: asAnswered(ses.body) },
    },
    {
      why: "a preference that cannot be met is refused: a status that is not documented",
      prefer: "code=418",
      prism: { status: 404, ...problem },
      mock: { status: 400, ...envelope },
    },
    {
      why: "a preference that cannot be met is refused: an example of another status",
      prefer: `example=${ses.name}`,
      prism: { status: 404, ...problem },
      mock: { status: 400, ...envelope },
    },
    {
      why: "a preference that cannot be met is refused: an unknown example",
      prefer: "code=402, example=unknown",
      prism: { status: 500, ...problem },
      mock: { status: 400, ...envelope },
    },
    {
      why: "a preference that cannot be read is refused: a value of the wrong kind",
      prefer: "code=many",
      prism: { status: 422, ...problem },
      mock: { status: 400, ...envelope },
    },
    {
      why: "a preference that cannot be read is refused: an unknown name",
      prefer: "garbage",
      prism: { status: 200 },
      mock: { status: 400, ...envelope },
    },
    {
      why: "a preference that cannot be met is refused: an answer is an example or made up",
      prefer: "dynamic=true, example=full-account",
      prism: { status: 200, body: scenarios["full-account"].body },
      mock: { status: 400, ...envelope },
    },
    {
      why: "preferences come in the header only: a query belongs to the contract",
      target: `${path}?__code=402`,
      prism: { status: 402 },
      mock: { status: 200 },
    },
  ])("$why", async ({ target = path, method = "GET", headers, prefer, prism: theirs, mock: ours }) => {
    const init = { method, headers: { ...KEY, ...headers, ...(prefer && { prefer }) } };
    expect(await ask(prism.url + target, init)).toMatchObject(theirs);
    expect(await ask(mock.url + target, init)).toMatchObject(ours);
  });

  it("only pages of this machine may read answers in a browser by default", async () => {
    const init = { headers: { ...KEY, origin: "https://app.example.test" } };
    const allowed = async (url: string) => (await ask(url + path, init)).headers.get("access-control-allow-origin");
    expect(await allowed(prism.url)).toBe("https://app.example.test");
    expect(await allowed(mock.url)).toBeNull();
  });

  it("generated times are recent, numbers are fictional, and the seed that reproduces them is returned", async () => {
    const fictional = /^\+(1\d{3}55501\d\d|442079460\d{3}|493023125\d{3}|46701740\d{3})$/;
    const headers = { ...KEY, prefer: "dynamic=true" };
    const generate = async (url: string) => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(url + path, { headers })));
      const numbers = answers.flatMap(({ body }) => (body as components["schemas"]["NumberList"]).numbers ?? []); // Both follow the contract.
      const isOld = ({ createdAt }: (typeof numbers)[0]) => new Date(createdAt).getUTCFullYear() < 2000;
      const isReal = ({ phoneNumber }: (typeof numbers)[0]) => !fictional.test(phoneNumber);
      return { old: numbers.filter(isOld), real: numbers.filter(isReal) };
    };
    const theirs = await generate(prism.url);
    expect(theirs.old).not.toEqual([]);
    expect(theirs.real).not.toEqual([]);
    expect(await generate(mock.url)).toEqual({ old: [], real: [] });
    const applied = async (url: string) => {
      const answer = await ask(url + path, { headers: { ...KEY, prefer: "dynamic=true, seed=7" } });
      return answer.headers.get("preference-applied");
    };
    expect(await applied(prism.url)).toBeNull();
    expect(await applied(mock.url)).toBe("dynamic=true, seed=7");
  });

  it("an answer without a body has no type, even if the client does not accept any", async () => {
    const request = [`GET ${path} HTTP/1.1`, "Authorization: Bearer test-key", "Prefer: code=500", "", ""];
    expect(await exchange(prism.url, ...request)).toMatch(/content-type: text\/plain/i);
    expect(await exchange(mock.url, ...request)).not.toMatch(/content-type/i);
  });
});

describe("the mock differs from stock Prism with another contract", () => {
  const text = { type: "string" };
  const error = { type: "object", required: ["code", "message"], properties: { code: text, message: text } };
  const envelope = { type: "object", required: ["trackingId", "error"], properties: { trackingId: text, error } };
  const example = { trackingId: "trk_1", error: { code: "bad", message: "The example." } };
  const body = { type: "object", required: ["url"], properties: { url: text } };
  const responses = { 200: { description: "Done." } };
  const contract = {
    openapi: "3.1.0",
    info: { title: "Other", version: "1.0.0" },
    paths: {
      "/optional": { get: { security: [{ key: [] }, {}], responses } },
      "/called": {
        post: {
          requestBody: { required: true, content: { "application/json": { schema: body } } },
          responses: {
            ...responses,
            400: { description: "Bad.", content: { "application/json": { schema: envelope, example } } },
          },
          callbacks: { done: { "{$request.body#/url}": { post: { responses } } } },
        },
      },
    },
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
  };

  async function serve() {
    const folder = await makeFolder({ "openapi.json": JSON.stringify(contract) });
    const spec = folder.path("openapi.json");
    const [theirs, ours] = [await startStockPrism(pathToFileURL(spec).href), await startMock({ spec })];
    onTestFinished(() => Promise.all([theirs, ours, folder].map((each) => each[Symbol.asyncDispose]())).then(() => {}));
    return { theirs, ours };
  }

  function post(url: string, data: object): Promise<Answered> {
    const headers = { "content-type": "application/json" };
    return ask(`${url}/called`, { method: "POST", headers, body: JSON.stringify(data) });
  }

  it("an invalid request is told why, in the error envelope of the contract", async () => {
    const { theirs, ours } = await serve();
    expect(await post(theirs.url, {})).toMatchObject({ status: 400, body: example });
    const answered = await post(ours.url, {});
    expect(answered.status).toBe(400);
    expect(answered.text).toContain("must have required property 'url'");
  });

  it("an empty alternative makes credentials optional, even where others were sent", async () => {
    const { theirs, ours } = await serve();
    const init = { headers: { authorization: "Bearer any" } };
    expect(await ask(`${theirs.url}/optional`, init)).toMatchObject({ status: 401 });
    expect(await ask(`${ours.url}/optional`, init)).toMatchObject({ status: 200 });
  });

  it("callbacks are off, because their URLs come from requests", async () => {
    const { theirs, ours } = await serve();
    const receiver = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
    onTestFinished(() => void receiver.close());
    await once(receiver, "listening");
    const { port } = receiver.address() as AddressInfo; // It listens on a port.
    const called = once(receiver, "request");
    expect(await post(ours.url, { url: `http://127.0.0.1:${port}/mock` })).toMatchObject({ status: 200 });
    expect(ours.requests().at(-1)?.notes ?? []).toEqual([]);
    expect(await post(theirs.url, { url: `http://127.0.0.1:${port}/prism` })).toMatchObject({ status: 200 });
    const [request] = await called;
    expect(request.url).toBe("/prism");
  });
});
