import { describe, expect, it } from "vitest";
import { isObject, type Path, valueAt } from "../../src/document/reference.ts";
import { buildModel } from "../../src/model/build.ts";
import { load, problemsOf } from "./folder.ts";

/** Contract with one JSON response of the schema. */
const withSchema = (schema: string): string =>
  `paths:\n  /a:\n    get:\n      responses:\n        "200":\n          description: Fine.\n          content: { application/json: { schema: ${schema} } }\n`;
const SCHEMA: Path = ["paths", "/a", "get", "responses", "200", "content", "application/json", "schema"];

const named = (name: string): string => `{ type: object, title: ${name} }`;

describe("references to schemas in other files", () => {
  it("become components, named like the schema or the file", async () => {
    const { document, locate } = await load(
      withSchema('{ oneOf: [{ $ref: "a.yaml#/Thing" }, { $ref: whole.yaml }] }'),
      {
        "a.yaml":
          "Thing:\n  type: object\n  properties: { next: { $ref: '#/Thing' }, other: { $ref: 'whole.yaml' } }\n",
        "whole.yaml": named("Whole"),
      },
    );
    expect(valueAt(document, SCHEMA)).toEqual({
      oneOf: [{ $ref: "#/components/schemas/Thing" }, { $ref: "#/components/schemas/whole" }],
    });
    expect(document["components"]).toEqual({
      schemas: {
        Thing: {
          type: "object",
          properties: { next: { $ref: "#/components/schemas/Thing" }, other: { $ref: "#/components/schemas/whole" } },
        },
        whole: { type: "object", title: "Whole" },
      },
    });
    expect(locate([...SCHEMA, "oneOf", 0, "properties", "next"])).toMatchObject({
      file: expect.stringMatching(/a\.yaml$/),
      line: 3,
    });
    expect(locate(["components", "schemas", "Thing", "type"])).toMatchObject({ line: 2, column: 3 });
  });

  it("of the same name are distinct and valid", async () => {
    const { document } = await load(
      `${withSchema('{ oneOf: [{ $ref: "one/thing.yaml" }, { $ref: "two/thing.yaml" }, { $ref: "#/components/schemas/thing" }] }')}components: { schemas: { thing: ${named("Own")} } }\n`,
      { "one/thing.yaml": named("One"), "two/thing.yaml": named("Two") },
    );
    expect(document["components"]).toMatchObject({
      schemas: { thing: { title: "Own" }, "thing-2": { title: "One" }, "thing-3": { title: "Two" } },
    });
    expect(valueAt(document, [...SCHEMA, "oneOf"])).toEqual([
      { $ref: "#/components/schemas/thing-2" },
      { $ref: "#/components/schemas/thing-3" },
      { $ref: "#/components/schemas/thing" },
    ]);
  });

  it("lead to the component that represents them", async () => {
    const { document, locate } = await load(
      `${withSchema('{ $ref: "schemas/thing.yaml" }')}components: { schemas: { Thing: { $ref: "schemas/index.yaml#/T" }, Alias: { $ref: "schemas/thing.yaml" } } }\n`,
      {
        "schemas/index.yaml": "T: { $ref: thing.yaml }",
        "schemas/thing.yaml": "type: object\nproperties: { self: { $ref: '' } }\n",
      },
    );
    const $ref = "#/components/schemas/Thing";
    expect(valueAt(document, SCHEMA)).toEqual({ $ref });
    expect(document["components"]).toEqual({
      schemas: { Thing: { type: "object", properties: { self: { $ref } } }, Alias: { $ref } },
    });
    expect(locate(["components", "schemas", "Thing", "type"])).toMatchObject({
      file: expect.stringMatching(/thing\.yaml$/),
      line: 1,
    });
  });

  it("may go through whole maps of components, and back to the root document", async () => {
    const { document } = await load(
      'paths: {}\ncomponents: { schemas: { $ref: "schemas.yaml" }, responses: { $ref: "#/x-responses" } }\nx-responses: { R: { description: R. } }\n',
      {
        "schemas.yaml": 'A: { $ref: "a.yaml#/A" }\nB: { items: { $ref: "openapi.yaml#/components/schemas/A" } }\n',
        "a.yaml": `A: ${named("A")}\n`,
      },
    );
    expect(document["components"]).toEqual({
      schemas: { A: { type: "object", title: "A" }, B: { items: { $ref: "#/components/schemas/A" } } },
      responses: { R: { description: "R." } },
    });
  });

  it("outside of OpenAPI's own members become components, too", async () => {
    const { document } = await load(
      `${withSchema('{ $ref: "#/definitions/Thing" }')}definitions: { Thing: ${named("T")} }\n`,
    );
    expect(valueAt(document, SCHEMA)).toEqual({ $ref: "#/components/schemas/Thing" });
    expect(document["components"]).toEqual({ schemas: { Thing: { type: "object", title: "T" } } });
  });

  it("of a discriminator's mapping follow their schemas", async () => {
    const { document } = await load(
      `${withSchema('{ oneOf: [{ $ref: "a.yaml#/Cat" }], discriminator: { propertyName: kind, mapping: { cat: "a.yaml#/Cat", dog: Dog, own: "#/components/schemas/Dog" } } }')}components: { schemas: { Dog: {} } }\n`,
      { "a.yaml": `Cat: ${named("Cat")}\n` },
    );
    expect(valueAt(document, [...SCHEMA, "discriminator", "mapping"])).toEqual({
      cat: "#/components/schemas/Cat",
      dog: "Dog",
      own: "#/components/schemas/Dog",
    });
  });
});

describe("references to other objects", () => {
  it("become components of their kind", async () => {
    const { document } = await load(
      `paths:
  /a:
    get:
      parameters: [{ $ref: "o.yaml#/Page" }]
      requestBody: { $ref: "o.yaml#/Body" }
      responses: { "200": { $ref: "o.yaml#/Fine" } }
      callbacks: { done: { $ref: "o.yaml#/Done" } }
`,
      {
        "o.yaml": `Page: { name: page, in: query, schema: { $ref: "#/Number" } }
Number: { type: integer }
Body: { content: { application/json: { examples: { one: { $ref: "#/One" } } } } }
One: { value: { $ref: kept.yaml } }
Fine: { description: Fine., headers: { X-A: { $ref: "#/Header" } }, links: { next: { $ref: "#/Link" } } }
Header: { schema: { $ref: "#/Number" } }
Link: { operationId: a }
Done: { "{$url}": { post: {} } }
`,
      },
    );
    expect(valueAt(document, ["paths", "/a", "get"])).toEqual({
      parameters: [{ $ref: "#/components/parameters/Page" }],
      requestBody: { $ref: "#/components/requestBodies/Body" },
      responses: { 200: { $ref: "#/components/responses/Fine" } },
      callbacks: { done: { $ref: "#/components/callbacks/Done" } },
    });
    expect(document["components"]).toMatchObject({
      examples: { One: { value: { $ref: "kept.yaml" } } },
      headers: { Header: { schema: { $ref: "#/components/schemas/Number" } } },
      links: { Link: { operationId: "a" } },
      schemas: { Number: { type: "integer" } },
    });
  });

  it("that cannot be components are put in place", async () => {
    const { document, locate } = await load(
      "info: { $ref: parts.yaml#/info }\npaths: { $ref: parts.yaml#/paths }\n".replace("info", "x-info"),
      {
        "parts.yaml":
          'paths:\n  /a: { $ref: "item.yaml" }\n  /b: { get: { $ref: "item.yaml#/get" }, servers: { $ref: "#/servers" } }\nservers: [{ url: / }]\n',
        "item.yaml": "get:\n  operationId: a\n  description: { $ref: text.yaml#/long }\n",
        "text.yaml": "long: A long text.\n",
      },
    );
    const get = { operationId: "a", description: "A long text." };
    expect(document["paths"]).toEqual({ "/a": { get }, "/b": { get, servers: [{ url: "/" }] } });
    expect(locate(["paths", "/b", "get", "operationId"])).toMatchObject({
      file: expect.stringMatching(/item\.yaml$/),
      line: 2,
    });
  });

  it("of a path item are merged with its own operations", async () => {
    const { document } = await load(
      'paths: { /a: { $ref: "item.yaml", summary: Own., put: { operationId: own } } }\n',
      {
        "item.yaml": "summary: Theirs.\nget: { operationId: theirs }\n",
      },
    );
    expect(document["paths"]).toEqual({
      "/a": { summary: "Own.", get: { operationId: "theirs" }, put: { operationId: "own" } },
    });
  });

  it("may stand for the whole map of properties of a schema", async () => {
    const { document, locate } = await load(
      withSchema('{ allOf: [{ properties: { $ref: "a.yaml#/properties", own: { type: string } } }] }'),
      { "a.yaml": "properties:\n  id: { type: integer }\n  next: { properties: { $ref: '#/properties' } }\n" },
    );
    const properties = [...SCHEMA, "allOf", 0, "properties"];
    expect(valueAt(document, properties)).toMatchObject({ id: { type: "integer" }, own: { type: "string" } });
    expect(locate([...properties, "id"])).toMatchObject({ file: expect.stringMatching(/a\.yaml$/), line: 2 });
  });

  it("of a path item are refused where both have the same operation", async () => {
    expect(await problemsOf('paths: { /a: { $ref: "item.yaml", get: {} } }\n', { "item.yaml": "get: {}\n" })).toEqual([
      "openapi.yaml:3:35: paths./a.get is also in the object that the $ref beside it leads to, and OpenAPI does not say which of the two counts. Remove one of them.",
    ]);
  });

  it("read the value of an example from a file beside the contract", async () => {
    const { document } = await load(
      'paths: {}\ncomponents: { examples: { A: { externalValue: a.json }, B: { externalValue: b.txt }, C: { externalValue: "https://example.com/c" } } }\n',
      { "a.json": '{ "a": 1 }', "b.txt": "text" },
    );
    expect(document["components"]).toEqual({
      examples: { A: { value: { a: 1 } }, B: { value: "text" }, C: { externalValue: "https://example.com/c" } },
    });
  });
});

describe("an external example that cannot be read", () => {
  it.each(["none.json", "../outside.json", "broken.json"])("stays as it is, with a warning: %s", async (name) => {
    const contract = await load(`paths: {}\ncomponents: { examples: { A: { externalValue: ${name} } } }\n`, {
      "broken.json": "{",
    });
    expect(contract.document["components"]).toEqual({ examples: { A: { externalValue: name } } });
    expect(contract.warnings).toHaveLength(1);
  });
});

describe("a reference", () => {
  it("has siblings in a schema, and a description elsewhere", async () => {
    const { document } = await load(
      `${withSchema('{ $ref: "a.yaml#/A", description: Own., minProperties: 1, properties: { b: { $ref: "a.yaml#/B" } } }')}components: { responses: { R: { $ref: "a.yaml#/R", description: Own. } } }\n`,
      { "a.yaml": "A: {}\nB: {}\nR: { description: Theirs. }\n" },
    );
    expect(valueAt(document, SCHEMA)).toEqual({
      $ref: "#/components/schemas/A",
      description: "Own.",
      minProperties: 1,
      properties: { b: { $ref: "#/components/schemas/B" } },
    });
    expect(valueAt(document, ["components", "responses", "R"])).toEqual({
      $ref: "#/components/responses/R-2",
      description: "Own.",
    });
  });

  it("is only a word in examples, defaults, enums and extensions, and may be the name of a property", async () => {
    const text = `${withSchema("{ properties: { $ref: { type: string } }, default: { $ref: none }, enum: [{ $ref: none }], example: { $ref: none } }")}x-a: { $ref: none }\n`;
    expect(await problemsOf(text)).toEqual([]);
  });

  it.each([
    ["an item of a list", "#/paths/~1a/get/parameters/0"],
    ["percent-encoded names in another file", "other.yaml#/paths/~1a%20b%7Bid%7D/parameters/0"],
    ["a file name of any characters", "sub/%C3%A4%20%23.yaml"],
    ["a reference on the way", "#/components/parameters/Alias"],
    ["the root file by its name", "./openapi.yaml#/paths/~1a/get/parameters/0"],
  ])("may lead to %s: %s", async (_, reference) => {
    const parameter = "{ name: q, in: query, schema: { type: string } }";
    const model = buildModel(
      await load(
        `paths:
  /a: { get: { parameters: [${parameter}] }, put: { parameters: [{ $ref: "${reference}" }] } }
components: { parameters: { Alias: { $ref: "#/components/parameters/Q" }, Q: ${parameter} } }
`,
        { "other.yaml": `paths: { "/a b{id}": { parameters: [${parameter}] } }`, "sub/ä #.yaml": parameter },
      ),
    );
    expect(model.operations.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([["q"], ["q"]]);
  });

  it("keeps its text if it is equivalent", async () => {
    const { document } = await load(
      `${withSchema('{ $ref: "#/components/schemas/A%20b" }')}components: { schemas: { A b: {}, c/d~e: { $ref: "#/paths/~1a/get/responses/200/content/application~1json/schema" } } }\n`,
    );
    expect(valueAt(document, SCHEMA)).toEqual({ $ref: "#/components/schemas/A%20b" });
  });

  it.each([
    ['{ $ref: "#/components/schemas/None" }', "9:52: the reference #/components/schemas/None leads nowhere"],
    ['{ $ref: "a.yaml#/None" }', "9:52: the reference a.yaml#/None leads nowhere"],
    ['{ $ref: "#none" }', "9:52: the reference #none leads nowhere"],
    ['{ items: { $ref: "#/%" } }', "9:61: the reference #/% leads nowhere"],
  ])("that leads nowhere is refused: %s", async (schema, message) => {
    expect(await problemsOf(withSchema(schema), { "a.yaml": "A: {}" })).toEqual([
      `openapi.yaml:${message}. Correct the reference, or add what it names.`,
    ]);
  });

  it.each([
    'paths: { /a: { $ref: "#/paths/~1a" } }\n',
    'paths: { /a: { $ref: "#/paths/~1b" }, /b: { $ref: "#/paths/~1a" } }\n',
    'paths: {}\ncomponents: { schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } }\n',
    'paths: {}\ncomponents: { schemas: { A: { $ref: "#/components/schemas/A", description: A. } } }\n',
    'paths: {}\ncomponents: { responses: { A: { $ref: "a.yaml#/A" } } }\n',
    'paths: {}\ncomponents: { schemas: { A: { $ref: "#/components/schemas/B/x" }, B: { $ref: "#/components/schemas/A/y" } } }\n',
    'paths: { /a: { $ref: "a.yaml#/item" } }\n',
  ])("that leads in a circle is refused: %s", async (text) => {
    const lines = await problemsOf(text, {
      "a.yaml": 'A: { $ref: "#/B" }\nB: { $ref: "#/A" }\nitem: { $ref: "openapi.yaml#/paths/~1a" }\n',
    });
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatch(
        /: (the references that begin with \S+ lead in a circle|the reference \S+ leads nowhere)\. /,
      );
  });

  it("may let callbacks and schemas contain themselves", async () => {
    const { document } = await load(
      'paths: { /a: { $ref: "a.yaml#/item" }, /b: { post: { callbacks: { c: { "{$url}": { $ref: "#/paths/~1b" } } } } } }\n',
      { "a.yaml": 'item: { post: { callbacks: { again: { "{$url}": { $ref: "#/item" } } } } }\n' },
    );
    expect(JSON.stringify(document).length).toBeLessThan(2000);
    expect(valueAt(document, ["paths", "/a", "post", "callbacks", "again", "{$url}"])).toEqual({ $ref: "#/paths/~1a" });
    const inner = valueAt(document, ["paths", "/b", "post", "callbacks", "c", "{$url}"]);
    expect(isObject(inner) && Object.keys(inner)).toEqual(["post"]);
  });
});

describe("JSON Schema's own names", () => {
  const schemas = async (text: string, others?: Record<string, string>): Promise<unknown> => {
    const { document } = await load(`paths: {}\ncomponents: { schemas: { ${text} } }\n`, others);
    return valueAt(document, ["components", "schemas"]);
  };

  it("are found by $anchor, in this file and others", async () => {
    expect(
      await schemas('A: { $anchor: a, type: string }, B: { items: { $ref: "#a" } }, C: { $ref: "c.yaml#c" }', {
        "c.yaml": "X: { Y: { $anchor: c, type: integer } }\n",
      }),
    ).toEqual({ A: { type: "string" }, B: { items: { $ref: "#/components/schemas/A" } }, C: { type: "integer" } });
  });

  it("are found by $id, which references inside are relative to", async () => {
    expect(
      await schemas(
        'A: { $id: "https://example.com/a", $defs: { x: { type: string } }, properties: { x: { $ref: "#/$defs/x" }, b: { $ref: b } } }, B: { $id: "https://example.com/b", type: integer }, C: { $ref: "https://example.com/a#/$defs/x" }',
      ),
    ).toEqual({
      A: {
        $defs: { x: { type: "string" } },
        properties: { x: { $ref: "#/components/schemas/A/$defs/x" }, b: { $ref: "#/components/schemas/B" } },
      },
      B: { type: "integer" },
      C: { $ref: "#/components/schemas/A/$defs/x" },
    });
  });

  it("are dynamic: the outermost schema that has the anchor counts", async () => {
    const result = await schemas(
      'tree: { $id: "https://example.com/tree", $dynamicAnchor: node, properties: { children: { items: { $dynamicRef: "#node" } } } }, strict: { $id: "https://example.com/strict", $dynamicAnchor: node, $ref: tree, unevaluatedProperties: false }',
    );
    expect(result).toEqual({
      tree: { properties: { children: { items: { $ref: "#/components/schemas/tree" } } } },
      strict: { $ref: "#/components/schemas/tree-2", unevaluatedProperties: false },
      "tree-2": { properties: { children: { items: { $ref: "#/components/schemas/strict" } } } },
    });
  });

  it("are not keywords in OpenAPI 3.0", async () => {
    const { makeFolder, problems } = await import("./folder.ts");
    const text =
      "openapi: 3.0.0\ninfo: {}\npaths: {}\ncomponents: { schemas: { A: { $anchor: a }, B: { $ref: '#a' } } }\n";
    expect(await problems(makeFolder({ "openapi.yaml": text }))).toEqual([
      expect.stringContaining("the reference #a leads nowhere"),
    ]);
  });
});
