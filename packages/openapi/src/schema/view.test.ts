import { Ajv2020 } from "ajv/dist/2020.js";
import { constantFrom, dictionary, letrec, oneof, property, assert as propertyHolds, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../model/index.ts";
import { accepts, allowsNull, canonical, isNever, Tree, typesOf, valuesOf, viewOf } from "./index.ts";

type Schema = Readonly<Record<string, unknown>>;

function read(schema: unknown, schemas: Schema = {}, openapi = "3.1.0") {
  const tree = new Tree(buildModel({ document: { openapi, components: { schemas: { ...schemas, It: schema } } } }));
  return viewOf(tree, [tree.site({ at: ["components", "schemas", "It"] })]);
}

describe("A schema is read by what it accepts, however it is written:", () => {
  it.each([
    ["a type list", { type: ["string", "null"] }, "3.1.0"],
    ["nullable", { type: "string", nullable: true }, "3.0.3"],
    ["a choice with null", { anyOf: [{ type: "string" }, { type: "null" }] }, "3.1.0"],
    ["a reference in an allOf", { allOf: [{ $ref: "#/components/schemas/Text" }], nullable: true }, "3.0.3"],
    ["a choice of types", { oneOf: [{ type: "null" }, { allOf: [{ type: "string" }] }] }, "3.1.0"],
  ])("a text or null, as %s", (_, schema, openapi) => {
    const view = read(schema, { Text: { type: "string" } }, openapi);
    expect([...typesOf(view)].sort()).toEqual(["null", "string"]);
    expect(allowsNull(view)).toBe(true);
  });

  it("a list of values, as one enum, as constants, or as two lists that both hold", () => {
    const written = [
      { enum: ["a", "b"] },
      { oneOf: [{ const: "a" }, { const: "b" }] },
      { allOf: [{ enum: ["a", "b", "c"] }, { enum: ["b", "a"] }] },
      { type: "string", enum: ["a", "b", 1] },
    ];
    for (const schema of written) expect([...(valuesOf(read(schema))?.keys() ?? [])]).toEqual(['"a"', '"b"']);
  });

  it("a member, with every schema that applies to its name", () => {
    const view = read({
      properties: { id: { type: "string" } },
      patternProperties: { "^i": { minLength: 1 } },
      allOf: [{ additionalProperties: { maxLength: 9 } }],
    });
    expect(view.member("id").map(({ value }) => value)).toEqual([
      { type: "string" },
      { minLength: 1 },
      { maxLength: 9 },
    ]);
    expect(view.member("other").map(({ value }) => value)).toEqual([{ maxLength: 9 }]);
  });

  it("the siblings of a reference, which 3.1 applies and 3.0 ignores", () => {
    const schema = { $ref: "#/components/schemas/Text", maxLength: 3 };
    const lengths = (openapi: string) => read(schema, { Text: { type: "string" } }, openapi).all("maxLength").length;
    expect(lengths("3.1.0")).toBe(1);
    expect(lengths("3.0.3")).toBe(0);
  });

  it("a schema that contains itself, or contradicts itself", () => {
    expect([...typesOf(read({ allOf: [{ $ref: "#/components/schemas/It" }, { type: "string" }] }))]).toEqual([
      "string",
    ]);
    expect(isNever(read({ allOf: [{ type: "string" }, { type: "number" }] }))).toBe(true);
    expect(isNever(read(false))).toBe(true);
  });

  it("a schema that is a variant of itself, or that extends the union it belongs to", () => {
    const it = { $ref: "#/components/schemas/It" };
    const itself = read({ anyOf: [it, { type: "string" }], oneOf: [{ minLength: 2 }, it] });
    expect([accepts(itself, 1), accepts(itself, "a"), typesOf(itself).has("string")]).toEqual([
      undefined,
      undefined,
      true,
    ]);
    const cat = { allOf: [it, { required: ["lives"] }] };
    const union = read(
      { type: "object", oneOf: [{ $ref: "#/components/schemas/Cat" }, { minProperties: 9 }] },
      { Cat: cat },
    );
    expect([...typesOf(union)]).toEqual(["object"]);
  });
});

const SCALARS = [null, true, false, 0, 1, 1.5, -2, 10, "", "a", "ab", "abc", "1"];

const { schema: anySchema } = letrec<{ schema: Schema; keywords: Schema; list: readonly Schema[] }>((tie) => ({
  keywords: record(
    {
      type: constantFrom("string", "integer", "number", "null", "boolean", ["string", "null"], ["integer", "boolean"]),
      enum: constantFrom(["a", 1], [null, "ab"], [true, 1.5, "abc"]),
      const: constantFrom(...SCALARS),
      minimum: constantFrom(0, 1, 2),
      exclusiveMaximum: constantFrom(1, 10),
      multipleOf: constantFrom(1, 0.5, 2),
      minLength: constantFrom(0, 1, 2),
      maxLength: constantFrom(1, 2),
      pattern: constantFrom("^a", "b$", "^\\d+$"),
    },
    { requiredKeys: [] },
  ),
  list: dictionary(constantFrom("one", "two"), tie("schema"), { minKeys: 1 }).map((map) => Object.values(map)),
  schema: oneof(
    { maxDepth: 2 },
    tie("keywords"),
    record({ own: tie("keywords"), key: constantFrom("allOf", "anyOf", "oneOf"), list: tie("list") }).map(
      ({ own, key, list }) => ({ ...own, [key]: list }),
    ),
  ),
}));

describe("What a schema accepts", () => {
  const ajv = new Ajv2020({ strict: false, logger: false });

  it("is what Ajv says, of every scalar for which it is known", () => {
    propertyHolds(
      property(anySchema, (schema) => {
        const [view, validate] = [read(schema), ajv.compile(schema)];
        for (const value of SCALARS) expect([value, accepts(view, value)]).toEqual([value, validate(value)]);
        const values = valuesOf(view);
        for (const value of values ? SCALARS : []) expect(values?.has(canonical(value))).toBe(validate(value));
        if (isNever(view)) expect(SCALARS.filter((value) => validate(value))).toEqual([]);
      }),
    );
  });
});
