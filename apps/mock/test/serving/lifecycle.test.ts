import { once } from "node:events";
import type { Socket } from "node:net";
import { operations } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import { MockStartError, startMock } from "../../src/index.ts";
import { openSocket } from "../support/raw.ts";
import { ask, KEY } from "../support/visitor.ts";

const { path } = operations.numbers_list;
const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

it("many mocks run in parallel, each on its own port", async () => {
  const mocks = await Promise.all(range(50).map(() => startMock()));
  expect(new Set(mocks.map(({ port }) => port)).size).toBe(50);
  const answers = await Promise.all(mocks.map(({ url }) => ask(url + path, { headers: KEY })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
  await Promise.all(mocks.map((mock) => mock.close()));
});

it("requests that arrive while the engine still loads are answered", async () => {
  // Another contract needs a new engine.
  await using mock = await startMock({ document: { openapi: "3.1.0", info: {}, paths: { "/up": { get: up } } } });
  expect(await ask(`${mock.url}/up`)).toMatchObject({ status: 204 });
});

const up = { responses: { 204: { description: "It is." } } };

describe("a document that is not a contract is refused at the start, with a sentence", () => {
  it.each<[what: string, document: object, sentence: string]>([
    ["an object", { no: "contract" }, "this is not an OpenAPI document of version 3.0, 3.1 or 3.2"],
    ["a list", [], "document is a list, but it has to be an OpenAPI document as an object"],
    ["a text", "openapi: 3.1.0" as unknown as object, "document is a string, but it has to be an OpenAPI document"],
    ["null", null as unknown as object, "document is null, but it has to be an OpenAPI document"],
  ])("%s", async (_, document, sentence) => {
    const starting = startMock({ document });
    await expect(starting).rejects.toBeInstanceOf(MockStartError);
    await expect(starting).rejects.toThrow(sentence);
  });
});

it("the document that is given is not changed", async () => {
  const document = {
    openapi: "3.1.0",
    info: {},
    paths: { "/up": { get: { $ref: "#/components/x" } } },
    components: { x: up },
  };
  const before = structuredClone(document);
  await using mock = await startMock({ document });
  await ask(`${mock.url}/up`);
  expect(document).toEqual(before);
});

it("close ends hanging requests, and further calls have no effect", async () => {
  const mock = await startMock();
  const head = [`GET ${path} HTTP/1.1`, "Host: mock", `Authorization: ${KEY["authorization"]}`];
  const idle = openSocket(mock.url, "");
  const halfAHead = openSocket(mock.url, head.join("\r\n"));
  const halfABody = openSocket(
    mock.url,
    [...head, "Content-Length: 9", "Expect: 100-continue", "", "half"].join("\r\n"),
  );
  // "Continue" shows that the mock has begun to handle the request.
  await Promise.all([once(idle, "connect"), once(halfAHead, "connect"), once(halfABody, "data")]);
  const ended = [idle, halfAHead, halfABody].map(untilClosed);
  await Promise.all([mock.close(), mock.close(), ...ended]);
  await mock.close();
  await expect(fetch(mock.url)).rejects.toThrow();
});

/** However it ends: a connection that is cut off may be reset. */
function untilClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on("error", () => undefined).once("close", () => resolve()));
}

it("a mock ends with the block that it was made in", async () => {
  const urls: string[] = [];
  {
    await using mock = await startMock();
    urls.push(mock.url);
  }
  for (const url of urls) await expect(fetch(url)).rejects.toThrow();
});

it("a mock on every address has a loopback URL", async () => {
  await using mock = await startMock({ host: "0.0.0.0" });
  expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`);
  expect(await ask(mock.url + path, { headers: KEY })).toMatchObject({ status: 200 });
});

it.each([
  ["a number that is not a port", { port: 70_000 }, "70000 is not a port: choose a number from 0 to 65535."],
  ["an address of another machine", { host: "192.0.2.1" }, /^This machine has no address 192\.0\.2\.1: choose /],
])("%s is refused in one sentence", async (_, options, message) => {
  await expect(startMock(options)).rejects.toThrow(message);
  await expect(startMock(options)).rejects.toBeInstanceOf(MockStartError);
});

it("a port that is in use is refused in one sentence", async () => {
  await using mock = await startMock();
  const message = `Port ${mock.port} on 127.0.0.1 is in use: stop what listens there, or choose another port.`;
  await expect(startMock({ port: mock.port })).rejects.toThrow(message);
});
