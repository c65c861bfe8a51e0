import { type ApiSchema, buildModel } from "@numbers-api/openapi/model";
import { describe, expect, it } from "vitest";
import type { Shape } from "../model.ts";
import { ShapeCollector } from "./shapes.ts";

/** Collector of a contract with these components, and the schemas of its bodies as parts of the model. */
function collect(bodies: readonly unknown[], schemas: Record<string, unknown> = {}) {
  const model = buildModel({ document: { openapi: "3.1.0", components: { schemas }, "x-bodies": bodies } });
  const parts = bodies.map((body, index): ApiSchema | undefined =>
    typeof body === "object" || body === true ? { at: ["x-bodies", index], schema: { ...Object(body) } } : undefined,
  );
  return { collector: new ShapeCollector(model), parts };
}

/** Entries for a body of this schema, which is named `body` unless it has a name. */
function shapesOf(schema: unknown, schemas: Record<string, unknown> = {}): Readonly<Record<string, Shape>> {
  const { collector, parts } = collect([schema], schemas);
  collector.nameBody(parts, "body");
  return collector.entries();
}

const object = (properties: Record<string, unknown>, required: string[] = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };

describe("a shape", () => {
  it("has the required members only", () => {
    expect(shapesOf(object({ id: { type: "integer" }, label: text }, ["id"]))).toEqual({ body: { id: "number" } });
  });

  it("distinguishes the types of JSON", () => {
    const properties = {
      text,
      whole: { type: "integer" },
      number: { type: "number" },
      flag: { type: "boolean" },
      list: { type: "array", items: { type: "array" } },
      object: { type: "object" },
    };
    expect(shapesOf(object(properties))).toEqual({
      body: { text: "string", whole: "number", number: "number", flag: "boolean", list: [["any"]], object: {} },
    });
  });

  it.each([
    ["of several types", { type: ["string", "null"] }],
    ["nullable in OpenAPI 3.0", { type: "string", nullable: true }],
    ["null", { type: "null" }],
    ["without a type", { properties: { id: text }, required: ["id"] }],
    ["an enum without a type", { enum: ["a", 1] }],
    ["one of several types", { oneOf: [text, { type: "number" }] }],
    ["any of several types", { anyOf: [text, object({})] }],
    ["null or a text", { anyOf: [text, { type: "null" }] }],
    ["true", true],
    ["of contradicting types", { allOf: [text, { type: "number" }] }],
  ])("says nothing about a member that is %s", (_, schema) => {
    expect(shapesOf(object({ member: schema }))).toEqual({ body: { member: "any" } });
  });

  it("guarantees nothing about a required member without a schema", () => {
    expect(shapesOf({ type: "object", required: ["id"] })).toEqual({ body: { id: "any" } });
  });

  it("takes the type that all variants have", () => {
    const schemas = { Cat: object({ id: text, lives: text }), Dog: object({ id: text }) };
    const properties = {
      level: { enum: ["low", "high"] },
      code: { oneOf: [{ ...text, pattern: "^a" }, { const: "b" }] },
      pet: { oneOf: [ref("Cat"), ref("Dog")] },
      only: { anyOf: [ref("Dog")] },
    };
    expect(shapesOf(object(properties), schemas)).toEqual({
      body: { level: "string", code: "string", pet: {}, only: "#body/only" },
      "body/only": { id: "string" },
    });
  });

  it("keeps guarantees next to a choice", () => {
    expect(shapesOf({ ...object({ id: text }), oneOf: [{ required: ["a"] }, { required: ["b"] }] })).toEqual({
      body: { id: "string" },
    });
  });

  it("omits write-only members", () => {
    const schemas = { Secret: { type: "string", writeOnly: true } };
    expect(
      shapesOf(object({ id: text, pin: { type: "string", writeOnly: true }, secret: ref("Secret") }), schemas),
    ).toEqual({ body: { id: "string" } });
  });

  it("describes a tuple as an array", () => {
    expect(shapesOf({ type: "array", prefixItems: [text], items: { type: "number" } })).toEqual({ body: ["any"] });
  });

  it("refers to objects and arrays by name, and writes the rest inline", () => {
    const schemas = { Item: object({ name: ref("Name") }), Names: { type: "array", items: ref("Name") }, Name: text };
    expect(shapesOf(object({ item: ref("Item"), names: ref("Names"), name: ref("Name") }), schemas)).toEqual({
      body: { item: "#Item", names: "#Names", name: "string" },
      Item: { name: "string" },
      Names: ["string"],
    });
  });

  it("names only schemas reachable through required members", () => {
    const schemas = { Item: object({ other: ref("Other") }, []), Other: object({ id: text }) };
    expect(shapesOf({ type: "array", items: ref("Item") }, schemas)).toEqual({ body: ["#Item"], Item: {} });
  });

  it("uses the target of a reference, and ignores its siblings", () => {
    expect(shapesOf(object({ a: { ...ref("Item"), type: "string" } }), { Item: object({ id: text }) })).toEqual({
      body: { a: "#Item" },
      Item: { id: "string" },
    });
  });

  it("follows a reference to a reference, and a reference into a component", () => {
    const schemas = { Alias: ref("Item"), Item: object({ deep: object({ id: text }) }) };
    const deep = { $ref: "#/components/schemas/Item/properties/deep" };
    expect(shapesOf(object({ alias: ref("Alias"), deep }), schemas)).toEqual({
      body: { alias: "#Alias", deep: "#components/schemas/Item/properties/deep" },
      Alias: { deep: { id: "string" } },
      "components/schemas/Item/properties/deep": { id: "string" },
    });
  });

  it("guarantees nothing about a reference that leads back to itself, or nowhere", () => {
    const schemas = { Loop: ref("Pool"), Pool: ref("Loop") };
    expect(shapesOf(object({ loop: ref("Loop"), nowhere: ref("Nowhere") }), schemas)).toEqual({
      body: { loop: "any", nowhere: "any" },
    });
  });
});

describe("allOf", () => {
  it("is all of its parts at once", () => {
    const schemas = { Base: object({ id: text }) };
    expect(shapesOf({ allOf: [ref("Base"), object({ name: text })], required: ["extra"] }, schemas)).toEqual({
      body: { extra: "any", id: "string", name: "string" },
    });
  });

  it("merges its parts' schemas of a member", () => {
    const parts = [object({ a: object({ one: text }) }), { required: ["a"], properties: { a: object({ two: text }) } }];
    expect(shapesOf({ allOf: parts })).toEqual({ body: { a: { one: "string", two: "string" } } });
  });

  it("is the only part with a guarantee", () => {
    expect(shapesOf(object({ a: { allOf: [{ description: "A text." }, text] } }))).toEqual({ body: { a: "string" } });
  });

  it("of one reference and a description is the reference", () => {
    const schemas = { Item: object({ id: text }), Maybe: { type: "object", nullable: true } };
    const described = (name: string): object => ({ description: "It.", allOf: [ref(name), { title: "It" }] });
    expect(shapesOf(object({ item: described("Item"), maybe: described("Maybe") }), schemas)).toEqual({
      body: { item: "#Item", maybe: "any" },
      Item: { id: "string" },
    });
  });

  it("with a nullable part guarantees nothing", () => {
    const schemas = { Item: object({ id: text }) };
    expect(shapesOf(object({ item: { nullable: true, allOf: [ref("Item")] } }), schemas)).toEqual({
      body: { item: "any" },
    });
  });

  it("that contains itself ends", () => {
    const schemas = { Loop: { allOf: [ref("Loop"), object({ id: text })] } };
    expect(shapesOf(ref("Loop"), schemas)).toEqual({ Loop: { id: "string" } });
  });
});

describe("recursion", () => {
  it("is a reference", () => {
    const schemas = { Tree: object({ branches: { type: "array", items: ref("Tree") } }) };
    expect(shapesOf(ref("Tree"), schemas)).toEqual({ Tree: { branches: ["#Tree"] } });
  });

  it("through a choice of one variant is a reference, too", () => {
    const schemas = { Node: object({ next: { anyOf: [ref("Node")] } }) };
    expect(shapesOf(ref("Node"), schemas)).toEqual({
      Node: { next: "#Node/next" },
      "Node/next": { next: "#Node/next" },
    });
  });

  it("through an inline allOf is a reference, too", () => {
    const schemas = { Node: object({ next: { allOf: [ref("Node"), object({ id: text })] } }) };
    expect(shapesOf(ref("Node"), schemas)).toEqual({
      Node: { next: "#Node/next" },
      "Node/next": { id: "string", next: "#Node/next" },
    });
  });

  it("through a variant that extends its union ends", () => {
    const pet = { ...object({ kind: text }), oneOf: [ref("Cat"), ref("Dog")] };
    const schemas = { Pet: pet, Cat: { allOf: [ref("Pet"), object({ lives: text })] }, Dog: { allOf: [ref("Pet")] } };
    expect(shapesOf(ref("Pet"), schemas)).toEqual({ Pet: { kind: "string" } });
    expect(shapesOf(ref("Cat"), schemas)).toEqual({ Cat: { kind: "string", lives: "string" } });
  });

  it("in many directions gives each schema one entry, and no more", () => {
    const names = Array.from({ length: 20 }, (_, index) => `S${index}`);
    const member = (name: string): object => ({ allOf: [ref(name), object({ id: text })] });
    const schemas = Object.fromEntries(
      names.map((name) => [name, object(Object.fromEntries(names.map((other) => [other, member(other)])))]),
    );
    // Each of 20 schemas has 20 members that are composed in place.
    expect(Object.keys(shapesOf(ref("S0"), schemas))).toHaveLength(20 * 20 + 1);
  });
});

describe("a reference that is not the body of a success", () => {
  it("has an entry by its own name, or none when it is as short as that", () => {
    const bodies = [ref("Error"), ref("Code"), object({ id: text }), undefined];
    const { collector, parts } = collect(bodies, { Error: object({ code: text }), Code: text });
    for (const part of parts) collector.nameReference(part);
    expect(collector.entries()).toEqual({ Error: { code: "string" } });
  });
});

describe("a body", () => {
  const bodyName = (bodies: unknown[]): string | undefined => {
    const { collector, parts } = collect(bodies, { Item: object({ id: text }) });
    return collector.nameBody(parts, "items_get 200");
  };

  it("is named after its schema", () => {
    expect(bodyName([ref("Item")])).toBe("Item");
  });

  it("has the given name when its schema is inline", () => {
    expect(bodyName([{ type: "array", items: ref("Item") }])).toBe("items_get 200");
    expect(bodyName([{ allOf: [ref("Item"), object({ name: text })] }])).toBe("items_get 200");
  });

  it("has no name when nothing is guaranteed about it", () => {
    expect(bodyName([])).toBeUndefined();
    expect(bodyName([undefined])).toBeUndefined();
    expect(bodyName([{}])).toBeUndefined();
  });

  it("has a name for several media types only when they agree", () => {
    expect(bodyName([ref("Item"), ref("Item")])).toBe("Item");
    expect(bodyName([ref("Item"), text])).toBeUndefined();
  });
});
