import { compileSchemas } from "@numbers-api/openapi/schemas";
import { describe, expect, it } from "vitest";
import { makeBody } from "./body.ts";

const now = Date.UTC(2026, 10, 23);
const seeds = Array.from({ length: 50 }, (_, index) => `${index}`);

/** Bodies for many seeds, and what is wrong with them by their schema. */
function make(schema: object, schemas: object = {}): { bodies: unknown[]; violations: string[] } {
  const document = { components: { schemas: { ...schemas, Body: schema } } };
  const bodies = seeds.map((seed) => makeBody(document, schema, { seed, now }));
  const { validate } = compileSchemas(document);
  return { bodies, violations: bodies.flatMap((body) => validate(["components", "schemas", "Body"], body)) };
}

const word = { type: "string" };

describe("a body fits its schema", () => {
  it.each<[name: string, schema: object, schemas?: object]>([
    ["lengths", { type: "string", minLength: 40, maxLength: 50 }],
    ["a short length", { type: "string", maxLength: 1 }],
    ["a pattern", { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" }],
    [
      "a pattern and a name that says otherwise",
      { type: "object", required: ["email"], properties: { email: { type: "string", pattern: "^x+$" } } },
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

it("what only a request may have stays out", () => {
  const secret = { type: "string", writeOnly: true };
  const { bodies } = make({ type: "object", properties: { secret, name: word } });
  expect(bodies.filter((body) => "secret" in (body as object))).toEqual([]);
});

it("OpenAPI 3.0 says otherwise what may be null, and what is excluded", () => {
  const document = {};
  const schema = { type: "number", nullable: true, minimum: 0, exclusiveMinimum: true, maximum: 0.02 };
  const bodies = seeds.map((seed) => makeBody(document, schema, { seed, now }));
  expect(new Set(bodies)).toEqual(new Set([null, 0.01, 0.02]));
});

function tree(): object {
  const branches = { type: "array", items: { $ref: "#/components/schemas/Tree" } };
  return { type: "object", required: ["name", "branches"], properties: { name: word, branches } };
}
