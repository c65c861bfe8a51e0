// A break is found at any depth and in any context.
// biome-ignore-all lint/suspicious/noThenProperty: it is the keyword of JSON Schema.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greatest } from "../../src/kinds/kinds.ts";
import { changesOf, chapters, documentOf } from "./table.ts";

type Wrap = (schema: unknown) => Record<string, unknown>;

/** Contexts that keep the meaning of a schema: the whole accepts the values that the schema accepts. */
const WRAPS: readonly Wrap[] = [
  (schema) => ({ type: "object", properties: { inside: schema, beside: { type: "string" } } }),
  (schema) => ({ type: "object", required: ["inside"], properties: { inside: schema } }),
  (schema) => ({ type: "object", additionalProperties: schema }),
  (schema) => ({ type: "object", unevaluatedProperties: schema }),
  (schema) => ({ type: "object", patternProperties: { "^in": schema } }),
  (schema) => ({ type: "object", dependentSchemas: { beside: { properties: { inside: schema } } } }),
  (schema) => ({ type: "array", items: schema }),
  (schema) => ({ type: "array", prefixItems: [{ type: "string" }, schema] }),
  (schema) => ({ type: "array", unevaluatedItems: schema }),
  (schema) => ({ type: "array", contains: schema }),
  (schema) => ({ type: "string", contentMediaType: "application/json", contentSchema: schema }),
  (schema) => ({ allOf: [{ description: "A part." }, schema] }),
  (schema) => ({ if: { required: ["beside"] }, then: { properties: { inside: schema } } }),
  (schema) => ({ if: { required: ["beside"] }, then: { minProperties: 2 }, else: { properties: { inside: schema } } }),
  (schema) => ({
    oneOf: [{ type: "boolean" }, { type: "object", required: ["inside"], properties: { inside: schema } }],
  }),
  (schema) => ({ anyOf: [{ type: "boolean" }, { type: "array", items: schema }] }),
  (schema) => ({ anyOf: [{ type: "null" }, { type: "array", items: schema }] }),
  (schema) => ({ not: { not: schema } }),
];

describe.each(["request", "response"] as const)("a break in a %s", (direction) => {
  const breaks = chapters
    .filter(({ at }) => at === "schema")
    .flatMap(({ cases }) => cases)
    .filter((row) => row[direction] === "major");

  it("is found under any number of other schemas", () => {
    const ways = fc.array(fc.constantFrom(...WRAPS), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...breaks), ways, (row, wraps) => {
        const wrapped = (schema: unknown): unknown =>
          documentOf(
            "schema",
            wraps.reduce((inside, wrap) => wrap(inside), schema),
            direction,
            row.version,
          );
        const changes = changesOf(wrapped(row.before), wrapped(row.after));
        expect(greatest(changes.map(({ impact }) => impact)), row.title).toBe("major");
      }),
      { numRuns: 3000 },
    );
  });
});
