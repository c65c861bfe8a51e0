import { contractOf } from "@numbers-api/openapi/bundle";
import { formatProblem, ProblemError } from "@numbers-api/openapi/problem";
import { describe, expect, it } from "vitest";
import { describeApi } from "../src/index.ts";
import { renderServer } from "../src/server/server-files.ts";

const responses = { 204: { description: "Done." } };

function render(operation: object, version = "3.1.1") {
  const contract = {
    openapi: version,
    info: { title: "Labels", version: "1.0.0" },
    paths: { "/labels": { post: { operationId: "labels_add", responses, ...operation } } },
  };
  return renderServer(describeApi(contractOf(contract)));
}

function problems(operation: object): readonly string[] {
  try {
    render(operation);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(formatProblem);
    throw error;
  }
  return [];
}

describe("validators of the server", () => {
  it("are left out for kinds of input that no operation has", () => {
    expect([...render({}).keys()]).toEqual(["request-checks.ts", "answer-checks.ts"]);
    const parameters = [{ name: "size", in: "query", schema: { type: "integer" } }];
    expect([...render({ parameters }).keys()]).toContain("parameters.js");
  });

  it("import what they need, so that a bundler can include it", () => {
    const schema = { type: "string", maxLength: 3, format: "date" };
    const code = render({ requestBody: { content: { "application/json": { schema } } } }).get("bodies.js");
    expect(code).toContain('from "ajv/dist/runtime/ucs2length.js"');
    expect(code).not.toMatch(/require\(/);
  });

  it("are refused for examples that the validator takes for schemas of one name", () => {
    const schema = { properties: { a: { example: { $id: "1" } }, b: { example: { $id: "1" } } } };
    expect(problems({ requestBody: { content: { "application/json": { schema } } } })).toEqual([
      expect.stringMatching(/: the server cannot compile the schemas of the contract: .* Give each \$id once/),
    ]);
  });

  it.each([
    { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } },
    { name: "filter", in: "query", schema: { type: "object" } },
    { name: "filter", in: "query", style: "pipeDelimited", schema: { type: "array" } },
    { name: "filter", in: "query", content: { "application/json": {} } },
    { name: "filter", in: "cookie", schema: { type: "array" } },
  ])("are refused for a parameter that the server does not read: %j", (parameter) => {
    expect(problems({ parameters: [parameter] })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^\\S+:\\d+:\\d+: the server does not read the ${parameter.in} parameter filter of POST /labels in its style\\. `,
        ),
      ),
    ]);
  });

  it("are refused for a body that is not JSON, and for a schema that is none", () => {
    expect(problems({ requestBody: { content: { "text/csv": {} } } })).toEqual([
      expect.stringMatching(/: POST \/labels takes text\/csv, and the server reads bodies of one JSON media type\. /),
    ]);
    const schema = { type: "integer", exclusiveMinimum: true };
    expect(problems({ requestBody: { content: { "application/json": { schema } } } })).toEqual([
      expect.stringMatching(/: this is not a schema of JSON Schema 2020-12: .*exclusiveMinimum.* Correct it\.$/),
    ]);
  });
});
