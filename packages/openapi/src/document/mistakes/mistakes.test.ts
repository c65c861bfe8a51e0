import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { contractOf } from "../bundle.ts";
import { findMistakes, warningsOf } from "./mistakes.ts";

const document = (openapi = "3.1.0") => `
openapi: ${openapi}
info: { title: Things, version: "1" }
tags:
  - { name: things }
paths:
  /things:
    get:
      operationId: things_list
      tags: [things]
      deprecated: false
      responses:
        "200":
          description: The things.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Thing" }
components:
  schemas:
    Thing:
      type: object
      required: [name]
      minProperties: 1
      properties:
        name: { type: [string, "null"], pattern: "^a", example: A }
`;

const mistakesIn = (text: string): string[] =>
  findMistakes(contractOf(parse(text)).document).map(({ message, fix }) => `${message}. ${fix}`);

describe("mistakes in the structure of a contract", () => {
  it("are not found where there are none", () => {
    expect(mistakesIn(document())).toEqual([]);
  });

  it.each([
    [
      "type: object",
      "type: objekt",
      'components.schemas.Thing.type is "objekt", which is not a type. Did you mean object?',
    ],
    ["[string, ", "[strng, ", 'properties.name.type.0 is "strng", which is not a type. Did you mean string?'],
    ["type: object", "type: 7", "Thing.type is 7, which is not a type. Use one of object, array"],
    ["required: [name]", "required: [1]", "Thing.required.0 is 1, where OpenAPI has a text."],
    ["required: [name]", "required: true", "Thing.required is true, where OpenAPI has a list of texts."],
    ["minProperties: 1", 'minProperties: "1"', 'Thing.minProperties is "1", where OpenAPI has a whole number from 0.'],
    ["minProperties: 1", "minProperties: -1", "Thing.minProperties is -1, where"],
    ['pattern: "^a"', 'pattern: "^(a"', "name.pattern is not a regular expression of ECMA-262: unterminated group."],
    ["required: [name]", "requird: [name]", "Thing.requird is not a member of a schema. Did you mean required?"],
    ["tags: [things]", "tag: [things]", "get.tag is not a member of an operation. Did you mean tags?"],
    ["tags: [things]", "tags: things", 'get.tags is "things", where OpenAPI has a list of texts.'],
    ["deprecated: false", 'deprecated: "no"', 'get.deprecated is "no", where OpenAPI has true or false.'],
    [
      "description: The things.",
      "desciption: A.",
      "200.desciption is not a member of a response. Did you mean description?",
    ],
    ["description: The things.", "x-note: A.", "200.description is missing. Add it to the response."],
    ["title: Things, ", "", "info.title is missing. Add it to the info."],
    ["- { name: things }", "- { description: Things }", "tags.0.name is missing. Add it to the tag."],
    ["    get:", "    gett:", "paths./things.gett is not a member of a path item. Did you mean get?"],
    ["\ncomponents:", "\nserver: x\ncomponents:", "server is not a member of a document. Did you mean servers?"],
  ])("are found: %s as %s", (from, to, message) => {
    const found = mistakesIn(document().replace(from, to));
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  it("depend on the version", () => {
    const nullable = (version: string): string => document(version).replace("minProperties: 1", "nullable: true");
    expect(mistakesIn(nullable("3.0.4")).join()).not.toContain("nullable");
    expect(mistakesIn(nullable("3.1.0")).join()).toContain("Thing.nullable is not a member of a schema");
    const webhooks = `${document("3.0.4")}webhooks: {}\n`;
    expect(mistakesIn(webhooks).join()).toContain("webhooks is not a member of a document in OpenAPI 3.0");
    expect(mistakesIn(`${document()}webhooks: {}\n`)).toEqual([]);
  });

  it.each([
    ["minProperties: 1", "minProperties: one"],
    ["minProperties: 1", "min_properties: 1"],
    ["minProperties: 1", "nullable: true"],
    ['pattern: "^a"', 'pattern: "\\\\_"'],
    ["description: The things.", "x-note: A."],
    ["title: Things, ", ""],
  ])("are harmless where nothing depends on them: %s as %s", (right, wrong) => {
    const found = findMistakes(contractOf(parse(document().replace(right, wrong))).document);
    expect(found.map(({ isHarmless }) => isHarmless)).toEqual([true]);
  });

  it.each([
    ["type: object", "type: objekt"],
    ["required: [name]", "required: [1]"],
    ["required: [name]", "requird: [name]"],
    ["tags: [things]", "tags: things"],
    ["deprecated: false", 'deprecated: "no"'],
  ])("are not harmless where the meaning is lost: %s as %s", (right, wrong) => {
    const found = findMistakes(contractOf(parse(document().replace(right, wrong))).document);
    expect(found.map(({ isHarmless = false }) => isHarmless)).toEqual([false]);
  });

  it("are warnings for programs that read documents of other authors, the first of them by place", () => {
    const many = document().replace(
      "type: object",
      "a: 1\n      b: 1\n      c: 1\n      d: 1\n      e: 1\n      f: 1\n      g: 1",
    );
    const warnings = warningsOf(contractOf(parse(many)));
    expect(warnings).toHaveLength(6);
    expect(warnings[0]).toMatch(/^#\/components\/schemas\/Thing\/a:1:1: warning: components\.schemas\.Thing\.a is not/);
    expect(warnings.at(-1)).toBe("warning: The contract has 2 more mistakes.");
  });
});
