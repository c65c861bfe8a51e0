import { afterAll, describe, expect, it } from "vitest";
import { MAX_BODY } from "../../src/http/body.ts";
import { startMock } from "../../src/index.ts";
import { fixture } from "../support/fixture.ts";
import { exchange } from "../support/raw.ts";
import { ask, expectRefusal, KEY } from "../support/visitor.ts";

const mock = await startMock({ document: fixture });
afterAll(() => mock.close());

const headers = { ...KEY, "content-type": "application/json" };
const post = { method: "POST", headers, duplex: "half" } as const;

describe("a body that is not JSON, but declares it, is 400", () => {
  it.each([
    ["cut off", '{"label":'],
    ["empty but for a space", " "],
    ["not in UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
  ])("when it is %s", async (_, body) => {
    const { message } = expectRefusal(await ask(`${mock.url}/items`, { ...post, body }), 400, "mock_malformed_body");
    expect(message).toMatch(/^The request body is announced as JSON, but it is malformed: .+\.$/);
  });

  it.each(["application/problem+json", "application/json; charset=utf-8"])("as %s too", async (type) => {
    const init = { ...post, headers: { ...headers, "content-type": type }, body: "{" };
    expectRefusal(await ask(`${mock.url}/items`, init), 400, "mock_malformed_body");
  });
});

describe("a type that is not a media type", () => {
  const type = { ...headers, "content-type": "garbage" };

  it("is 415 with a body", async () => {
    const answered = await ask(`${mock.url}/items`, { ...post, headers: type, body: "{}" });
    expect(expectRefusal(answered, 415, "mock_malformed_type").message).toContain('announced as "garbage"');
  });

  it("does not matter without a body", async () => {
    expect(await ask(`${mock.url}/report`, { headers: type })).toMatchObject({ status: 200 });
  });
});

describe("a body that is too large is 413, and the message has the limit", () => {
  const large = "x".repeat(MAX_BODY + 1);
  it.each([
    ["with a length", () => large],
    ["without a length", () => new Blob([large]).stream()],
  ])("%s", async (_, body) => {
    const answered = await ask(`${mock.url}/items`, { ...post, body: body() });
    expect(expectRefusal(answered, 413, "mock_body_too_large").message).toContain(`${MAX_BODY} bytes`);
  });

  it("before it has been sent", async () => {
    const length = `Content-Length: ${MAX_BODY + 1}`;
    const key = `Authorization: ${KEY["authorization"]}`;
    expect(await exchange(mock.url, "POST /items HTTP/1.1", key, length, "", "")).toMatch(/^HTTP\/1.1 413 /);
  });
});

it("the largest body that fits is read", async () => {
  const body = JSON.stringify({ label: "x".repeat(MAX_BODY - '{"label":""}'.length) });
  const { message } = expectRefusal(await ask(`${mock.url}/items`, { ...post, body }), 422, "mock_invalid_request");
  expect(message).toContain("must NOT have more than 5 characters");
});

it("after a body that is not read, the connection serves the next request", async () => {
  const unread = ["POST /nothing HTTP/1.1", "Host: mock", "Content-Length: 4", "", "body"].join("\r\n");
  const received = await exchange(mock.url, `${unread}GET /report HTTP/1.1`, "", "");
  expect(received.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 404", "HTTP/1.1 200"]);
});
