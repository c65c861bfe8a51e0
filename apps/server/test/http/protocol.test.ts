import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exchangeRaw, parseAnswers, sendRaw } from "../support/raw.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

/** Head of a request whose connection is closed after the answer. */
const head = (line: string, ...headers: string[]): string =>
  [line, "Host: localhost", "Connection: close", ...headers, "", ""].join("\r\n");

const envelope = (code: string) => ({
  trackingId: expect.stringMatching(/^trk_[0-9A-HJKMNP-TV-Z]{26}$/),
  error: { code, message: expect.stringMatching(/\.$/), fix: expect.stringMatching(/\.$/) },
});

describe("a request that is wrong", () => {
  it.each([
    ["two credentials", head("GET /numbers/list HTTP/1.1", "Authorization: Bearer a", "authorization: Bearer b")],
    ["two credentials in one header", head("GET /numbers/list HTTP/1.1", "Authorization: Bearer a, Bearer b")],
    ["broken percent-encoding in the path", head("GET /numbers/%zz HTTP/1.1")],
    ["percent-encoding that is not UTF-8 in the query", head("GET /numbers/list?q=%ff HTTP/1.1")],
    ["a character that a target cannot have", head("GET /numbers/<list> HTTP/1.1")],
    ["a target that is no path", head("OPTIONS * HTTP/1.1")],
    ["a fragment", head("GET /numbers/list#top HTTP/1.1")],
    ["two hosts", head("GET /numbers/list HTTP/1.1", "Host: other")],
    ["a malformed host", "GET /numbers/list HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n"],
    ["no host", "GET /numbers/list HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["no HTTP", "HELLO\r\n\r\n"],
    ["two different lengths", head("GET /numbers/list HTTP/1.1", "Content-Length: 1", "Content-Length: 2")],
    ["a length and chunks", head("GET /numbers/list HTTP/1.1", "Content-Length: 1", "Transfer-Encoding: chunked")],
    ["a malformed chunk", `${head("GET /numbers/list HTTP/1.1", "Transfer-Encoding: chunked")}zz\r\n`],
  ])("gets 400 for %s", async (_, bytes) => {
    const { status, headers, body } = await sendRaw(server.url, bytes);
    expect(status).toBe(400);
    expect(headers.get("content-type")).toBe("application/json");
    expect(JSON.parse(body)).toEqual(envelope("invalid_input"));
    expect(headers.get("x-tracking-id")).toBe(JSON.parse(body).trackingId);
  });

  it.each(["/", "/numbers", "/numbers/list/", "/Numbers/list", "/numbers//list", "/__proto__"])(
    "gets 404 for the path %s",
    async (path) => {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual(envelope("not_found"));
    },
  );

  it.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])("gets 405 with Allow for %s", async (method) => {
    const response = await fetch(`${server.url}/numbers/list`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET");
    expect(await response.json()).toEqual(envelope("method_not_allowed"));
  });

  it("gets 405 without a body for HEAD, which the contract does not have", async () => {
    const response = await fetch(`${server.url}/numbers/list`, { method: "HEAD" });
    expect([response.status, response.headers.get("allow"), await response.text()]).toEqual([405, "GET", ""]);
  });

  it("gets 405 for CONNECT", async () => {
    const { status, body } = await sendRaw(server.url, head("CONNECT localhost:443 HTTP/1.1"));
    expect([status, JSON.parse(body)]).toEqual([405, envelope("method_not_allowed")]);
  });

  it.each(["POST", "PUT"])("gets 413 for a body of 65 KiB that is sent with %s", async (method) => {
    const response = await fetch(`${server.url}/numbers/list`, { method, body: "x".repeat(65 * 1024 + 1) });
    expect([response.status, await response.json()]).toEqual([413, envelope("body_too_large")]);
  });

  it("gets 413 for a body in chunks, too", async () => {
    const chunk = `2000\r\n${"x".repeat(0x2000)}\r\n`;
    const start = head("GET /numbers/list HTTP/1.1", "Transfer-Encoding: chunked");
    const { status, body } = await sendRaw(server.url, `${start}${chunk.repeat(9)}0\r\n\r\n`);
    expect([status, JSON.parse(body)]).toEqual([413, envelope("body_too_large")]);
  });

  it("gets 413 for a body of 10 MB as soon as it is announced", async () => {
    const { status, body } = await sendRaw(server.url, head("POST /numbers/list HTTP/1.1", "Content-Length: 10000000"));
    expect([status, JSON.parse(body)]).toEqual([413, envelope("body_too_large")]);
  });

  it("gets 413 for a body without end", async () => {
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const start = head("POST /numbers/list HTTP/1.1", "Transfer-Encoding: chunked");
    const { status, body } = await sendRaw(server.url, `${start}${chunk.repeat(40)}`);
    expect([status, JSON.parse(body)]).toEqual([413, envelope("body_too_large")]);
  });

  it("gets 417 for an unknown expectation", async () => {
    const { status, body } = await sendRaw(server.url, head("GET /numbers/list HTTP/1.1", "Expect: miracles"));
    expect([status, JSON.parse(body)]).toEqual([417, envelope("expectation_failed")]);
  });

  it("gets 431 for a head of more than 16 KiB", async () => {
    const { status, headers, body } = await sendRaw(
      server.url,
      head("GET / HTTP/1.1", `X-Long: ${"x".repeat(16_500)}`),
    );
    expect([status, JSON.parse(body)]).toEqual([431, envelope("head_too_large")]);
    expect(headers.get("x-tracking-id")).toBe(JSON.parse(body).trackingId);
  });

  it.each([
    ["a head", "GET /numbers/list HTTP/1.1\r\nHost: localhost\r\nX-Slow: "],
    ["a body", head("POST /numbers/list HTTP/1.1", "Content-Length: 10")],
    ["a request line", "GET /num"],
  ])("gets 408 when %s does not arrive", async (_, bytes) => {
    const { status, body } = await sendRaw(server.url, bytes);
    expect([status, JSON.parse(body)]).toEqual([408, envelope("request_timeout")]);
  });
});

describe("a request that is unusual", () => {
  it.each([
    ["an absolute target", head("GET http://localhost/numbers/list HTTP/1.1")],
    ["an encoded letter", head("GET /numbers/%6Cist HTTP/1.1")],
    ["a small body", `${head("GET /numbers/list HTTP/1.1", "Content-Length: 2")}{}`],
    ["HTTP/1.0 without a host", "GET /numbers/list HTTP/1.0\r\n\r\n"],
    ["an empty host", "GET /numbers/list HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n"],
    ["a wish to upgrade", head("GET /numbers/list HTTP/1.1", "Connection: upgrade", "Upgrade: websocket")],
  ])("is answered like any other: %s", async (_, bytes) => {
    expect((await sendRaw(server.url, bytes)).status).toBe(401);
  });

  it("may wait for 100 before it sends its body", async () => {
    const bytes = `${head("GET /numbers/list HTTP/1.1", "Expect: 100-continue", "Content-Length: 2")}{}`;
    const answers = parseAnswers(await exchangeRaw(server.url, bytes));
    expect(answers.map(({ status }) => status)).toEqual([100, 401]);
  });
});
