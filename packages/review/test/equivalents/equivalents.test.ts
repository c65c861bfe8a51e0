// For contracts that differ only in notation, the command reports nothing.
import { describe, expect, it } from "vitest";
import { verdictOf } from "../command/documents.ts";
import { documentOf } from "../table/table.ts";

interface Pair {
  readonly title: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Version of OpenAPI, if it is not 3.1 on both sides. */
  readonly versions?: readonly [string, string];
}

const KEY = { type: "apiKey", in: "header", name: "X-Key" };

const FORM = {
  type: "object",
  properties: { text: { type: "string" }, data: { type: "object", properties: { a: {} } } },
};

function jsonOf(schema: unknown): unknown {
  return { description: "It.", content: { "application/json": { schema } } };
}

const schemas: readonly Pair[] = [
  { title: "limits that every value keeps", before: {}, after: { minLength: 0, minItems: 0, required: [] } },
  { title: "a rest that may be anything", before: {}, after: { additionalProperties: true, items: {} } },
  { title: "names that may be anything", before: {}, after: { propertyNames: {}, patternProperties: { a: true } } },
  { title: "a condition that nothing follows from", before: {}, after: { if: { required: ["a"] } } },
  { title: "an exclusion of nothing", before: {}, after: { not: false } },
  { title: "an item that need not be there", before: {}, after: { contains: { const: 1 }, minContains: 0 } },
  { title: "a constant as a list of one", before: { const: "a" }, after: { enum: ["a"] } },
  { title: "the type of listed values", before: { enum: ["a"] }, after: { type: "string", enum: ["a"] } },
  {
    title: "a union of types",
    before: { anyOf: [{ type: "string" }, { type: "integer" }] },
    after: { type: ["string", "integer"] },
  },
  { title: "a union of constants", before: { oneOf: [{ const: "a" }, { const: "b" }] }, after: { enum: ["b", "a"] } },
  {
    title: "a variant that another one includes",
    before: { type: "integer" },
    after: { anyOf: [{ type: "integer" }, { const: 1 }] },
  },
  {
    title: "an object that another variant includes",
    before: { type: "object", properties: { a: {} } },
    after: {
      anyOf: [
        { type: "object", properties: { a: {} }, required: ["a"] },
        { type: "object", properties: { a: {} } },
      ],
    },
  },
  {
    title: "one more variant that another one includes",
    before: { anyOf: [{ type: "integer" }, { type: "array", items: { type: "string" } }] },
    after: {
      anyOf: [{ type: "integer", minimum: 5 }, { type: "array", items: { type: "string" } }, { type: "integer" }],
    },
  },
  {
    title: "two unions in another order",
    before: {
      allOf: [
        { oneOf: [{ required: ["a"] }, { required: ["b"] }] },
        { oneOf: [{ required: ["c"] }, { required: ["d"] }] },
      ],
    },
    after: {
      allOf: [
        { oneOf: [{ required: ["d"] }, { required: ["c"] }] },
        { oneOf: [{ required: ["a"] }, { required: ["b"] }] },
      ],
    },
  },
  {
    title: "a type with null, and a variant null",
    before: { type: ["string", "null"], minLength: 1 },
    after: { anyOf: [{ type: "string", minLength: 1 }, { type: "null" }] },
  },
  {
    title: "nullable of 3.0, and null of 3.1",
    before: { type: "object", properties: { a: { type: "string", nullable: true, enum: ["x", null] } } },
    after: { type: "object", properties: { a: { type: ["string", "null"], enum: ["x", null] } } },
    versions: ["3.0.3", "3.1.0"],
  },
  {
    title: "an exclusive limit of 3.0, and one of 3.1",
    before: { type: "number", minimum: 1, exclusiveMinimum: true },
    after: { type: "number", exclusiveMinimum: 1 },
    versions: ["3.0.3", "3.1.0"],
  },
  {
    title: "two parts of allOf, and a flat object",
    before: {
      allOf: [
        { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        { type: "object", properties: { b: { type: "integer" } } },
      ],
    },
    after: { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "integer" } } },
  },
  {
    title: "members in another part of allOf",
    before: { allOf: [{ properties: { a: { type: "string" }, b: { type: "integer" } } }, { required: ["a"] }] },
    after: {
      allOf: [{ properties: { a: { type: "string" } }, required: ["a"] }, { properties: { b: { type: "integer" } } }],
    },
  },
  {
    title: "limits of integers",
    before: { type: "integer", exclusiveMinimum: 0 },
    after: { type: "integer", minimum: 1 },
  },
  {
    title: "a fraction as a limit of integers",
    before: { type: "integer", maximum: 1.5 },
    after: { type: "integer", maximum: 1 },
  },
  { title: "numbers without a fraction", before: { type: "number", multipleOf: 1 }, after: { type: "integer" } },
  { title: "both values of a boolean", before: { type: "boolean" }, after: { enum: [true, false] } },
  {
    title: "limits of another type",
    before: { type: "integer" },
    after: { type: "integer", minLength: 3, pattern: "a" },
  },
  { title: "values that another keyword refuses", before: { type: "string", enum: ["a", 1] }, after: { const: "a" } },
  {
    title: "variants that exclude each other, by either keyword",
    before: {
      oneOf: [
        { type: "string", minLength: 1 },
        { type: "array", minItems: 1 },
      ],
    },
    after: {
      anyOf: [
        { type: "array", minItems: 1 },
        { type: "string", minLength: 1 },
      ],
    },
  },
  {
    title: "a closed object, by either keyword",
    before: { type: "object", properties: { a: {} }, additionalProperties: false },
    after: { type: "object", properties: { a: {} }, unevaluatedProperties: false },
  },
  {
    title: "annotations that are not set",
    before: { type: "object", properties: { a: { type: "string" } } },
    after: { type: "object", properties: { a: { type: "string", deprecated: false, readOnly: false } } },
  },
  {
    title: "what 3.0 calls byte",
    before: { type: "string", format: "byte" },
    after: { type: "string", contentEncoding: "base64" },
  },
];

/** Rows about the whole document, by its members besides `openapi` and `info`. */
const documents: readonly Pair[] = [
  {
    title: "security of the document, at the operation",
    before: { security: [{ key: [] }], paths: { "/a": { get: {} } }, components: { securitySchemes: { key: KEY } } },
    after: { paths: { "/a": { get: { security: [{ key: [] }] } } }, components: { securitySchemes: { key: KEY } } },
  },
  {
    title: "a security scheme of another name",
    before: { security: [{ key: [] }], paths: { "/a": { get: {} } }, components: { securitySchemes: { key: KEY } } },
    after: {
      security: [{ token: [] }],
      paths: { "/a": { get: {} } },
      components: { securitySchemes: { token: { ...KEY, name: "x-key", description: "A key." } } },
    },
  },
  {
    title: "a server with a slash at its end",
    before: { servers: [{ url: "https://api.example/v1" }], paths: { "/a": { get: {} } } },
    after: { servers: [{ url: "https://API.example:443/v1/" }], paths: { "/a": { get: {} } } },
  },
  {
    title: "servers of the document, at the path",
    before: { servers: [{ url: "/v1" }], paths: { "/a": { get: {} } } },
    after: { paths: { "/a": { servers: [{ url: "/v1" }], get: {} } } },
  },
  {
    title: "a parameter at its path",
    before: { paths: { "/a": { get: { parameters: [{ name: "q", in: "query", schema: { type: "string" } }] } } } },
    after: { paths: { "/a": { parameters: [{ name: "q", in: "query", schema: { type: "string" } }], get: {} } } },
  },
  {
    title: "a reference in a one-element allOf",
    before: {
      paths: { "/a": { get: { responses: { "200": jsonOf({ $ref: "#/components/schemas/A" }) } } } },
      components: { schemas: { A: { type: "string" } } },
    },
    after: {
      paths: { "/a": { get: { responses: { "200": jsonOf({ allOf: [{ $ref: "#/components/schemas/A" }] }) } } } },
      components: { schemas: { A: { type: "string" } } },
    },
  },
];

const operations: readonly Pair[] = [
  {
    title: "explode, of a value that is no list",
    before: { parameters: [{ name: "a", in: "query", schema: { type: "string" } }] },
    after: { parameters: [{ name: "a", in: "query", explode: false, schema: { type: "string" } }] },
  },
  {
    title: "the header that the media types stand for",
    before: { responses: { "200": { content: { "text/plain": {} } } } },
    after: { responses: { "200": { content: { "text/plain": {} }, headers: { "content-type": {} } } } },
  },
  {
    title: "a header's name in the other case",
    before: { parameters: [{ name: "X-A", in: "header", schema: {} }] },
    after: { parameters: [{ name: "x-a", in: "header", schema: {} }] },
  },
  {
    title: "a status range in lower case",
    before: { responses: { "4XX": { description: "Wrong." } } },
    after: { responses: { "4xx": { description: "Wrong." } } },
  },
  {
    title: "a status that its range describes",
    before: { responses: { "4XX": { description: "Wrong." }, "404": { description: "Gone." } } },
    after: { responses: { "4XX": { description: "Wrong." } } },
  },
  {
    title: "defaults of a parameter",
    before: { parameters: [{ name: "a", in: "query", schema: { type: "array" } }] },
    after: {
      parameters: [
        {
          name: "a",
          in: "query",
          required: false,
          deprecated: false,
          style: "form",
          explode: true,
          schema: { type: "array" },
        },
      ],
    },
  },
  {
    title: "defaults of an encoding",
    before: { requestBody: { content: { "multipart/form-data": { schema: FORM } } } },
    after: {
      requestBody: {
        required: false,
        content: {
          "multipart/form-data": {
            schema: FORM,
            encoding: { text: { contentType: "text/plain" }, data: { contentType: "application/json" } },
          },
        },
      },
    },
  },
  {
    title: "defaults of an urlencoded encoding",
    before: { requestBody: { content: { "application/x-www-form-urlencoded": { schema: FORM } } } },
    after: {
      requestBody: {
        content: {
          "application/x-www-form-urlencoded": { schema: FORM, encoding: { text: { style: "form", explode: true } } },
        },
      },
    },
  },
  {
    title: "a media type in the other case",
    before: { responses: { "200": { content: { "application/json; charset=utf-8": {} } } } },
    after: { responses: { "200": { content: { "Application/JSON;charset=UTF-8": {} } } } },
  },
];

const NOTHING = { verdict: "none", changes: [] };

describe.each(["request", "response"] as const)("in a %s", (direction) => {
  it.each(schemas)("$title", async ({ before, after, versions: [old, now] = ["3.1.0", "3.1.0"] }) => {
    const pair = [documentOf("schema", before, direction, old), documentOf("schema", after, direction, now)];
    expect(await verdictOf(pair[0], pair[1])).toEqual(NOTHING);
    expect(await verdictOf(pair[1], pair[0])).toEqual(NOTHING);
  });

  it.each(operations)("$title", async ({ before, after }) => {
    const pair = [documentOf("operation", before, direction), documentOf("operation", after, direction)];
    expect(await verdictOf(pair[0], pair[1])).toEqual(NOTHING);
  });
});

describe("in a document", () => {
  it.each(documents)("$title", async ({ before, after }) => {
    expect(
      await verdictOf(documentOf("document", before, "request"), documentOf("document", after, "request")),
    ).toEqual(NOTHING);
  });

  it.each(documents)("$title, beside another edit", async ({ before, after }) => {
    const edited = documentOf("document", after, "request") as { paths: Record<string, unknown> };
    edited.paths["/new"] = { get: { responses: { "204": { description: "Done." } } } };
    expect(await verdictOf(documentOf("document", before, "request"), edited)).toEqual({
      verdict: "minor",
      changes: ["GET /new: this operation is new."],
    });
  });
});

it("the values of a discriminator, written out", async () => {
  const document = (discriminator: unknown): unknown => ({
    openapi: "3.1.0",
    info: { title: "A", version: "1.0.0" },
    paths: { "/a": { get: { responses: { "200": { content: { "application/json": { schema: pet } } } } } } },
    components: {
      schemas: { Pet: { oneOf: [cat, dog], discriminator }, Cat: { type: "object" }, Dog: { type: "array" } },
    },
  });
  const pet = { $ref: "#/components/schemas/Pet" };
  const cat = { $ref: "#/components/schemas/Cat" };
  const dog = { $ref: "#/components/schemas/Dog" };
  const written = { propertyName: "kind", mapping: { Cat: "#/components/schemas/Cat" } };
  expect(await verdictOf(document({ propertyName: "kind" }), document(written))).toEqual(NOTHING);
});
