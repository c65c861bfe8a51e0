import { operations, scenarios } from "@numbers-api/contract";
import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { exchange } from "../support/raw.ts";
import { ask, expectRefusal, KEY } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());

const { path } = operations.numbers_list;
const key = `Authorization: ${KEY["authorization"]}`;

describe("HEAD", () => {
  it("has the status, type and length of GET, and no body", async () => {
    const { status, contentType, text } = await ask(mock.url + path, { headers: KEY });
    const headed = await ask(mock.url + path, { method: "HEAD", headers: KEY });
    expect(headed).toMatchObject({ status, contentType, length: text.length, text: "" });
  });

  it("is refused as GET would be", async () => {
    expect(await ask(mock.url + path, { method: "HEAD" })).toMatchObject({ status: 401 });
    expect(await ask(`${mock.url}/nothing`, { method: "HEAD" })).toMatchObject({ status: 404, text: "" });
  });
});

describe("OPTIONS", () => {
  it("lists the methods of a path, without a key", async () => {
    const answered = await ask(mock.url + path, { method: "OPTIONS" });
    expect(answered).toMatchObject({ status: 204, allow: "GET, HEAD, OPTIONS", text: "", length: undefined });
  });

  it("of an unknown path is 404", async () => {
    expectRefusal(await ask(`${mock.url}/nothing`, { method: "OPTIONS" }), 404, "mock_unknown_path");
  });
});

describe("the mock's own paths", () => {
  it("health is answered with JSON, without a key", async () => {
    const answered = await ask(`${mock.url}/__mock/health`);
    expect(answered).toMatchObject({ status: 200, contentType: "application/json", body: { status: "ok" } });
  });

  it("others are 404, and the message lists the known ones", async () => {
    const { message } = expectRefusal(await ask(`${mock.url}/__mock/nothing`), 404, "mock_unknown_path");
    expect(message).toContain("The mock has no path for GET /__mock/nothing. It has: GET /__mock/health, ");
  });

  it("a wrong method is 405 with Allow", async () => {
    const answered = await ask(`${mock.url}/__mock/health`, { method: "POST" });
    expectRefusal(answered, 405, "mock_wrong_method");
    expect(answered.allow).toBe("GET, HEAD, OPTIONS");
  });
});

describe("request targets", () => {
  it.each([
    ["with a query that the contract does not know", `${path}?page=2`, 200],
    ["with percent-encoded letters", path.replace("l", "%6c"), 200],
    ["with a whole URL, as a proxy gets it", `http://example.test${path}`, 200],
    ["with a stray percent sign", "/%", 404],
    ["with two slashes", `/${path}`, 404],
    ["with the name of a prototype", "/__proto__?__proto__=1", 404],
    ["that is no path", "*", 400],
  ])("%s", async (_, target, status) => {
    expect(await exchange(mock.url, `GET ${target} HTTP/1.1`, key, "", "")).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

it("a preference may be spread over several headers", async () => {
  const { status, name, body } = scenarios["provider-ses"];
  const prefer = [`Prefer: code=${status}`, `Prefer: example=${name}`];
  const received = await exchange(mock.url, `GET ${path} HTTP/1.1`, key, ...prefer, "", "");
  expect(received).toContain(JSON.stringify(body.error));
});

it("bytes that are not HTTP are answered with 400", async () => {
  expect(await exchange(mock.url, "NO HTTP")).toMatch(/^HTTP\/1.1 400 /);
});

it("a connection is kept for the next request", async () => {
  const first = [`GET ${path} HTTP/1.1`, "Host: mock", key, "", ""].join("\r\n");
  const received = await exchange(mock.url, `${first}GET ${path} HTTP/1.1`, key, "", "");
  expect(received.match(/HTTP\/1.1 200 /g)).toHaveLength(2);
});
