// biome-ignore-all lint/suspicious/noThenProperty: keyword of JSON Schema.
// Neighbours of the equivalents: more contracts that differ in notation only, and breaks that look like them.
import { describe, expect, it } from "vitest";
import { verdictOf } from "../command/documents.ts";
import { documentOf } from "../table/table.ts";

/** Pair of schemas: a title, both sides, and their versions of OpenAPI if these are not 3.1. */
type Row = readonly [title: string, before: unknown, after: unknown, versions?: readonly [string, string]];

const S = { type: "string" };
const I = { type: "integer" };
const OBJECT = { type: "object", required: ["a"], properties: { a: S, b: I } };
const BOTH_30 = ["3.0.3", "3.0.3"] as const;
const UPGRADE = ["3.0.3", "3.1.0"] as const;

const SAME: readonly Row[] = [
  ["nullable spelled as a type", { type: "string", nullable: true }, { type: ["string", "null"] }, UPGRADE],
  [
    "a nullable enum",
    { type: "string", nullable: true, enum: ["a", null] },
    { type: ["string", "null"], enum: ["a", null] },
    UPGRADE,
  ],
  ["nullable false", { type: "string", nullable: false }, { type: "string" }, BOTH_30],
  [
    "an exclusive minimum as a boolean",
    { type: "integer", minimum: 1, exclusiveMinimum: true },
    { type: "integer", exclusiveMinimum: 1 },
    UPGRADE,
  ],
  [
    "an exclusive minimum that is off",
    { type: "number", minimum: 1, exclusiveMinimum: false },
    { type: "number", minimum: 1 },
    BOTH_30,
  ],
  ["an exclusive maximum of integers", { type: "integer", exclusiveMaximum: 10 }, { type: "integer", maximum: 9 }],
  [
    "bytes in both versions",
    { type: "string", format: "byte" },
    { type: "string", contentEncoding: "base64" },
    UPGRADE,
  ],
  ["a list with one type", { type: ["string"] }, S],
  ["types in another order", { type: ["string", "integer"] }, { type: ["integer", "string"] }],
  ["an integer beside number", { type: ["number", "integer"] }, { type: "number" }],
  ["an enum in another order", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
  ["an enum with a repeated value", { enum: ["a", "a", "b"] }, { enum: ["a", "b"] }],
  [
    "an enum as a union of constants",
    { type: "string", enum: ["a", "b"] },
    { anyOf: [{ const: "a" }, { const: "b" }] },
  ],
  ["both booleans listed", { type: "boolean" }, { enum: [true, false] }],
  ["additionalProperties spelled out", OBJECT, { ...OBJECT, additionalProperties: true }],
  ["additionalProperties as an empty schema", OBJECT, { ...OBJECT, additionalProperties: {} }],
  ["required moved to a part", OBJECT, { type: "object", properties: OBJECT.properties, allOf: [{ required: ["a"] }] }],
  [
    "members moved to a part",
    OBJECT,
    { type: "object", required: ["a"], allOf: [{ properties: { a: S } }, { properties: { b: I } }] },
  ],
  [
    "the type moved to a part",
    OBJECT,
    { allOf: [{ type: "object" }, { required: ["a"], properties: OBJECT.properties }] },
  ],
  [
    "a limit repeated in a part",
    { type: "string", maxLength: 5 },
    { type: "string", maxLength: 5, allOf: [{ maxLength: 8 }] },
  ],
  ["nested allOf", OBJECT, { allOf: [{ allOf: [{ allOf: [OBJECT] }] }] }],
  ["required in another order", { ...OBJECT, required: ["a", "b"] }, { ...OBJECT, required: ["b", "a"] }],
  ["required twice", OBJECT, { ...OBJECT, required: ["a", "a"] }],
  ["a oneOf of one", OBJECT, { oneOf: [OBJECT] }],
  ["an anyOf of the same twice", S, { anyOf: [S, S] }],
  ["disjoint oneOf and anyOf", { oneOf: [S, { type: "array" }] }, { anyOf: [S, { type: "array" }] }],
  ["null in a oneOf", { oneOf: [OBJECT, { type: "null" }] }, { anyOf: [{ type: "null" }, OBJECT] }],
  ["null as a constant", { anyOf: [OBJECT, { const: null }] }, { anyOf: [OBJECT, { type: "null" }] }],
  ["a nested union", { anyOf: [S, { anyOf: [I, { type: "array" }] }] }, { anyOf: [S, I, { type: "array" }] }],
  [
    "a nested union of objects",
    {
      anyOf: [
        OBJECT,
        {
          anyOf: [
            { type: "object", required: ["c"], properties: { c: S } },
            { type: "array", items: I },
          ],
        },
      ],
    },
    { anyOf: [OBJECT, { type: "object", required: ["c"], properties: { c: S } }, { type: "array", items: I }] },
  ],
  ["a double negation", S, { not: { not: S } }],
  ["a limit of another type", S, { type: "string", minimum: 3 }],
  ["a description and a title", OBJECT, { ...OBJECT, title: "An object", description: "It.", examples: [{}] }],
  ["the widest format of integers", I, { type: "integer", format: "int64" }],
  ["the widest format of numbers", { type: "number" }, { type: "number", format: "double" }],
  ["a format that is unknown for numbers", I, { type: "integer", format: "uuid" }],
  ["multipleOf 1 of an integer", I, { type: "integer", multipleOf: 1 }],
  ["uniqueItems false", { type: "array", items: S }, { type: "array", items: S, uniqueItems: false }],
  [
    "minItems below the tuple's",
    { type: "array", minItems: 2 },
    { type: "array", minItems: 2, allOf: [{ minItems: 1 }] },
  ],
  ["a tuple's rest spelled out", { prefixItems: [S] }, { prefixItems: [S], items: true }],
  ["a pattern for any text", S, { type: "string", pattern: ".*" }],
  ["a lone if", OBJECT, { ...OBJECT, if: { required: ["b"] } }],
  ["a dependency on a required member", OBJECT, { ...OBJECT, dependentRequired: { b: ["a"] } }],
  ["deprecated false", OBJECT, { ...OBJECT, deprecated: false }],
  // Names
  ["names that are texts", { type: "object" }, { type: "object", propertyNames: { type: "string", minLength: 0 } }],
  [
    "a pattern for all names",
    { type: "object", additionalProperties: S },
    { type: "object", patternProperties: { "": S } },
  ],
  [
    "a rest that no name is left for",
    { type: "object", patternProperties: { ".*": S } },
    { type: "object", patternProperties: { ".*": S }, additionalProperties: false },
  ],
  [
    "a rest that nothing satisfies",
    { ...OBJECT, additionalProperties: false },
    { ...OBJECT, additionalProperties: { not: {} } },
  ],
  // Conditions and exclusions
  [
    "a condition that always holds",
    OBJECT,
    { properties: OBJECT.properties, if: true, then: { ...OBJECT }, else: false },
  ],
  ["a condition that never holds", OBJECT, { properties: OBJECT.properties, if: { not: {} }, else: { ...OBJECT } }],
  ["a condition that has to hold", OBJECT, { ...OBJECT, required: undefined, if: { required: ["a"] }, else: false }],
  ["an exclusion of null", S, { type: ["string", "null"], not: { type: "null" } }],
  ["an exclusion of a listed value", { enum: ["a"] }, { enum: ["a", "b"], not: { const: "b" } }],
  [
    "an exclusion of either, and of both",
    { ...OBJECT, not: { anyOf: [{ required: ["c"] }, { required: ["d"] }] } },
    { ...OBJECT, allOf: [{ not: { required: ["d"] } }, { not: { required: ["c"] } }] },
  ],
  [
    "a double exclusion of anything",
    { type: "object", properties: { a: {} } },
    { type: "object", properties: { a: { not: { not: {} } } } },
  ],
  ["every type listed", {}, { type: ["array", "boolean", "null", "number", "object", "string"] }],
  // Limits that others imply
  ["the number of required members", OBJECT, { ...OBJECT, minProperties: 1 }],
  [
    "the number of all members",
    { ...OBJECT, additionalProperties: false },
    { ...OBJECT, additionalProperties: false, maxProperties: 2 },
  ],
  ["unique items of a list of one", { type: "array", maxItems: 1 }, { type: "array", maxItems: 1, uniqueItems: true }],
  ["an item of a list that contains one", { type: "array", contains: S }, { type: "array", contains: S, minItems: 1 }],
  ["the end of a tuple", { prefixItems: [S, I], items: false }, { prefixItems: [S, I], maxItems: 2 }],
  ["a position like the rest", { type: "array", items: S }, { type: "array", prefixItems: [S], items: S }],
  ["a minimum up to the next multiple", { ...I, multipleOf: 5, minimum: 1 }, { ...I, multipleOf: 5, minimum: 5 }],
  [
    "a demand as a list, and as a schema",
    { ...OBJECT, dependentRequired: { b: ["c"] } },
    { ...OBJECT, dependentSchemas: { b: { required: ["c"] } } },
  ],
  ["a hint for forms", S, { type: "string", format: "password" }],
  [
    "an encoding and a media type in another case",
    { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
    { type: "string", contentEncoding: "BASE64", contentMediaType: "Image/PNG" },
  ],
  [
    "readOnly false",
    { type: "object", properties: { a: S } },
    { type: "object", properties: { a: { ...S, readOnly: false } } },
  ],
];

const CONDITIONAL = {
  type: "object",
  unevaluatedProperties: false,
  if: { required: ["x"] },
  else: { properties: { a: I } },
};

/** Breaks, with the direction in which they are. */
const NUMBERS = [I, { type: "number" }];

const BREAKS: readonly (readonly ["request" | "response" | "both", ...Row])[] = [
  [
    "both",
    "an overlap of what a list contains at most",
    { type: "array", contains: { anyOf: [S, ...NUMBERS] }, maxContains: 2 },
    { type: "array", contains: { oneOf: [S, ...NUMBERS] }, maxContains: 2 },
  ],
  [
    "response",
    "an overlap of what a condition asks",
    { if: { anyOf: [S, ...NUMBERS] }, then: { minimum: 3 } },
    { if: { oneOf: [S, ...NUMBERS] }, then: { minimum: 3 } },
  ],
  [
    "request",
    "a fraction that has to be a multiple",
    { oneOf: [S, { enum: [1.5] }, { type: "object" }] },
    { oneOf: [S, { enum: [1.5] }, { type: "object" }], multipleOf: 2 },
  ],
  [
    "request",
    "a nested union that nothing satisfies any more",
    { anyOf: [{ const: 1 }, { anyOf: [{ const: "x" }, { type: "object" }] }] },
    { anyOf: [{ const: 1 }, { allOf: [{ anyOf: [{ const: "x" }, { type: "object" }] }, false] }] },
  ],
  [
    "response",
    "a rest that describes what was left unevaluated",
    { type: "object", unevaluatedProperties: S, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    {
      type: "object",
      unevaluatedProperties: S,
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
      additionalProperties: I,
    },
  ],
  [
    "response",
    "a dependent schema that describes a member",
    { type: "object", unevaluatedProperties: I },
    { type: "object", unevaluatedProperties: I, dependentSchemas: { c: { properties: { c: S } } } },
  ],
  ["both", "nullable is gone", { type: "string", nullable: true, enum: ["a", null] }, { type: "integer" }, BOTH_30],
  [
    "request",
    "null no longer in an enum",
    { type: ["string", "null"], enum: ["a", null] },
    { type: "string", enum: ["a"] },
  ],
  [
    "response",
    "null in a nullable enum",
    { type: "string", enum: ["a"] },
    { type: "string", nullable: true, enum: ["a", null] },
    BOTH_30,
  ],
  [
    "request",
    "an exclusive minimum that is on",
    { type: "number", minimum: 1 },
    { type: "number", minimum: 1, exclusiveMinimum: true },
    BOTH_30,
  ],
  [
    "response",
    "an exclusive minimum that is off",
    { type: "number", minimum: 1, exclusiveMinimum: true },
    { type: "number", minimum: 1 },
    BOTH_30,
  ],
  [
    "request",
    "a limit beside a variant that lists a fraction",
    { anyOf: [{ type: "object" }, { enum: ["x", 1.5] }] },
    { anyOf: [{ type: "object" }, { enum: ["x", 1.5] }], exclusiveMinimum: 1.5 },
  ],
  [
    "request",
    "an exclusive minimum equal to the minimum",
    { type: "number", minimum: 1 },
    { type: "number", minimum: 1, exclusiveMinimum: 1 },
  ],
  [
    "request",
    "a maximum below an exclusive one",
    { type: "integer", exclusiveMaximum: 10 },
    { type: "integer", maximum: 8 },
  ],
  ["response", "number in the place of integer", I, { type: "number" }],
  ["request", "integer in the place of number", { type: "number" }, I],
  ["request", "a union of fewer constants", { enum: ["a", "b"] }, { anyOf: [{ const: "a" }] }],
  [
    "response",
    "a union of more constants",
    { enum: ["a", "b"] },
    { oneOf: [{ const: "a" }, { const: "b" }, { const: "c" }] },
  ],
  ["request", "one boolean listed", { type: "boolean" }, { enum: [true] }],
  ["request", "additionalProperties with a type", OBJECT, { ...OBJECT, additionalProperties: S }],
  [
    "request",
    "required in a part",
    { type: "object", properties: OBJECT.properties },
    { type: "object", properties: OBJECT.properties, allOf: [{ required: ["a"] }] },
  ],
  ["response", "required lost in a part", OBJECT, { type: "object", allOf: [{ properties: OBJECT.properties }] }],
  ["both", "a member lost in a part", OBJECT, { type: "object", required: ["a"], allOf: [{ properties: { a: S } }] }],
  [
    "request",
    "a tighter limit in a part",
    { type: "string", maxLength: 5 },
    { type: "string", maxLength: 5, allOf: [{ maxLength: 3 }] },
  ],
  [
    "response",
    "a looser limit in a part",
    { allOf: [{ type: "string", maxLength: 5 }, { maxLength: 3 }] },
    { allOf: [{ type: "string", maxLength: 5 }, { maxLength: 4 }] },
  ],
  [
    "both",
    "a oneOf of another one",
    OBJECT,
    { oneOf: [{ type: "object", required: ["a"], properties: { a: I, b: I } }] },
  ],
  [
    "response",
    "one more variant",
    { anyOf: [S, { type: "array" }] },
    { anyOf: [S, { type: "array" }, { type: "boolean" }] },
  ],
  ["request", "one variant less", { anyOf: [S, { type: "array" }] }, S],
  [
    "response",
    "one more variant beside null",
    { anyOf: [OBJECT, { type: "null" }] },
    { anyOf: [OBJECT, { type: "null" }, S] },
  ],
  [
    "request",
    "a union that no variant frees",
    { type: "object", required: ["a"], properties: { a: S, b: S } },
    { type: "object", properties: { a: S, b: S }, anyOf: [{ required: ["b"] }, { required: ["c"] }] },
  ],
  [
    "request",
    "a union whose only free variant is closed",
    { type: "object", required: ["a"], properties: { a: S, b: S } },
    {
      type: "object",
      properties: { a: S, b: S },
      anyOf: [{ required: ["a"], properties: { a: S }, additionalProperties: false }, { required: ["c"] }],
    },
  ],
  [
    "request",
    "overlapping oneOf instead of anyOf",
    {
      anyOf: [
        { type: "integer", minimum: 1 },
        { type: "integer", maximum: 9 },
      ],
    },
    {
      oneOf: [
        { type: "integer", minimum: 1 },
        { type: "integer", maximum: 9 },
      ],
    },
  ],
  ["request", "a negation", S, { type: "string", not: { const: "a" } }],
  ["response", "a lost negation", { type: "string", not: { const: "a" } }, S],
  ["request", "a format of integers for numbers", { type: "number" }, { type: "number", format: "int64" }],
  ["request", "a narrower format of integers", I, { type: "integer", format: "int32" }],
  ["response", "a narrower format of numbers is lost", { type: "number", format: "float" }, { type: "number" }],
  ["request", "a format of strings", S, { type: "string", format: "uuid" }],
  ["both", "another format", { type: "string", format: "date" }, { type: "string", format: "date-time" }],
  ["request", "multipleOf 2 of an integer", I, { type: "integer", multipleOf: 2 }],
  ["request", "unique items", { type: "array", items: S }, { type: "array", items: S, uniqueItems: true }],
  [
    "request",
    "a longer tuple",
    { type: "array", minItems: 1 },
    { type: "array", minItems: 1, allOf: [{ minItems: 2 }] },
  ],
  ["request", "a closed rest of a tuple", { prefixItems: [S] }, { prefixItems: [S], items: false }],
  ["request", "a pattern for some texts", S, { type: "string", pattern: "." }],
  [
    "request",
    "a condition with a branch",
    OBJECT,
    { ...OBJECT, if: { required: ["b"] }, then: { properties: { a: { maxLength: 3 } } } },
  ],
  [
    "request",
    "a dependency on an optional member",
    { type: "object", properties: OBJECT.properties },
    { type: "object", properties: OBJECT.properties, dependentRequired: { b: ["a"] } },
  ],
  [
    "request",
    "readOnly",
    { type: "object", properties: { a: S } },
    { type: "object", properties: { a: { ...S, readOnly: true } } },
  ],
  [
    "response",
    "writeOnly",
    { type: "object", properties: { a: S } },
    { type: "object", properties: { a: { ...S, writeOnly: true } } },
  ],
  ["request", "another default", { type: "string", default: "a" }, { type: "string", default: "b" }],
  ["request", "a stricter schema for a constant", { const: "a" }, { type: "string", minLength: 2 }],
  ["response", "bytes that are no longer encoded", { type: "string", format: "byte" }, S, UPGRADE],
  [
    "request",
    "the schema of free names goes, and unevaluatedProperties refuses them",
    { type: "object", contains: S, additionalProperties: { const: 3 }, unevaluatedProperties: false },
    { type: "object", contains: S, unevaluatedProperties: false },
  ],
  [
    "response",
    "a free name gets a wider schema beside contains",
    { type: "object", contains: S, unevaluatedProperties: I },
    { type: "object", contains: S, unevaluatedProperties: I, properties: { b: {} } },
  ],
  [
    "response",
    "a free name that a variant describes gets another schema",
    { type: "object", required: ["a"], additionalProperties: { type: "null" }, anyOf: [{ properties: { a: {} } }, I] },
    {
      type: "object",
      required: ["a"],
      properties: { a: { enum: ["x"] } },
      additionalProperties: { type: "null" },
      anyOf: [{ properties: { a: {} } }, I],
    },
  ],
  [
    "response",
    "a member that was forbidden, and that a condition describes",
    { ...CONDITIONAL, properties: { a: false } },
    CONDITIONAL,
  ],
  ["request", "names that are longer", { type: "object" }, { type: "object", propertyNames: { minLength: 1 } }],
  ["request", "a pattern for all names", { type: "object" }, { type: "object", patternProperties: { "": S } }],
  [
    "request",
    "a condition that always holds",
    { properties: OBJECT.properties },
    { properties: OBJECT.properties, if: true, then: OBJECT },
  ],
  ["request", "only null is left of listed values", S, { enum: ["a", null], not: { const: "a" } }],
  [
    "response",
    "only null was left of listed values",
    { enum: ["a", null], minLength: 2 },
    { type: ["string", "null"] },
  ],
  ["response", "an exclusion of null is gone", { not: { type: "null" } }, {}],
  [
    "response",
    "an exclusion of a listed value is gone",
    { enum: ["a", "b"], not: { const: "b" } },
    { enum: ["a", "b"] },
  ],
  ["request", "more members than are required", OBJECT, { ...OBJECT, minProperties: 2 }],
  [
    "request",
    "fewer members than there are",
    { ...OBJECT, additionalProperties: false },
    { ...OBJECT, additionalProperties: false, maxProperties: 1 },
  ],
  [
    "request",
    "unique items of a list of two",
    { type: "array", maxItems: 2 },
    { type: "array", maxItems: 2, uniqueItems: true },
  ],
  [
    "request",
    "more items than a list contains",
    { type: "array", contains: S },
    { type: "array", contains: S, minItems: 2 },
  ],
  [
    "response",
    "an end of a tuple that is further",
    { prefixItems: [S, I], items: false },
    { prefixItems: [S, I], maxItems: 3 },
  ],
  [
    "request",
    "a minimum over the next multiple",
    { ...I, multipleOf: 5, minimum: 1 },
    { ...I, multipleOf: 5, minimum: 6 },
  ],
  [
    "request",
    "a demand of more, as a schema",
    { ...OBJECT, dependentRequired: { b: ["c"] } },
    { ...OBJECT, dependentSchemas: { b: { required: ["c", "d"] } } },
  ],
  ["request", "a forbidden member", OBJECT, { ...OBJECT, properties: { ...OBJECT.properties, b: false } }],
];

const PLAIN = ["3.1.0", "3.1.0"] as const;
const same = SAME.map(([title, before, after, versions = PLAIN]) => ({ title, before, after, versions }));
const breaks = BREAKS.map(([side, title, before, after, versions = PLAIN]) => ({
  side,
  title,
  before,
  after,
  versions,
}));

it("an edit of what is excluded is told as such", async () => {
  const before = documentOf("schema", { type: "string", not: { enum: ["x"] } }, "request");
  const after = documentOf("schema", { type: "string", not: { enum: ["x", "y"] } }, "request");
  expect(await verdictOf(before, after)).toEqual({
    verdict: "major",
    changes: ["POST /a: `(not)` of the request body may now be `y`."],
  });
});

it("a request that needs one of two members instead of one of them is minor", async () => {
  const properties = { a: S, b: S };
  const before = documentOf("schema", { type: "object", required: ["a"], properties }, "request");
  const anyOf = [{ required: ["a"] }, { required: ["b"] }];
  const after = documentOf("schema", { type: "object", properties, anyOf }, "request");
  expect(await verdictOf(before, after)).toEqual({
    verdict: "minor",
    changes: ["POST /a: the request body no longer always has `a`."],
  });
});

describe.each(["request", "response"] as const)("in a %s", (direction) => {
  it.each(same)("nothing changes: $title", async ({ before, after, versions: [old, now] }) => {
    const pair = [documentOf("schema", before, direction, old), documentOf("schema", after, direction, now)] as const;
    expect(await verdictOf(pair[0], pair[1])).toEqual({ verdict: "none", changes: [] });
    expect(await verdictOf(pair[1], pair[0])).toEqual({ verdict: "none", changes: [] });
  });

  it.each(same)("nothing else changes beside another edit: $title", async ({ before, after, versions: [old, now] }) => {
    const edited = documentOf("schema", after, direction, now) as { paths: Record<string, unknown> };
    edited.paths["/new"] = { get: { responses: { "204": { description: "Done." } } } };
    expect(await verdictOf(documentOf("schema", before, direction, old), edited)).toEqual({
      verdict: "minor",
      changes: ["GET /new: this operation is new."],
    });
  });

  it.each(breaks.filter(({ side }) => side === "both" || side === direction))(
    "consumers break: $title",
    async ({ before, after, versions: [old, now] }) => {
      const pair = [documentOf("schema", before, direction, old), documentOf("schema", after, direction, now)] as const;
      expect((await verdictOf(pair[0], pair[1])).verdict).toBe("major");
    },
  );
});
