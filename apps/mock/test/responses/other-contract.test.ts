import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { fixture } from "../support/fixture.ts";
import { type Answered, ask, expectDocumented, expectRefusal, KEY } from "../support/visitor.ts";

const mock = await startMock({ document: fixture });
afterAll(() => mock.close());

const item = "/items/{itemId}";

/** Sends JSON if a body is given, and expects the documented response if the status is documented. */
async function send(line: string, given: { headers?: Record<string, string>; body?: unknown } = {}): Promise<Answered> {
  const [method = "", target = ""] = line.split(" ");
  const type = given.body === undefined ? {} : { "content-type": "application/json" };
  const body = given.body === undefined ? {} : { body: JSON.stringify(given.body) };
  return ask(mock.url + target, { method, headers: { ...KEY, ...type, ...given.headers }, ...body });
}

describe("a request that the contract allows is answered", () => {
  it("with path, query and header parameters, and with the headers of the contract", async () => {
    const answered = await send("GET /items/7?limit=100", { headers: { "x-mode": "fast" } });
    expect(answered).toMatchObject({ status: 200, body: { label: "a" } });
    expect(answered.headers.get("x-total")).toBe("7");
    expectDocumented(answered, ["get", item], fixture);
  });

  it("with a body, though the answer has none", async () => {
    const answered = await send("PUT /items/7", { body: { label: "new" } });
    expect(answered).toMatchObject({ status: 204, text: "", contentType: undefined });
    expectDocumented(answered, ["put", item], fixture);
  });

  it("by the path that fits best", async () => {
    expect(await send("GET /items/latest")).toMatchObject({ status: 200, body: { label: "z" } });
  });

  it("without a key where none is needed", async () => {
    expect(await ask(`${mock.url}/report`)).toMatchObject({ status: 200, body: { rows: 1 } });
  });

  it("by the range of a status", async () => {
    const answered = await send("GET /items/7", { headers: { prefer: "code=404" } });
    expect(answered).toMatchObject({ status: 404, body: { error: { code: "other" } } });
    expectDocumented(answered, ["get", item], fixture);
  });

  it("with generated words only on request", async () => {
    const answered = await send("GET /items/latest", { headers: { prefer: "dynamic=true" } });
    // The generator chooses which optional members to include.
    expect(JSON.stringify(answered.body)).toMatch(/^\{"\w+":"[A-Za-z ]+"/);
    expectDocumented(answered, ["get", "/items/latest"], fixture);
  });
});

describe("a request that the contract does not allow", () => {
  it("gets the validation errors in the documented status, if that has the error envelope", async () => {
    const answered = await send("GET /items/seven?limit=101", { headers: { "x-mode": "medium" } });
    const { message } = expectRefusal(answered, 422, "mock_invalid_request");
    expect(message).toContain(`GET ${item}: Request path parameter itemId must be integer`);
    expect(message).toContain("Request query parameter limit must be <= 100");
    expect(message).toMatch(
      /Request header parameter X-Mode must be equal to one of the allowed values: "fast", "slow"\.$/,
    );
    expectDocumented(answered, ["get", item], fixture);
  });

  it("gets the documented example, if that has another shape", async () => {
    const answered = await send("PUT /items/7", { body: { label: "much too long" } });
    expect(answered).toMatchObject({ status: 422, body: { problems: [1] } });
    expectDocumented(answered, ["put", item], fixture);
  });

  it("gets the example that it prefers", async () => {
    const headers = { prefer: "code=422, example=second" };
    expect(await send("PUT /items/7", { body: {}, headers })).toMatchObject({ status: 422, body: { problems: [2] } });
  });

  it("gets the validation errors, if the contract does not document a status for them", async () => {
    const answered = await send("POST /items", { body: { label: "much too long", word: 3 } });
    const { message } = expectRefusal(answered, 422, "mock_invalid_request");
    expect(message).toContain("Request body property label must NOT have more than 5 characters");
    expect(message).toContain("Request body property word must be string");
  });

  it("is refused when the body is missing", async () => {
    const { message } = expectRefusal(await send("POST /items"), 422, "mock_invalid_request");
    expect(message).toContain("Request body is required");
  });

  it("gets the allowed types of a body, with or without a length", async () => {
    const chunked = new Blob(["label: new"]).stream();
    for (const body of ["label: new", chunked]) {
      const init = { method: "POST", headers: { ...KEY, "content-type": "text/yaml" }, body, duplex: "half" } as const;
      const { message } = expectRefusal(await ask(`${mock.url}/items`, init), 415, "mock_invalid_request");
      expect(message).toContain("Supported content types: application/json");
    }
  });

  it("gets 401 with the scheme when the key is missing, even if the contract does not document it", async () => {
    const answered = await send("POST /items", { headers: { authorization: "" }, body: { label: "new" } });
    expectRefusal(answered, 401, "mock_unauthorized");
    expect(answered.headers.get("www-authenticate")).toBe("Bearer");
  });
});

describe("a response that comes in several types", () => {
  it.each([
    ["the one that is accepted", { accept: "text/csv, application/json;q=0.5" }, "text/csv", "a,b"],
    ["the one that has the example", { prefer: "example=large" }, "text/csv", "a,b\nc,d"],
    ["JSON when the choice is free", {}, "application/json", '{"rows":1}'],
    ["one without an example or a schema, as nothing", { accept: "application/pdf" }, "application/pdf", ""],
  ])("is sent as %s", async (_, headers: Record<string, string>, contentType, text) => {
    expect(await send("GET /report", { headers })).toMatchObject({ status: 200, contentType, text });
  });

  it("is refused when the example does not come in the type that is accepted", async () => {
    const headers = { accept: "application/json", prefer: "example=large" };
    const { message } = expectRefusal(await send("GET /report", { headers }), 406, "mock_not_acceptable");
    expect(message).toContain("Possible: text/csv.");
  });
});

describe("a response whose type is left open", () => {
  it.each([
    ["data", "*/*"],
    ["data", "application/json"],
    ["text", "text/html"],
  ])("has the type that its example %s needs, with Accept: %s", async (example, accept) => {
    const expected = {
      data: { contentType: "application/json", body: { rows: 1 } },
      text: { contentType: "text/html", body: "one row" },
    }[example];
    expect(await send("GET /any", { headers: { accept, prefer: `example=${example}` } })).toMatchObject({
      ...expected,
    });
  });
});

describe("an operation that cannot be served is reported", () => {
  it("in the journal, when an example is data, but its type is text", async () => {
    expect(await send("GET /list")).toMatchObject({ status: 200, contentType: "text/csv", text: '{"row":1}' });
    expect(mock.requests().at(-1)?.notes).toEqual(["data is sent as JSON, because the mock cannot write text/csv"]);
  });

  it("when an operation has no responses", async () => {
    const { message, fix } = expectRefusal(await send("GET /silent"), 500, "mock_no_response");
    expect(message).toBe("The contract documents no response of GET /silent, so there is nothing to send.");
    expect(fix).toMatch(/^Add responses to the operation: a status such as "200"/);
  });
});
