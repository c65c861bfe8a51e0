import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ApiModel, JsonObject } from "../model/model.ts";
import { isMultiple } from "./keywords.ts";
import type { Direction } from "./translate.ts";
import { makeSchemaValidator, type SchemaValidator } from "./validator.ts";

interface Case {
  readonly version?: ApiModel["version"];
  readonly schemas?: JsonObject;
  readonly direction?: Direction;
}

function validate(schema: boolean | JsonObject, value: unknown, given: Case = {}) {
  const { version = "3.1", schemas = {}, direction = "request" } = given;
  const document = { components: { schemas: { ...schemas, Subject: schema } } };
  const validator = makeSchemaValidator({ document, version });
  return validator.validate({ at: ["components", "schemas", "Subject"], schema }, value, direction);
}

function messages(schema: boolean | JsonObject, value: unknown, given?: Case): string[] {
  return validate(schema, value, given).violations.map(({ path, message }) => `${path.join(".")} ${message}`.trim());
}

describe("JSON Schema 2020-12", () => {
  it.each<[keyword: string, schema: JsonObject, valid: unknown, invalid: unknown]>([
    ["prefixItems with items: false", { prefixItems: [{ type: "string" }], items: false }, ["a"], ["a", 1]],
    ["unevaluatedProperties", { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, { a: 1 }, { b: 1 }],
    ["dependentRequired", { dependentRequired: { a: ["b"] } }, { a: 1, b: 1 }, { a: 1 }],
    ["minContains", { contains: { type: "integer" }, minContains: 2 }, [1, 2], [1, "2"]],
    ["a reference beside other keywords", { $ref: "#/components/schemas/Text", maxLength: 2 }, "ab", "abc"],
    ["$anchor", { $ref: "#text" }, "a", 1],
    [
      "$dynamicRef",
      { $dynamicAnchor: "node", type: "object", properties: { next: { $dynamicRef: "#node" } } },
      { next: {} },
      { next: 1 },
    ],
    ["a list of types", { type: ["string", "null"] }, null, 1],
    ["multipleOf: 0.01", { multipleOf: 0.01 }, 19.99, 19.995],
    [
      "uniqueItems",
      { uniqueItems: true },
      [{ a: 1, b: 2 }, { a: 2 }],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
    ["format: int64", { type: "integer", format: "int64" }, 2 ** 53 + 2, 2 ** 64],
  ])("validates %s", (_, schema, valid, invalid) => {
    const schemas = { Text: { type: "string", $anchor: "text" } };
    expect(messages(schema, valid, { schemas })).toEqual([]);
    expect(messages(schema, invalid, { schemas })).not.toEqual([]);
  });

  it.each<[what: string, schema: JsonObject]>([
    ["an unknown format", { format: "color" }],
    ["a pattern of another language", { pattern: "(?i)a" }],
    ["a keyword with a value of the wrong kind", { minimum: "5", required: true, enum: [], type: "file" }],
    ["a reference to nothing", { $ref: "#/components/schemas/None" }],
    ["a reference to itself", { $ref: "#/components/schemas/Subject" }],
  ])("accepts any value for %s", (_, schema) => {
    expect(validate(schema, "b")).toMatchObject({ violations: [] });
  });

  it("tells once what it leaves out", () => {
    const schema = { format: "color", pattern: "(?i)a", minimum: "5", $ref: "#/components/schemas/None", title: "T" };
    const document = { components: { schemas: { Subject: schema } } };
    const validator = makeSchemaValidator({ document, version: "3.1" });
    const at = { at: ["components", "schemas", "Subject"], schema };
    const all = ['format: "color"', 'pattern: "(?i)a"', 'minimum: "5"', '$ref: "#/components/schemas/None"'];
    expect(validator.validate(at, "b", "request").ignored).toEqual(all);
    expect(validator.validate(at, "b", "request").ignored).toBeUndefined();
  });

  it("accepts a pattern with escapes that only the older syntax has", () => {
    expect(messages({ pattern: "^[\\w\\-]+\\@x$" }, "a-b@x")).toEqual([]);
    expect(messages({ pattern: "^[\\w\\-]+\\@x$" }, "a b@x")).toHaveLength(1);
  });
});

it("keeps several patterns of a contract apart", () => {
  const schema = { properties: { a: { pattern: "^a$" }, b: { pattern: "^b$" } } };
  expect(messages(schema, { a: "a", b: "b" })).toEqual([]);
  expect(messages(schema, { a: "b", b: "a" })).toHaveLength(2);
});

describe("OpenAPI 3.0", () => {
  it.each<[what: string, schema: JsonObject, value: unknown, isValid: boolean]>([
    ["nullable", { type: "string", nullable: true }, null, true],
    ["nullable with an enum", { type: "string", nullable: true, enum: ["a"] }, null, true],
    ["nullable without a type", { nullable: true, allOf: [{ type: "object" }] }, null, true],
    ["an exclusive limit", { minimum: 1, exclusiveMinimum: true }, 1, false],
    ["an inclusive limit", { minimum: 1, exclusiveMinimum: false }, 1, true],
    [
      "the siblings of a reference, which count for nothing",
      { $ref: "#/components/schemas/Text", maxLength: 1 },
      "ab",
      true,
    ],
  ])("has %s", (_, schema, value, isValid) => {
    const schemas = { Text: { type: "string" } };
    expect(messages(schema, value, { version: "3.0", schemas }).length === 0).toBe(isValid);
  });
});

describe("members of one direction", () => {
  const id = { type: "string", readOnly: true };
  const secret = { type: "string", writeOnly: true };
  const Account = { type: "object", required: ["id", "secret"], properties: { id, secret } };
  const Nested = {
    type: "object",
    required: ["children"],
    properties: { children: { type: "array", items: { $ref: "#/components/schemas/Nested" } }, id },
    allOf: [{ required: ["id"] }],
  };
  const ById = { oneOf: [{ $ref: "#/components/schemas/Account" }, { type: "integer" }] };
  const ByReference = { required: ["id"], properties: { id: { $ref: "#/components/schemas/Id" } } };
  const schemas = { Account, Nested, Id: id };

  it.each<[where: string, schema: JsonObject, request: unknown]>([
    ["properties", Account, { secret: "s" }],
    ["oneOf", ById, { secret: "s" }],
    ["recursion and allOf", Nested, { children: [{ children: [] }] }],
    ["a reference", ByReference, {}],
  ])("readOnly ones are not required in requests: in %s", (_, schema, request) => {
    expect(messages(schema, request, { schemas })).toEqual([]);
    expect(messages(schema, request, { schemas, direction: "response" })).not.toEqual([]);
  });

  it("writeOnly ones are not required in responses", () => {
    expect(messages(Account, { id: "1" }, { direction: "response" })).toEqual([]);
    expect(messages(Account, { id: "1" })).toEqual(["must have required property 'secret'"]);
  });
});

describe("work is bounded", () => {
  it("describes the first violations and counts all of them", () => {
    const { violations, count } = validate({ items: { type: "string" } }, Array(200_000).fill(1));
    expect([violations.length, count]).toEqual([20, 200_000]);
  });

  it("gives up a pattern that takes exponential time, and reports it", () => {
    const { violations, unchecked } = validate({ pattern: "^(a+)+$" }, `${"a".repeat(40)}!`);
    expect(violations).toEqual([]);
    expect(unchecked).toBe("the pattern ^(a+)+$ takes too long to match a text of 41 characters");
  });

  it("still matches such a pattern where that is quick", () => {
    expect(messages({ pattern: "^(a+)+$" }, "aaa")).toEqual([]);
    expect(messages({ pattern: "^(a+)+$" }, "b")).toEqual(['must match pattern "^(a+)+$"']);
  });

  it("refuses a value that is nested deeper than validation can follow", () => {
    let value: unknown = [];
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    const schema = { type: "array", items: { $ref: "#/components/schemas/Subject" } };
    expect(messages(schema, value)).toEqual(["is nested too deeply"]);
  });
});

describe("the validator of a changed contract", () => {
  const at = ["components", "schemas", "Subject"];
  const model = (schemas: JsonObject): Pick<ApiModel, "document" | "version"> => {
    return { version: "3.1", document: { components: { schemas } } };
  };
  const count = (validator: SchemaValidator, value: unknown, direction?: Direction): number => {
    return validator.validate({ at, schema: true }, value, direction).count;
  };
  const reference = { $ref: "#/components/schemas/Other" };
  const first = { Subject: { properties: { a: reference } }, Other: { type: "string" } };

  it.each<[change: string, schemas: JsonObject]>([
    ["the schema itself", { ...first, Subject: { properties: { a: { type: "integer" } } } }],
    ["a schema that it refers to", { ...first, Other: { type: "integer" } }],
    [
      "the reference",
      { ...first, Subject: { properties: { a: { $ref: "#/components/schemas/Count" } } }, Count: { type: "integer" } },
    ],
    ["the direction of a member", { ...first, Other: { type: "string", readOnly: true } }],
  ])("follows a change of %s, while the one before keeps its contract", (_, schemas) => {
    const before = makeSchemaValidator(model(first));
    expect(count(before, { a: 1 }, "request")).toBe(1);
    const after = before.revise(model(schemas));
    expect(count(after, { a: 1 }, "request")).toBe(0);
    expect(count(before, { a: 1 }, "request")).toBe(1);
  });

  it("does not compile again when no schema changed", () => {
    const broken = { Subject: { pattern: "(", description: "Before." } };
    const before = makeSchemaValidator(model(broken));
    const validate = (validator: SchemaValidator): unknown => validator.validate({ at, schema: true }, "a");
    // Only the first validation, which compiles, tells the keywords that cannot be compiled.
    expect(validate(before)).toHaveProperty("ignored");
    const after = before.revise(model({ Subject: { pattern: "(", description: "After." } }));
    expect(validate(after)).not.toHaveProperty("ignored");
    expect(validate(before)).toHaveProperty("ignored");
  });

  it("compiles what only one of the two contracts has", () => {
    const before = makeSchemaValidator(model(first));
    expect(count(before, { a: 1 })).toBe(1);
    const after = before.revise(model({ ...first, More: { type: "string" } }));
    const more = { at: ["components", "schemas", "More"], schema: true };
    expect(after.validate(more, 1).count).toBe(1);
    expect(before.validate(more, 1).count).toBe(0);
    expect([count(before, { a: 1 }), count(after, { a: 1 })]).toEqual([1, 1]);
  });
});

it("multiples of decimal fractions are exact", () => {
  const digits = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: 1, max: 1e4 }),
      digits,
      (factor, step, places) => {
        const divisor = Number(`${step}e-${places}`);
        expect(isMultiple(divisor, Number(`${factor * step}e-${places}`))).toBe(true);
        if (step > 1) expect(isMultiple(divisor, Number(`${factor * step + 1}e-${places}`))).toBe(false);
      },
    ),
  );
});
