import { afterAll, describe, expect, it } from "vitest";
import { contract } from "../../fuzz/contract.ts";
import { startMock } from "../../src/index.ts";
import { ask, expectRefusal, KEY } from "../support/visitor.ts";

// Each of these makes Prism throw.
const mock = await startMock({ document: contract });
afterAll(() => mock.close());

describe("a header parameter that is a list", () => {
  it("may be left out", async () => {
    expect(await ask(`${mock.url}/things`, { headers: KEY })).toMatchObject({ status: 200 });
  });

  it("is validated when it is sent", async () => {
    const headers = { ...KEY, "x-many": "a,b,c,d" };
    const { message } = expectRefusal(await ask(`${mock.url}/things`, { headers }), 400, "mock_invalid_request");
    expect(message).toContain("X-Many must NOT have more than 3 items");
  });

  it("does not hide other validation errors when it is missing", async () => {
    const answered = await ask(`${mock.url}/things?page=101`, { headers: KEY });
    expect(expectRefusal(answered, 400, "mock_invalid_request").message).toContain("page must be <= 100");
  });
});

describe("names that every JavaScript object has", () => {
  const schema = { type: "object", required: ["toString"], properties: { constructor: { type: "string" } } };
  const parameters = ["query", "header", "cookie"].map((place) => {
    return { name: "constructor", in: place, required: true, schema: { type: "string" } };
  });
  const body = { required: true, content: { "application/json": { schema } } };
  const document = {
    ...{ openapi: "3.1.0", info: { title: "Names", version: "1" } },
    paths: { "/a": { post: { parameters, requestBody: body, responses: { 204: { description: "Done." } } } } },
  };
  const send = async (sent: string, given: object = {}): Promise<number> => {
    await using named = await startMock({ document });
    const headers = { "content-type": "application/json", constructor: "a", cookie: "constructor=a", ...given };
    return (await fetch(`${named.url}/a?constructor=a`, { method: "POST", headers, body: sent })).status;
  };

  it("are ordinary names of parameters and members", async () => {
    expect(await send('{"toString":1}')).toBe(204);
    expect(await send("{}")).toBe(422);
    expect(await send('{"toString":1,"constructor":2}')).toBe(422);
    expect(await send('{"toString":1}', { cookie: "" })).toBe(422);
  });

  it("are missing when they are not sent", async () => {
    await using named = await startMock({ document });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"toString":1}' };
    expect((await fetch(`${named.url}/a`, init)).status).toBe(422);
    expect(named.requests()[0]?.violations).toHaveLength(3);
  });
});

it("a list of one item in deepObject may lack its brackets", async () => {
  const list = { type: "array", items: { type: "integer" } };
  const schema = { type: "object", properties: { list } };
  const parameters = [{ name: "f", in: "query", style: "deepObject", explode: true, schema }];
  const document = {
    ...{ openapi: "3.1.0", info: { title: "Lists", version: "1" } },
    paths: { "/a": { get: { parameters, responses: { 204: { description: "Done." } } } } },
  };
  await using lists = await startMock({ document });
  const statuses = ["f[list]=1", "f[list]=1&f[list]=2", "f[list][]=1", "f[list]=x"].map(
    async (query) => (await fetch(`${lists.url}/a?${query}`)).status,
  );
  expect(await Promise.all(statuses)).toEqual([204, 204, 204, 422]);
});

it("a stray percent sign in a path is kept", async () => {
  expect(await ask(`${mock.url}/things/%/report.%ff`, { headers: KEY })).toMatchObject({ status: 200 });
});

describe("a form", () => {
  const post = (type: string, body: string): ReturnType<typeof ask> =>
    ask(`${mock.url}/forms`, { method: "POST", headers: { ...KEY, "content-type": type }, body });
  const part = (...headers: readonly string[]): string => ["--b", ...headers, "", "a", "--b--", ""].join("\r\n");
  const name = 'Content-Disposition: form-data; name="name"';

  it("of parts is 400 when it is none", async () => {
    const answered = await post("multipart/form-data; boundary=b", part("Content-Type: text/plain"));
    expect(expectRefusal(answered, 400, "mock_malformed_body").message).toContain("RFC 7578");
  });

  it("of parts is validated", async () => {
    expect(await post("multipart/form-data; boundary=b", part(name))).toMatchObject({ status: 201 });
    const other = part('Content-Disposition: form-data; name="other"');
    expectRefusal(await post("multipart/form-data; boundary=b", other), 400, "mock_invalid_request");
  });

  it.each([
    ["of parts with a file that has no type", "multipart/form-data; boundary=b", part(`${name}; filename="a"`)],
    ["with a name that is not encoded", "application/x-www-form-urlencoded", "name=a&100%=b"],
  ])("%s is valid", async (_, type, body) => {
    expect(await post(type, body)).toMatchObject({ status: 201, body: { name: "a" } });
    expect(mock.requests().at(-1)).toMatchObject({ violations: [] });
  });
});
