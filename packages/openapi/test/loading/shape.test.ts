import { describe, expect, it } from "vitest";
import { loadContract } from "../../src/document/bundle.ts";
import { load, makeFolder, problems, problemsOf } from "./folder.ts";

const operation = (inside: string): string => `paths: { /a: { get: ${inside} } }\n`;

describe("a document", () => {
  it.each(["3.0.4", "3.1.1", "3.2.0"])("may be of version %s", async (version) => {
    const folder = makeFolder({ "openapi.yaml": `openapi: ${version}\ninfo: {}\npaths: {}` });
    expect(await problems(folder)).toEqual([]);
  });

  it.each([
    ["", "it is empty. Begin it with its version: openapi: 3.1.0"],
    ["[]", "it is a list. Begin"],
    ["text", "it is a string. Begin"],
    ["{}", "it has no member openapi. Begin"],
    ["openapi: 3.1", "its openapi is 3.1. Begin"],
    ["openapi: 4.0.0", 'its openapi is "4.0.0". Begin'],
    ["swagger: '2.0'", "it is Swagger 2.0. Convert it to OpenAPI 3.1 first."],
  ])("is refused when it is something else: %j", async (text, reason) => {
    expect(await problems(makeFolder({ "openapi.yaml": text }))).toEqual([
      expect.stringContaining(
        `openapi.yaml:1:1: this is not an OpenAPI document of version 3.0, 3.1 or 3.2: ${reason}`,
      ),
    ]);
  });

  it("needs paths, components or webhooks", async () => {
    expect(await problemsOf("")).toEqual([
      expect.stringContaining("openapi.yaml:1:1: paths is missing, where OpenAPI has a map"),
    ]);
    expect(await problemsOf("components: {}\n")).toEqual([]);
  });

  it.each([
    ["paths:\n", "3:1: paths is empty, where OpenAPI has a map. Write a map of paths"],
    ["paths: []\n", "3:1: paths is a list, where OpenAPI has a map"],
    ["paths: { /a: 5 }\n", "3:10: paths./a is a number, where OpenAPI has a map"],
    ["paths: {}\ncomponents: 5\n", "4:1: components is a number"],
    ["paths: {}\ncomponents: { schemas: [] }\n", "4:15: components.schemas is a list"],
    [
      "paths: {}\ncomponents: { schemas: { A: 5 } }\n",
      "4:26: components.schemas.A is a number, where OpenAPI has a schema",
    ],
    [operation("ok"), "3:16: paths./a.get is a string"],
    [operation("{ responses: [] }"), "3:23: paths./a.get.responses is a list"],
    [operation('{ responses: { "200": ok } }'), "3:36: paths./a.get.responses.200 is a string"],
    [
      operation('{ responses: { "200": { content: text/plain } } }'),
      "3:45: paths./a.get.responses.200.content is a string",
    ],
    [operation('{ responses: { "200": { headers: { x-a: 5, x-b: {} } } } }'), ""],
    [
      operation("{ requestBody: { content: { text/plain: 5 } } }"),
      "3:49: paths./a.get.requestBody.content.text/plain is a number",
    ],
    [
      operation("{ parameters: { name: a } }"),
      "3:23: paths./a.get.parameters is a map, where OpenAPI has a list. Write a list there.",
    ],
    [operation("{ parameters: [a] }"), "3:36: paths./a.get.parameters.0 is a string, where OpenAPI has a map"],
    [operation("{ parameters: }"), ""],
  ])("is refused where a part is not what OpenAPI has there: %j", async (text, message) => {
    const lines = await problemsOf(text);
    if (message === "") expect(lines).toEqual([]);
    else expect(lines).toEqual([expect.stringContaining(`openapi.yaml:${message}`)]);
  });

  it("names the file of a part in another one", async () => {
    expect(await problemsOf("paths: { /a: { $ref: a.yaml } }\n", { "a.yaml": "5\n" })).toEqual([
      expect.stringContaining("a.yaml:1:1: paths./a is a number, where OpenAPI has a map"),
    ]);
  });

  it("is refused when it is nested more than 500 levels deep", async () => {
    const deep = `${"{ items: ".repeat(600)}{}${" }".repeat(600)}`;
    expect(await problemsOf(`paths: {}\ncomponents: { schemas: { A: ${deep} } }\n`)).toEqual([
      expect.stringMatching(
        /^openapi\.yaml:4:\d+: components\.schemas\.A\.items.+… is nested more than 500 levels deep\. Make it flatter\.$/,
      ),
    ]);
  });
});

describe("OpenAPI 3.2", () => {
  const warnings = async (text: string): Promise<string[]> => {
    const folder = makeFolder({ "openapi.yaml": `openapi: 3.2.0\ninfo: {}\n${text}` });
    const contract = await loadContract(`${folder}/openapi.yaml`);
    return contract.warnings.map(({ line, column, message, fix }) => `${line}:${column}: ${message}. ${fix}`);
  };

  it("is read for everything that 3.1 has, with a warning for each addition that is not supported", async () => {
    expect(
      await warnings(
        `$self: /here
paths:
  /a:
    query: { responses: {} }
    additionalOperations: { LINK: {} }
    post: { requestBody: { content: { multipart/mixed: { itemEncoding: {}, prefixEncoding: [] } } } }
components: { schemas: { A: { properties: { $self: {}, itemEncoding: {} }, discriminator: { propertyName: a, defaultMapping: B } } } }
`,
      ),
    ).toEqual([
      "3:1: $self is not supported: references are relative to their own file. Remove it, or put the file where $self says.",
      "7:5: additionalOperations is not supported, so these operations are left out. Use one of the methods that OpenAPI has a member for.",
      "8:58: itemEncoding is not supported. Describe the parts by name, under encoding.",
      "8:76: prefixEncoding is not supported. Describe the parts by name, under encoding.",
      "9:110: defaultMapping of a discriminator is not supported. Add a mapping for each value.",
    ]);
  });

  it("does not get additions in a document of 3.1", async () => {
    expect((await load("$self: /\npaths: {}\n")).warnings).toEqual([]);
  });
});

describe("a meaningless part is refused instead of left out:", () => {
  const scheme = (text: string): string => `paths: {}\ncomponents: { securitySchemes: { key: ${text} } }\n`;
  const parameter = (text: string): string => operation(`{ parameters: [${text}] }`);

  it.each([
    ["a path without a slash", "paths: { a: {} }\n", "3:10: paths.a does not begin with a slash. Write a path such as"],
    [
      "a status of letters",
      operation("{ responses: { 2oo: {} } }"),
      "3:36: paths./a.get.responses.2oo is not a status.",
    ],
    ["a parameter without a name", parameter("{ in: query }"), "3:36: paths./a.get.parameters.0.name is missing."],
    [
      "a parameter without a place",
      parameter("{ name: a }"),
      "3:36: paths./a.get.parameters.0.in is missing. Use one of",
    ],
    [
      "a parameter in the body",
      parameter("{ name: a, in: body }"),
      '3:47: paths./a.get.parameters.0.in is "body". Use',
    ],
    [
      "an unknown style",
      parameter("{ name: a, in: query, style: csv }"),
      '3:58: paths./a.get.parameters.0.style is "csv". Use one of simple,',
    ],
    [
      "an unknown security scheme",
      scheme("{ type: digest }"),
      '4:41: components.securitySchemes.key.type is "digest".',
    ],
    [
      "an API key without a place",
      scheme("{ type: apiKey, name: a }"),
      "4:34: components.securitySchemes.key.in is missing",
    ],
    [
      "an HTTP scheme without its name",
      scheme("{ type: http }"),
      "4:34: components.securitySchemes.key.scheme is missing",
    ],
    ["a server without a URL", "paths: {}\nservers: [{}]\n", "4:11: servers.0.url is missing. Write a text there."],
    ["a reference that is a number", "paths: { /a: { $ref: 5 } }\n", "3:16: paths./a.$ref is not a text. Write a text"],
    ["a status twice", operation('{ responses: { 200: {}, "200": {} } }'), '3:45: this map has the name "200" twice.'],
  ])("%s", async (_, text, message) => {
    expect(await problemsOf(text)).toEqual([expect.stringContaining(`openapi.yaml:${message}`)]);
  });

  it.each([
    ["{ $ref: '#/components/schemas/A' }", "#/components/schemas/A leads to a schema"],
    ["{ $ref: '#/components/responses/R' }", "#/components/responses/R leads to a response"],
    ["{ $ref: '#/components/parameters' }", "#/components/parameters leads to several objects"],
    ["{ $ref: '#' }", "# leads to a document"],
    ["{ $ref: 'openapi.yaml#/paths/~1a/get' }", "openapi.yaml#/paths/~1a/get leads to an operation"],
  ])("a reference to something of another kind: %s", async (reference, reason) => {
    const components =
      "components: { schemas: { A: {} }, responses: { R: {} }, parameters: { P: { name: a, in: query } } }\n";
    expect(await problemsOf(parameter(reference) + components)).toEqual([
      `openapi.yaml:3:38: the reference ${reason}, where OpenAPI has a parameter. Correct the reference.`,
    ]);
  });
});
