import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ApiModel, type ApiOperation, buildModel } from "./index.ts";

function model(yaml: string, version = "3.1.0"): ApiModel {
  return buildModel({ document: { openapi: version, info: { title: "T", version: "1" }, ...parse(yaml) } });
}

function only(yaml: string, version?: string): ApiOperation {
  const [operation, ...others] = model(yaml, version).operations;
  if (!operation || others.length > 0) throw new Error("one operation was expected");
  return operation;
}

describe("an operation", () => {
  it("has the parameters of its path item, its own in their place", () => {
    const { parameters } = only(`
paths:
  /things/{id}:
    parameters:
      - { name: id, in: path, schema: { type: string } }
      - { name: page, in: query, schema: { type: integer } }
      - $ref: "#/components/parameters/Trace"
    get:
      parameters:
        - { name: page, in: query, required: true, schema: { type: string } }
        - { name: page, in: header, schema: { type: string } }
components:
  parameters:
    Trace: { name: X-Trace, in: header, schema: { type: string } }
`);
    expect(parameters.map(({ name, in: location, required, at }) => [name, location, required, at])).toEqual([
      ["id", "path", true, ["paths", "/things/{id}", "parameters", 0]],
      ["page", "query", true, ["paths", "/things/{id}", "get", "parameters", 0]],
      ["X-Trace", "header", false, ["components", "parameters", "Trace"]],
      ["page", "header", false, ["paths", "/things/{id}", "get", "parameters", 1]],
    ]);
  });

  it("leaves out header parameters that OpenAPI describes elsewhere", () => {
    const names = ["Accept", "content-type", "AUTHORIZATION", "Accept-Language"];
    const list = names.map((name) => `{ name: ${name}, in: header, schema: {} }`).join(", ");
    expect(only(`paths: { /a: { get: { parameters: [${list}] } } }`).parameters.map(({ name }) => name)).toEqual([
      "Accept-Language",
    ]);
  });

  it.each([
    ["path", "simple", false],
    ["query", "form", true],
    ["header", "simple", false],
    ["cookie", "form", true],
  ])("has the default style of OpenAPI for a parameter in %s: %s, explode %s", (location, style, explode) => {
    const { parameters } = only(`paths: { /a: { get: { parameters: [{ name: a, in: ${location}, schema: {} }] } } }`);
    expect(parameters).toMatchObject([{ style, explode, allowReserved: false, allowEmptyValue: false }]);
  });

  it("does not explode styles other than form by default", () => {
    const { parameters } = only(
      "paths: { /a: { get: { parameters: [{ name: a, in: query, style: deepObject, schema: {} }] } } }",
    );
    expect(parameters).toMatchObject([{ style: "deepObject", explode: false }]);
  });

  it("has parameters and headers with content", () => {
    const { parameters, responses } = only(`
paths:
  /a:
    get:
      parameters: [{ name: filter, in: query, content: { application/json: { schema: { type: object } } } }]
      responses:
        "200":
          description: Fine.
          headers:
            Content-Type: { schema: { type: string } }
            X-Filter: { required: true, content: { application/json: {} } }
`);
    expect(parameters[0]?.content).toMatchObject({
      mediaType: "application/json",
      schema: { schema: { type: "object" } },
    });
    expect(responses[0]?.headers.map(({ name, required }) => [name, required])).toEqual([["X-Filter", true]]);
  });

  it("has everything that the author named like an extension", () => {
    const { responses, callbacks, requestBody } = only(`
paths:
  /a:
    post:
      requestBody: { content: { multipart/form-data: { schema: {}, encoding: { x-part: { contentType: text/csv } } } } }
      callbacks: { x-done: { "{$url}": { post: {} } } }
      responses:
        x-note: {}
        "200":
          headers: { x-request-id: { $ref: "#/components/headers/x-request-id" } }
          content: { application/json: { examples: { x-one: { value: 1 } } } }
components: { headers: { x-request-id: { schema: { type: string } } } }
`);
    expect(responses.map(({ status, headers }) => [status, headers.map(({ name }) => name)])).toEqual([
      ["200", ["x-request-id"]],
    ]);
    expect(responses[0]?.content[0]?.examples).toMatchObject([{ name: "x-one" }]);
    expect(callbacks).toMatchObject([{ name: "x-done" }]);
    expect([...(requestBody?.content[0]?.encoding.keys() ?? [])]).toEqual(["x-part"]);
  });

  it("has the encodings of its body", () => {
    const { requestBody } = only(`
paths:
  /a:
    post:
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object }
            encoding:
              photo: { contentType: image/png, headers: { X-Part: { schema: { type: string } } } }
              tags: { style: form, explode: false }
          text/plain: {}
`);
    const [form, text] = requestBody?.content ?? [];
    expect([form?.mediaType, text?.mediaType, requestBody?.required]).toEqual([
      "multipart/form-data",
      "text/plain",
      true,
    ]);
    expect(form?.encoding.get("photo")).toMatchObject({ contentType: "image/png", headers: [{ name: "X-Part" }] });
    expect(form?.encoding.get("photo")).not.toHaveProperty("style");
    expect(form?.encoding.get("tags")).toMatchObject({ style: "form", explode: false });
  });

  it("takes the security of the document unless it has its own", () => {
    const { operations, securitySchemes } = model(`
security: [{ key: [] }]
paths:
  /a:
    get: {}
    put: { security: [] }
    post: { security: [{ key: [], mtls: [] }, { oauth: [read] }, {}, { unknown: [] }] }
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: api_key }
    mtls: { type: mutualTLS }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: /token, scopes: { read: Reads. } } } }
    basic: { type: http, scheme: Basic }
    oidc: { type: openIdConnect, openIdConnectUrl: "https://example.com" }
`);
    const alternatives = operations.map(({ security }) =>
      security.map(({ schemes }) => schemes.map(({ name, scopes, scheme }) => [name, scheme?.type, ...scopes])),
    );
    expect(alternatives).toEqual([
      [[["key", "apiKey"]]],
      [],
      [
        [
          ["key", "apiKey"],
          ["mtls", "mutualTLS"],
        ],
        [["oauth", "oauth2", "read"]],
        [],
        [["unknown", undefined]],
      ],
    ]);
    expect(securitySchemes.get("basic")).toMatchObject({ type: "http", scheme: "basic" });
    expect(securitySchemes.get("oidc")).toMatchObject({ type: "openIdConnect", url: "https://example.com" });
  });

  it("takes the servers of the nearest level", () => {
    const { operations, servers } = model(`
servers: [{ url: "https://{region}.example.com", variables: { region: { default: eu, enum: [eu, us] } } }]
paths:
  /a: { servers: [{ url: /path }], get: {}, put: { servers: [{ url: /operation }] } }
  /b: { get: {} }
`);
    expect(operations.map(({ servers: [server], serverLevel }) => [server?.url, serverLevel])).toEqual([
      ["/path", "path"],
      ["/operation", "operation"],
      ["https://{region}.example.com", "document"],
    ]);
    expect(servers[0]?.variables).toEqual([{ name: "region", default: "eu", enum: ["eu", "us"] }]);
    expect(model("paths: {}").servers).toMatchObject([{ url: "/" }]);
  });

  it("is merged with the operations of the referenced path item", () => {
    const { operations } = model(`
paths:
  /a: { $ref: "#/components/pathItems/Item", get: { operationId: own } }
components:
  pathItems:
    Item: { get: { operationId: hidden }, put: { operationId: put }, parameters: [{ name: q, in: query, schema: {} }] }
`);
    expect(operations.map(({ method, operationId, parameters }) => [method, operationId, parameters.length])).toEqual([
      ["get", "own", 1],
      ["put", "put", 1],
    ]);
  });

  it("has callbacks, whose own callbacks are left out", () => {
    const [operation] = model(`
paths:
  /a: { post: { operationId: a, callbacks: { done: { "{$request.body#/url}": { $ref: "#/paths/~1a" } } } } }
`).operations;
    const [callback] = operation?.callbacks ?? [];
    expect(callback).toMatchObject({ name: "done", expression: "{$request.body#/url}" });
    expect(callback?.operations.map(({ operationId, callbacks }) => [operationId, callbacks])).toEqual([["a", []]]);
  });

  it("keeps its extensions and the description beside a reference", () => {
    const operation = only(`
paths:
  /a:
    get:
      x-rate: 5
      responses: { "404": { $ref: "#/components/responses/Missing", description: Nothing there. } }
components: { responses: { Missing: { description: Missing., x-a: 1 } } }
`);
    expect(operation.extensions).toEqual({ "x-rate": 5 });
    expect(operation.responses).toMatchObject([{ description: "Nothing there.", extensions: { "x-a": 1 } }]);
  });

  it.each([
    'paths: { /a: { get: { responses: { "200": { $ref: "#/components/responses/A" } } } } }\ncomponents: { responses: { A: { $ref: "#/components/responses/B" }, B: { $ref: "#/components/responses/A" } } }',
    'paths: { /a: { $ref: "#/paths/~1b", get: {} }, /b: { $ref: "#/paths/~1a" } }',
    "paths: { /a: { get: { parameters: [{ $ref: '#/components/parameters/A' }] } } }\ncomponents: { parameters: { A: { $ref: '#/components/parameters/A' } } }",
  ])("ends at references that lead in a circle", (yaml) => {
    expect(model(yaml).operations[0]).toMatchObject({ responses: [], parameters: [] });
  });
});

describe("an operation of OpenAPI 3.2", () => {
  it("may have the method QUERY, the whole query string, items of a stream and serialized examples", () => {
    const { method, parameters, responses } = only(
      `
paths:
  /a:
    query:
      parameters:
        - { name: q, in: querystring, content: { application/x-www-form-urlencoded: { schema: { type: object } } } }
        - { name: c, in: cookie, style: cookie, schema: { type: array } }
      responses:
        "200":
          content:
            text/event-stream:
              itemSchema: { type: object }
              examples: { one: { dataValue: { a: 1 }, serializedValue: "data: {}" } }
`,
      "3.2.0",
    );
    expect(method).toBe("query");
    expect(parameters.map((each) => [each.in, each.style, each.explode])).toEqual([
      ["querystring", "form", true],
      ["cookie", "cookie", true],
    ]);
    expect(responses[0]?.content[0]).toMatchObject({
      itemSchema: { schema: { type: "object" } },
      examples: [{ name: "one", value: { a: 1 }, serializedValue: "data: {}" }],
    });
  });
});

describe("a model", () => {
  it("keeps schemas as written, with their references and the booleans among them", () => {
    const { schemas } = model("components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: true } }");
    expect([...schemas]).toEqual([
      ["A", { at: ["components", "schemas", "A"], schema: { $ref: "#/components/schemas/B" } }],
      ["B", { at: ["components", "schemas", "B"], schema: true }],
    ]);
  });

  it("has webhooks by name, and no operations from extensions", () => {
    const { webhooks, operations } = model("paths: { x-a: { get: {} } }\nwebhooks: { done: { post: {} } }");
    expect(operations).toEqual([]);
    expect(webhooks).toMatchObject([{ method: "post", pathTemplate: "done" }]);
  });

  it("gives each path a place", () => {
    expect(model("paths: {}").locate(["paths", "/a b"])).toEqual({ file: "#/paths/~1a%20b", line: 1, column: 1 });
  });
});
