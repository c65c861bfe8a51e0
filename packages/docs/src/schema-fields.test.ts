import { describe, expect, it } from "vitest";
import { openBook } from "./book.ts";
import { renderSchema } from "./schema-fields.ts";
import { visibleText } from "./test/page.ts";

const book = openBook({
  components: {
    schemas: {
      Dog: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" }, parent: { $ref: "#/components/schemas/Dog" } },
      },
    },
  },
});
const dog = { $ref: "#/components/schemas/Dog" };
const read = (schema: unknown): string => visibleText(renderSchema(book, schema).text).replaceAll(/\s+/g, " ").trim();

describe("a schema is told in words", () => {
  it.each([
    [{ type: "string", format: "date-time" }, "string (date-time)"],
    [{ type: ["string", "null"] }, "string or null"],
    [{ type: "string", nullable: true }, "string or null"],
    [{ type: "array", items: { type: "integer" } }, "array of integer"],
    [{ type: "array", items: dog }, "array of Dog"],
    [{ items: true }, "array of anything"],
    [{ anyOf: [{ type: "string" }, { type: "integer" }] }, "string or integer"],
    [{}, "anything"],
    [false, "nothing"],
  ])("%o: %s", (schema, words) => {
    expect(read(schema).startsWith(words)).toBe(true);
  });

  it.each([
    [{ type: "string", pattern: "^a$", minLength: 1 }, "string matches ^a$ characters at least 1"],
    [{ enum: ["a", 1, null] }, "anything one of a, 1, null"],
    [{ const: "a" }, "anything always a"],
    [{ type: "integer", default: 0, examples: [1, 2] }, "integer default 0 examples 1, 2"],
    [{ type: "integer", minimum: 0, exclusiveMaximum: 9 }, "integer at least 0 less than 9"],
    [{ type: "integer", minimum: 0, exclusiveMinimum: true }, "integer more than 0"],
    [{ type: "object", additionalProperties: false }, "object additionalProperties false"],
    [{ type: "string", contentEncoding: "base64", "x-own": 1 }, "string contentEncoding base64"],
  ])("what it demands: %o", (schema, words) => {
    expect(read(schema)).toBe(words);
  });

  it("with its fields, and with theirs, but no component inside itself", () => {
    expect(read(dog)).toBe("Dog name string required parent Dog optional");
    expect(read({ type: "object", properties: { a: { properties: { b: { type: "string" } } } } })).toBe(
      "object a object optional b string optional",
    );
  });

  it("with what stands beside a reference before what stands behind it", () => {
    expect(read({ ...dog, description: "The best one." })).toContain("Dog The best one.");
  });
});
