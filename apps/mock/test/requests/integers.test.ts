import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { makeFolder } from "../support/folder.ts";
import { ask } from "../support/visitor.ts";

// A number cannot tell the first two from each other, nor the last two.
const [BELOW, BIG, MAX, BEYOND] = [
  "9007199254740992",
  "9007199254740993",
  "9223372036854775807",
  "9223372036854775808",
];

const int64 = "{ type: integer, format: int64 }";
const limited = `{ type: integer, minimum: ${BIG}, maximum: ${MAX} }`;
const yaml = `openapi: 3.1.0
info: { title: Integers, version: 1.0.0 }
paths:
  /of/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: ${int64} }
        - { name: least, in: query, schema: ${limited} }
        - { name: X-One, in: header, schema: { enum: [${BIG}] } }
        - { name: even, in: query, schema: { type: [integer, "null"], multipleOf: 2 } }
      responses:
        "200":
          description: Digits.
          headers: { X-Id: { schema: ${int64}, example: ${BIG} } }
          content: { application/json: { schema: ${int64}, example: ${BIG} } }
  /things:
    post:
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Thing" } }
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Thing" } }
          application/xml: { schema: { $ref: "#/components/schemas/Thing" } }
      responses:
        "200":
          description: Digits, and decimals.
          content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
        "201":
          description: In a list.
          content: { application/json: { example: { ids: [${BIG}, -${MAX}, 1.10, 1e3] } } }
components:
  schemas:
    Thing:
      type: object
      required: [id]
      properties:
        id: ${limited}
        price: { type: number, multipleOf: 0.01 }
        kinds: { type: array, uniqueItems: true, items: ${int64} }
`;

const folder = await makeFolder({ "openapi.yaml": yaml });
const mock = await startMock({ spec: folder.path("openapi.yaml") });
afterAll(() => Promise.all([mock.close(), folder[Symbol.asyncDispose]()]));

function post(body: string, type = "application/json", headers: Readonly<Record<string, string>> = {}) {
  return ask(`${mock.url}/things`, { method: "POST", headers: { "content-type": type, ...headers }, body });
}

describe("an integer beyond those that a number holds", () => {
  it("is sent with its digits: in examples, headers and bodies made from a schema", async () => {
    const { text, headers } = await ask(`${mock.url}/of/1`);
    expect([text, headers.get("x-id")]).toEqual([BIG, BIG]);
    expect((await post(`{"id":${BIG}}`)).text).toContain(`"id":${BIG}`);
    const listed = await post(`{"id":${BIG}}`, undefined, { prefer: "code=201" });
    expect(listed.text).toBe(`{"ids":[${BIG},-${MAX},1.1,1000]}`);
    expect((await post(`{"id":${BIG}}`, undefined, { prefer: "dynamic=true" })).text).toContain(`"id":${BIG}`);
  });

  it.each([
    [`/of/${MAX}`, 200],
    ["/of/-9223372036854775808", 200],
    [`/of/${BEYOND}`, 422],
    ["/of/-9223372036854775809", 422],
    [`/of/${"9".repeat(400)}`, 422],
    [`/of/1?least=${BIG}`, 200],
    [`/of/1?least=${BELOW}`, 422],
    [`/of/1?least=${BEYOND}`, 422],
    [`/of/1?even=${BELOW}`, 200],
    [`/of/1?even=${BIG}`, 422],
  ])("is judged by its digits in %s", async (target, status) => {
    expect(await ask(mock.url + target)).toMatchObject({ status });
  });

  it("is judged by its digits in a header", async () => {
    const statusOf = async (one: string) => (await ask(`${mock.url}/of/1`, { headers: { "x-one": one } })).status;
    expect([await statusOf(BIG), await statusOf(BELOW)]).toEqual([200, 422]);
  });

  it.each([
    ["JSON", "application/json", (id: string) => `{"id":${id}}`],
    ["a form", "application/x-www-form-urlencoded", (id: string) => `id=${id}`],
    ["XML", "application/xml", (id: string) => `<Thing><id>${id}</id></Thing>`],
  ])("is judged by its digits in %s", async (_, type, write) => {
    const statuses = await Promise.all(
      [BELOW, BIG, MAX, BEYOND].map(async (id) => (await post(write(id), type)).status),
    );
    expect(statuses).toEqual([422, 200, 200, 422]);
  });

  it("is told from its neighbours in a set", async () => {
    expect(await post(`{"id":${BIG},"kinds":[${BELOW},${BIG}]}`)).toMatchObject({ status: 200 });
    expect(await post(`{"id":${BIG},"kinds":[${BIG},${BIG}]}`)).toMatchObject({ status: 422 });
  });

  it("is in the journal as a text, and in messages, with its digits", async () => {
    const { text } = await post(`{"id":${BELOW}}`);
    expect(text).toContain(`Request body property id must be >= ${BIG}`);
    expect(mock.requests().at(-1)).toMatchObject({ body: { id: BELOW } });
    await ask(`${mock.url}/of/1`);
    expect(mock.requests().at(-1)?.response?.body).toBe(BIG);
  });
});

it.each([
  ["19.99", 200],
  ["1.10", 200],
  ["0.001", 422],
  ["1e400", 422],
  ["123456789012345678.25", 200],
])("a decimal beside it is judged as a number: %s", async (price, status) => {
  expect(await post(`{"id":${BIG},"price":${price}}`)).toMatchObject({ status });
});

it("JSON documents keep the digits too, and examples in files", async () => {
  await using json = await makeFolder({
    "example.json": `{"n":${MAX}}`,
    "openapi.json": `{"openapi":"3.0.3","info":{"title":"J","version":"1"},"paths":{"/a":{"get":{"responses":{"200":{
      "description":"A.","content":{"application/json":{"schema":{"type":"object"},"example":{"id":${BIG}}}}}}},
      "post":{"responses":{"200":{"description":"B.","content":{"application/json":{"examples":{"e":{
      "externalValue":"example.json"}}}}}}}}}}`,
  });
  await using other = await startMock({ spec: json.path("openapi.json") });
  expect((await ask(`${other.url}/a`)).text).toBe(`{"id":${BIG}}`);
  expect((await ask(`${other.url}/a`, { method: "POST" })).text).toBe(`{"n":${MAX}}`);
});
