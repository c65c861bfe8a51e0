import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Mock, startMock } from "../../src/index.ts";
import { ask, expectRefusal } from "../support/visitor.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Contract with one operation that responds with an example. */
function serving(openapi: string, schema: Schema, example: unknown, components: Schema = {}): object {
  const content = { "application/json": { schema, examples: { only: { value: example } } } };
  const paths = { "/it": { get: { responses: { 200: { description: "It.", content } } } } };
  return { openapi, info: { title: "It", version: "1.0.0" }, paths, components: { schemas: components } };
}

const mocks: Mock<string, string>[] = [];
beforeEach(() => Promise.all(mocks.splice(0).map((mock) => mock.close())));
afterAll(() => Promise.all(mocks.map((mock) => mock.close())));

async function started(document: object, options: { strict?: boolean } = {}): Promise<Mock<string, string>> {
  const mock = await startMock({ document, ...options });
  mocks.push(mock);
  return mock;
}

describe("an example that its schema does not allow is sent, and reported", () => {
  const number = { type: "object", required: ["count"], properties: { count: { type: "integer", minimum: 1 } } };

  it.each([
    ["a wrong value", "3.1.0", number, { count: 0 }, "the value at /count must be >= 1"],
    ["a missing member", "3.1.0", number, {}, "the value must have required property 'count'"],
    ["a wrong value in OpenAPI 3.0", "3.0.3", number, { count: "7" }, "the value at /count must be integer"],
    [
      "a bound that is excluded in OpenAPI 3.0",
      "3.0.3",
      { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
      9,
      "the value must be < 9",
    ],
    ["null in OpenAPI 3.0", "3.0.3", { type: "string" }, null, "the value must be string"],
    [
      "an unknown value of a list",
      "3.0.3",
      { type: "string", enum: ["a"], nullable: true },
      "b",
      "must be equal to one of",
    ],
    ["a format", "3.1.0", { type: "string", format: "date-time" }, "yesterday", 'must match format "date-time"'],
  ])("%s", async (_, openapi, schema, example, why) => {
    const mock = await started(serving(openapi, schema, example));
    const answered = await ask(`${mock.url}/it`);
    expect(answered).toMatchObject({ status: 200, body: example });
    expect(answered.headers.get("x-mock-violations")).toContain(why);
    expect(mock.requests()).toMatchObject([
      { status: 200, why: "default", violations: [expect.stringContaining(why)] },
    ]);
  });

  it("is replaced by an error when the mock is strict", async () => {
    const mock = await started(serving("3.1.0", number, { count: 0 }), { strict: true });
    const { message } = expectRefusal(await ask(`${mock.url}/it`), 500, "mock_contract_violation");
    expect(message).toBe("The response 200 of GET /it differs from the contract: the value at /count must be >= 1.");
    expect(mock.requests()).toMatchObject([{ status: 500, why: "refused" }]);
  });
});

describe("an answer that the contract allows goes out", () => {
  it.each([
    ["null, where OpenAPI 3.0 allows it", "3.0.3", { type: "string", nullable: true }, null],
    ["null, where a list in OpenAPI 3.0 allows it", "3.0.3", { type: "string", enum: ["a"], nullable: true }, null],
    ["null, where there is no type", "3.0.3", { allOf: [{ type: "string" }], nullable: true }, null],
    ["a value between bounds", "3.0.3", { type: "number", minimum: 1, exclusiveMinimum: false }, 1],
    ["a word that no validator knows", "3.1.0", { type: "string", "x-note": 1, deprecated: true, faker: "word" }, "a"],
    ["a format that no validator knows", "3.1.0", { type: "string", format: "phone" }, "a"],
    ["a pattern of another language", "3.1.0", { type: "string", pattern: "(?i)^a$" }, "A"],
    ["a member called as a keyword", "3.0.3", { properties: { nullable: { type: "string" } } }, { nullable: "a" }],
    ["a member called schema", "3.1.0", { properties: { schema: { type: "string" } } }, { schema: "a" }],
  ])("%s", async (_, openapi, schema, example) => {
    const mock = await started(serving(openapi, schema, example));
    expect(await ask(`${mock.url}/it`)).toMatchObject({ status: 200, body: example });
    expect(mock.requests()).toMatchObject([{ violations: [] }]);
  });

  it("when its schema is a recursive reference", async () => {
    const node = { type: "object", properties: { next: { $ref: "#/components/schemas/node", nullable: true } } };
    const mock = await started(
      serving("3.0.3", { $ref: "#/components/schemas/node" }, { next: { next: {} } }, { node }),
    );
    expect(await ask(`${mock.url}/it`)).toMatchObject({ status: 200 });
  });

  it("when its schema has a type that does not exist", async () => {
    const mock = await started(serving("3.1.0", { type: "nonsense" }, "a"));
    expect(await ask(`${mock.url}/it`)).toMatchObject({ status: 200 });
  });
});
