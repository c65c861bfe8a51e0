import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { listen } from "../../src/http/listen.ts";
import { startMock } from "../../src/index.ts";
import { ask, KEY } from "../support/visitor.ts";

const done = { 204: { description: "Done." } };
const body = { content: { "application/json": { schema: { type: "object", properties: { id: { const: 7 } } } } } };
const document = {
  openapi: "3.1.0",
  info: {},
  security: [{ key: [] }],
  paths: {
    "/subscribe": {
      post: {
        callbacks: { told: { "{$request.query.url}": { post: { requestBody: body, responses: done } } } },
        responses: done,
      },
    },
  },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
};

const called: { url: string | undefined; body: unknown }[] = [];
const receiver = createServer(async (request: IncomingMessage, response) => {
  called.push({ url: request.url, body: await json(request) });
  response.writeHead(307, { location: "/redirected" }).end(() => receiver.emit("called"));
});
const { url } = await listen(receiver, "127.0.0.1", 0);
afterAll(() => receiver.close().closeAllConnections());
beforeEach(() => {
  called.length = 0;
});

function subscribe(mock: string, to: string, headers: Record<string, string> = KEY): ReturnType<typeof ask> {
  return ask(`${mock}/subscribe?url=${encodeURIComponent(to)}`, { method: "POST", headers });
}

it("callbacks are sent once for each request, not without a key, and do not follow redirects", async () => {
  await using mock = await startMock({ document, callbacks: true });
  expect(await subscribe(mock.url, `${url}/denied`, {})).toMatchObject({ status: 401 });
  for (const name of ["first", "second"]) {
    const arrived = once(receiver, "called");
    expect(await subscribe(mock.url, `${url}/${name}`)).toMatchObject({ status: 204 });
    await arrived;
  }
  expect(called).toEqual([
    { url: "/first", body: { id: 7 } },
    { url: "/second", body: { id: 7 } },
  ]);
  expect(mock.requests().at(-1)?.notes).toEqual([`the callback told was sent: POST ${url}/second`]);
});

it("callbacks of a callback are not sent, so that a mock never calls itself without end", async () => {
  const post = { callbacks: { again: { "{$url}": { post: { responses: done } } } }, responses: done };
  await using mock = await startMock({
    document: { ...document, security: [], paths: { "/self": { post } } },
    callbacks: true,
  });
  expect(await ask(`${mock.url}/self`, { method: "POST" })).toMatchObject({ status: 204 });
  await expect
    .poll(() => mock.requests().map(({ notes }) => notes))
    .toEqual([
      [`the callback again was sent: POST ${mock.url}/self`],
      ["the callback again was not sent, because the request is a callback itself"],
    ]);
});

it("callbacks are off by default", async () => {
  await using mock = await startMock({ document });
  expect(await subscribe(mock.url, `${url}/off`)).toMatchObject({ status: 204 });
  expect(mock.requests().at(-1)).not.toHaveProperty("notes");
});

describe("callbacks are not sent", () => {
  it.each([
    ["http://203.0.113.7/x", "to 203.0.113.7, which is not this machine: name it with --callback-host"],
    [
      "http://127.0.0.1.example.test/x",
      "to 127.0.0.1.example.test, which is not this machine: name it with --callback-host",
    ],
    ["file:///etc/passwd", "to , which is not this machine: name it with --callback-host"],
    ["nothing", "because its URL is not one"],
  ])("%s", async (to, why) => {
    await using mock = await startMock({ document, callbacks: true });
    expect(await subscribe(mock.url, to)).toMatchObject({ status: 204 });
    expect(mock.requests().at(-1)?.notes).toEqual([expect.stringContaining(`the callback told was not sent`)]);
    expect(mock.requests().at(-1)?.notes?.[0]).toContain(why);
  });
});
