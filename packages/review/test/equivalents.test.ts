// The same, said in other words: nothing to report.
import { describe, expect, it } from "vitest";
import { changesOf, documentOf } from "./table.ts";

interface Pair {
  readonly title: string;
  readonly before: unknown;
  readonly after: unknown;
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
    title: "what 3.0 calls byte",
    before: { type: "string", format: "byte" },
    after: { type: "string", contentEncoding: "base64" },
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
];

describe.each(["request", "response"] as const)("in a %s", (direction) => {
  it.each(schemas)("$title", ({ before, after }) => {
    expect(changesOf(documentOf("schema", before, direction), documentOf("schema", after, direction))).toEqual([]);
    expect(changesOf(documentOf("schema", after, direction), documentOf("schema", before, direction))).toEqual([]);
  });

  it.each(operations)("$title", ({ before, after }) => {
    expect(changesOf(documentOf("operation", before, direction), documentOf("operation", after, direction))).toEqual(
      [],
    );
  });
});

it("a discriminator's values, written out", () => {
  const document = (discriminator: unknown): unknown => ({
    openapi: "3.1.0",
    paths: { "/a": { get: { responses: { "200": { content: { "application/json": { schema: pet } } } } } } },
    components: {
      schemas: { Pet: { oneOf: [cat, dog], discriminator }, Cat: { type: "object" }, Dog: { type: "array" } },
    },
  });
  const pet = { $ref: "#/components/schemas/Pet" };
  const cat = { $ref: "#/components/schemas/Cat" };
  const dog = { $ref: "#/components/schemas/Dog" };
  const written = { propertyName: "kind", mapping: { Cat: "#/components/schemas/Cat" } };
  expect(changesOf(document({ propertyName: "kind" }), document(written))).toEqual([]);
});
