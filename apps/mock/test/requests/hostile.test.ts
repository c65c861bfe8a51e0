import { describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { control } from "../support/control.ts";
import { ask, KEY } from "../support/visitor.ts";

/** Contract with one operation that takes a list of texts. */
function contract(schema: object): object {
  const requestBody = { required: true, content: { "application/json": { schema } } };
  const page = { "text/html": { example: "<script>fetch('/__mock/state', { method: 'DELETE' })</script>" } };
  const responses = { 200: { description: "It.", content: page } };
  return { openapi: "3.1.0", info: {}, paths: { "/it": { post: { requestBody, responses }, get: { responses } } } };
}

function post(url: string, body: unknown): ReturnType<typeof ask> {
  return ask(`${url}/it`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

describe("work for one request is bounded", () => {
  it("reports the first twenty of very many violations, and their number", async () => {
    await using mock = await startMock({ document: contract({ type: "array", items: { type: "string" } }) });
    expect(await post(mock.url, Array(200_000).fill(1))).toMatchObject({ status: 422 });
    const violations = mock.requests().at(-1)?.violations ?? [];
    expect(violations).toHaveLength(21);
    expect(violations.at(-1)).toBe("and 199980 more");
  });

  it("cuts long names in violations", async () => {
    await using mock = await startMock({ document: contract({ type: "object", additionalProperties: false }) });
    await post(mock.url, { ["x".repeat(1_000_000)]: 1 });
    expect(mock.requests().at(-1)?.violations[0]?.length).toBeLessThan(600);
  });

  it("gives up a pattern that takes exponential time, and notes it", async () => {
    await using mock = await startMock({ document: contract({ type: "string", pattern: "^(a+)+$" }) });
    expect(await post(mock.url, `${"a".repeat(40)}!`)).toMatchObject({ status: 200 });
    expect(mock.requests().at(-1)?.notes).toEqual([
      "a part of the request was not checked: the pattern ^(a+)+$ takes too long to match a text of 41 characters",
    ]);
  });

  it.each([
    ["slashes in a path", { target: "/".repeat(15_000) }, 404],
    ["spaces in Prefer", { headers: { prefer: `x${" ".repeat(15_000)}x` } }, 400],
    ["names in a query", { target: `/it?${Array.from({ length: 2000 }, (_, index) => `n${index}=`).join("&")}` }, 200],
  ] as const)(
    "reads many %s",
    async (_, { target = "/it", headers = {} }: { target?: string; headers?: object }, status) => {
      await using mock = await startMock({ document: contract({}) });
      expect(await ask(mock.url + target, { headers: { ...headers } })).toMatchObject({ status });
    },
  );
});

it("a page among the examples is sandboxed, so that it cannot use the control API, and data are not", async () => {
  const pages = ["text/html", "TEXT/HTML; charset=utf-8", "image/svg+xml", "application/rss+xml", "text/xsl"];
  const others = ["multipart/x-mixed-replace; boundary=x", "unknown/unknown"];
  const data = ["application/json", "application/problem+json", "text/plain", "text/csv", "application/octet-stream"];
  const types = [...pages, ...others, ...data];
  const paths = Object.fromEntries(
    types.map((type, index) => {
      const responses = { 200: { description: "It.", content: { [type]: { example: "<script></script>" } } } };
      return [`/${index}`, { get: { responses } }];
    }),
  );
  await using mock = await startMock({ document: { openapi: "3.1.0", info: {}, paths } });
  for (const [index, type] of types.entries()) {
    const { status, headers } = await ask(`${mock.url}/${index}`);
    const isSandboxed = headers.get("content-security-policy") === "sandbox";
    expect([type, status, isSandboxed]).toEqual([type, 200, !data.includes(type)]);
    expect(headers.get("x-content-type-options")).toBe(isSandboxed ? "nosniff" : null);
  }
});

it("watchers keep their stream when there are thousands of plans", async () => {
  await using mock = await startMock();
  for (let index = 0; index < 7500; index += 1) {
    await mock.forKey(`key-number-${index}`).play(["provider-telnyx", "shared-number-only", "full-account"]);
  }
  const response = await fetch(`${mock.url}/__mock/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let received = "";
  while (!received.includes("event: contract")) received += (await reader?.read())?.value ?? "";
  await ask(`${mock.url}/numbers/list`, { headers: KEY });
  while (!received.includes("event: request")) received += (await reader?.read())?.value ?? "";
  expect(received).toContain("key-number-7499".slice(-4));
  await reader?.cancel();
  expect(await control(mock.url, "GET health")).toMatchObject({ status: 200 });
});
