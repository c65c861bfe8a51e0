import { describe, expect, it } from "vitest";
import { compileSchemas } from "./contract-schemas.ts";

const document = {
  openapi: "3.1.0",
  paths: {
    "/things/{id}": {
      get: {
        responses: {
          "200": {
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Thing" } },
              "text/csv": { schema: { type: "string" } },
            },
          },
          "401": { description: "No key." },
          "4XX": { $ref: "#/components/responses/Error" },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" }, parent: { $ref: "#/components/schemas/Thing" } },
      },
    },
    responses: {
      Error: { content: { "application/json": { schema: { type: "object", required: ["code"] } } } },
    },
  },
};
const { validateAnswer } = compileSchemas(document);
const get = { path: "/things/{id}", method: "GET" };
const json = { contentType: "application/json; charset=utf-8" };

describe("validateAnswer", () => {
  it.each([
    ["a documented body", { status: 200, ...json, body: { name: "a", parent: { name: "b" } } }],
    ["another documented media type", { status: 200, contentType: "text/csv", body: "a,b" }],
    ["a status without a body", { status: 401 }],
    ["a status of a documented class", { status: 404, ...json, body: { code: "x" } }],
  ])("accepts %s", (_, answer) => {
    expect(validateAnswer({ ...get, ...answer })).toEqual([]);
  });

  it.each([
    ["an unknown status", { status: 500 }, "status 500 is not documented for GET /things/{id}"],
    ["a body where there is none", { status: 401, ...json, body: {} }, "status 401 is documented without a body"],
    ["no body where there is one", { status: 200 }, "status 200 is documented with a body, but none was sent"],
    [
      "another media type",
      { status: 200, contentType: "text/html", body: "<p>" },
      "documented as application/json or text/csv, but came as text/html",
    ],
    ["a missing member", { status: 200, ...json, body: {} }, "must have required property 'name'"],
    [
      "a wrong member deep inside",
      { status: 200, ...json, body: { name: "a", parent: { name: 1 } } },
      "the value at /parent/name must be string",
    ],
    ["a wrong body of a status class", { status: 404, ...json, body: {} }, "must have required property 'code'"],
  ])("refuses %s", (_, answer, message) => {
    expect(validateAnswer({ ...get, ...answer }).join()).toContain(message);
  });

  it("reports an unknown operation", () => {
    expect(validateAnswer({ path: "/other", method: "post", status: 200 })).toEqual([
      "the contract has no operation POST /other",
    ]);
  });
});

describe("problems", () => {
  it("are found in a document whose top level has keywords of schemas, too", () => {
    const externalDocs = { url: "http://127.0.0.1/docs" };
    const known = { ...document, externalDocs, "x-owner": "numbers" };
    expect(compileSchemas(known).problems()).toEqual([]);
  });

  it("of an example are found through a chain of references, at the example", () => {
    const chained = {
      openapi: "3.1.0",
      components: {
        parameters: { Size: { schema: { $ref: "#/components/schemas/Alias" }, example: "small" } },
        schemas: { Alias: { $ref: "#/components/schemas/Count" }, Count: { type: "integer" } },
      },
    };
    expect(compileSchemas(chained).problems()).toMatchObject([
      { path: ["components", "parameters", "Size", "example"], message: "the value must be integer" },
    ]);
  });
});
