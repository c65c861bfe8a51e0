import { makeSchemaValidator } from "@numbers-api/openapi/validation";
import { describe, expect, it } from "vitest";
import { makeBody } from "./body.ts";
import { generate } from "./generate.ts";

const now = Date.UTC(2026, 10, 23);
const seeds = Array.from({ length: 50 }, (_, index) => `${index}`);

type Version = "3.0" | "3.1";

/** Violations of the schema in bodies generated from many seeds and in a static one. */
function make(
  schema: object,
  schemas: object = {},
  version: Version = "3.1",
): { bodies: unknown[]; violations: string[] } {
  const document = { components: { schemas: { ...schemas, Body: schema } } };
  const at = ["components", "schemas", "Body"];
  const body = { at, schema: { $ref: "#/components/schemas/Body" } };
  const validator = makeSchemaValidator({ document, version });
  const made = [...seeds.map((seed) => ({ seed, isStatic: false })), { seed: "", isStatic: true }].map((options) =>
    generate({ document }, validator, body, { ...options, now }),
  );
  return {
    bodies: made.map(({ value }) => value),
    violations: made.flatMap(({ validation, value }) =>
      validation.violations.map(({ path, message }) => `${path.join(".")} ${message} in ${JSON.stringify(value)}`),
    ),
  };
}

const word = { type: "string" };
const number = { type: "integer" };

describe("a body fits its schema", () => {
  it.each<[name: string, schema: object, schemas?: object]>([
    ["lengths", { type: "string", minLength: 40, maxLength: 50 }],
    ["a short length", { type: "string", maxLength: 1 }],
    ["a pattern", { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" }],
    [
      "a pattern and a name that says otherwise",
      { type: "object", required: ["email"], properties: { email: { type: "string", pattern: "^x+$" } } },
    ],
    ["an address of a length", { type: "string", format: "email", minLength: 40, maxLength: 41 }],
    ["a long address", { type: "string", format: "email", minLength: 200 }],
    ["a short address", { type: "string", format: "email", maxLength: 8 }],
    ["a long host", { type: "string", format: "hostname", minLength: 150 }],
    ["a URL of a length", { type: "string", format: "uri", minLength: 60, maxLength: 70 }],
    ["a short URL", { type: "string", format: "uri", maxLength: 5 }],
    ["letters of any script", { type: "string", pattern: "^\\p{Lu}[\\p{Ll}\\p{Nd}_]{2,4}\\p{P}$" }],
    ["groups with names", { type: "string", pattern: "^(?<year>\\d{4})-(?<rest>[a-z(?<]{2})$" }],
    [
      "schemas that depend on properties, one after the other",
      {
        type: "object",
        required: ["a"],
        dependentRequired: { a: ["b"] },
        dependentSchemas: {
          b: { required: ["c"], properties: { b: { const: 1 } } },
          c: { properties: { c: { type: "string", pattern: "^\\d{3}$" } } },
        },
      },
    ],
    ["limits", { type: "integer", minimum: 3, maximum: 5 }],
    ["exclusive limits", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }],
    ["multiples", { type: "integer", minimum: 10, maximum: 30, multipleOf: 7 }],
    ["one of some values", { enum: ["a", 1, null] }],
    ["a constant", { const: { deep: [1] } }],
    ["one of several types", { type: ["integer", "null", "string"] }],
    ["a list of different items", { type: "array", items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 3 }],
    ["a tuple", { type: "array", prefixItems: [{ const: 1 }, word], items: false }],
    ["a map", { type: "object", additionalProperties: { type: "integer" }, minProperties: 3 }],
    ["nothing but what is named", { type: "object", properties: { a: word }, additionalProperties: false }],
    ["a requirement that is not described", { type: "object", required: ["a", "b"], properties: { a: word } }],
    [
      "all of several",
      { allOf: [{ properties: { a: word }, required: ["a"] }, { properties: { a: { minLength: 30 } } }] },
    ],
    ["one of several", { oneOf: [{ type: "object", required: ["a"], properties: { a: word } }, { type: "integer" }] }],
    ["a schema that refers to itself", { $ref: "#/components/schemas/Tree" }, { Tree: tree() }],
    [
      "an attempt that needs a choice",
      { anyOf: [{ required: ["a"] }, { required: ["b"] }], properties: { a: word, b: word } },
    ],
    [
      "one of several beside properties",
      {
        type: "object",
        properties: { c: word },
        oneOf: [
          { required: ["a"], properties: { a: word } },
          { required: ["b"], properties: { b: word } },
        ],
      },
    ],
    [
      "a condition",
      {
        type: "object",
        required: ["kind"],
        properties: { kind: { enum: ["a", "b"] } },
        if: { properties: { kind: { const: "a" } } },
        // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
        then: { required: ["x"], properties: { x: number } },
        else: { required: ["y"] },
      },
    ],
    ["something that is forbidden", { type: "object", properties: { a: word, b: word }, not: { required: ["a"] } }],
    ["a type that is forbidden", { not: { type: "string" } }],
    ["a list that contains something", { type: "array", contains: { const: 7 }, minContains: 2, items: number }],
    [
      "dependent properties",
      {
        type: "object",
        properties: { a: word, b: word, c: word },
        required: ["a"],
        dependentRequired: { a: ["b"], b: ["c"] },
      },
    ],
    [
      "dependent schemas",
      {
        type: "object",
        properties: { a: word },
        required: ["a"],
        dependentSchemas: { a: { required: ["b"], properties: { b: number } } },
      },
    ],
    ["the least number of properties", { type: "object", minProperties: 3, maxProperties: 4 }],
    [
      "the most properties",
      { type: "object", properties: { a: word, b: word, c: word }, required: ["c"], maxProperties: 1 },
    ],
    ["names by a pattern", { type: "object", propertyNames: { pattern: "^[a-z]{3}$" }, minProperties: 2 }],
    [
      "names by patterns of properties",
      { type: "object", patternProperties: { "^x-": number }, additionalProperties: false, minProperties: 2 },
    ],
    [
      "nothing but what was evaluated",
      { allOf: [{ type: "object", properties: { a: word } }], properties: { b: word }, unevaluatedProperties: false },
    ],
    ["a pattern with a length", { type: "string", pattern: "^[a-z]+$", minLength: 12, maxLength: 14 }],
    ["a pattern that looks ahead", { type: "string", pattern: "^(?=.*[A-Z])(?=.*\\d).{8,}$" }],
    ["two patterns", { allOf: [{ type: "string", pattern: "^a" }, { pattern: "z$" }] }],
    ["multiples of a fraction", { type: "number", multipleOf: 0.01, minimum: 0.005 }],
    ["multiples far from zero", { type: "number", multipleOf: 25, minimum: 1_000_001 }],
    ["a set of flags", { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 2 }],
    [
      "a set of objects",
      {
        type: "array",
        items: { type: "object", required: ["a"], properties: { a: word } },
        uniqueItems: true,
        minItems: 3,
      },
    ],
    ["a recursion that is required", { $ref: "#/components/schemas/Node" }, { Node: node() }],
    ["lists that a recursion requires", { $ref: "#/components/schemas/Tree" }, { Tree: tree() }],
    [
      "exactly one of overlapping ones",
      {
        oneOf: [
          { type: "object", properties: { a: word } },
          { type: "object", required: ["b"], properties: { b: word } },
        ],
      },
    ],
    ["a narrow range", { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 1.001 }],
    ["a very large integer", { type: "integer", minimum: 9_007_199_254_740_000, format: "int64" }],
    ["an integer of a format", { type: "integer", format: "int32", minimum: 2_147_483_000 }],
    ["types of several schemas", { allOf: [{ type: ["string", "integer"] }, { type: ["integer", "null"] }] }],
    ["anything", {}],
  ])("%s", (_, schema, schemas) => {
    expect(make(schema, schemas).violations).toEqual([]);
  });

  it.each([
    "date-time",
    "date",
    "time",
    "duration",
    "uuid",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "byte",
  ])("the format %s", (format) => {
    expect(make({ type: "string", format }).violations).toEqual([]);
  });
});

it("the alternative that a discriminator chooses carries its name", () => {
  const kind = { type: "object", required: ["kind"], properties: { kind: word } };
  const alternatives = { oneOf: ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const discriminator = { propertyName: "kind", mapping: { hound: "#/components/schemas/Dog" } };
  const { bodies } = make({ ...alternatives, discriminator }, { Cat: kind, Dog: kind });
  expect(new Set(bodies.map((body) => (body as { kind: string }).kind))).toEqual(new Set(["Cat", "hound"]));
});

it("a body of one direction leaves out the members of the other one", () => {
  const secret = { type: "string", writeOnly: true };
  const { bodies, violations } = make({ type: "object", required: ["secret"], properties: { secret, name: word } });
  expect(bodies.filter((body) => "secret" in Object(body))).toEqual([]);
  expect(violations).toEqual([]);
});

it("OpenAPI 3.0 has other keywords for null and for exclusive limits", () => {
  const schema = { type: "number", nullable: true, minimum: 0, exclusiveMinimum: true, maximum: 0.02 };
  const { bodies, violations } = make(schema, {}, "3.0");
  expect(violations).toEqual([]);
  expect(new Set(bodies)).toContain(null);
});

/** Schema whose parts multiply nine times. */
function nested(around: (schema: object) => object): object {
  return Array.from({ length: 9 }).reduce<object>(around, { type: "string" });
}

it.each<[what: string, schema: object, note: string]>([
  ["a list", { type: "array", minItems: 1e8 }, "minItems 100000000 is more than the mock makes (10000)"],
  ["a text", { type: "string", minLength: 1e9 }, "minLength 1000000000 is more than the mock makes (100000)"],
  ["properties", { type: "object", minProperties: 1e8 }, "minProperties 100000000 is more than the mock makes (10000)"],
  ["repetitions", { type: "string", pattern: "^a{100000000}$" }, "is more than the mock makes (100000)"],
  ["lists in lists", nested((items) => ({ type: "array", minItems: 30, items })), "more values than the mock makes"],
  [
    "objects in objects",
    nested((value) => ({ type: "object", required: [..."abcdefghij"], additionalProperties: value })),
    "more values than the mock makes",
  ],
])("%s beyond what can be made is cut, and a note says so", (_, schema, note) => {
  expect(makeBody({}, schema, { seed: "1", now }).notes).toEqual([expect.stringContaining(note)]);
});

it("a static body has plain values, and those that the schema gives", () => {
  const properties = {
    a: word,
    b: number,
    c: { type: "string", example: "ex" },
    d: { default: 5 },
    e: { enum: ["x", "y"] },
    f: { type: "array", items: word },
  };
  const { value } = makeBody({}, { type: "object", properties }, { seed: "1", now, isStatic: true });
  expect(value).toEqual({ a: "string", b: 0, c: "ex", d: 5, e: "x", f: ["string"] });
});

function node(): object {
  const next = { anyOf: [{ $ref: "#/components/schemas/Node" }, { type: "null" }] };
  return { type: "object", required: ["next"], properties: { next } };
}

function tree(): object {
  const branches = { type: "array", items: { $ref: "#/components/schemas/Tree" } };
  return { type: "object", required: ["name", "branches"], properties: { name: word, branches } };
}
