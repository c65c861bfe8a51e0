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
