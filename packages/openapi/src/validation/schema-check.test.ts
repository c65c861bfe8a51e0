import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadContract } from "../document/bundle.ts";
import { compileSchemas } from "./contract-schemas.ts";

const check = async (file: string): Promise<string[]> => {
  const url = new URL(file, import.meta.url);
  const { document, locate } = await loadContract(fileURLToPath(url));
  const problems = compileSchemas(document).problems();
  return problems.map(({ path, message }) => `${locate(path).line}: ${path.join(".")}: ${message}`);
};

describe("the check of schemas", () => {
  it("finds no problem in the contract", async () => {
    expect(await check("../../../../spec/openapi.yaml")).toEqual([]);
  });

  it("finds problems that the linter and Prism miss", async () => {
    const problems = await check("../../test/fixtures/holes.yaml");
    const expected = [
      /^11: paths\..+\.default: the value must be integer$/,
      /^18: .+X-Rate\.example: the value must be integer$/,
      /^23: .+examples\.no-name\.value: the value must have required property 'name'$/,
      /^31: .+name.pattern: the schema does not compile: Invalid regular expression/,
      /^32: .+kind.type: the schema does not compile: type must be equal to one of the allowed values$/,
      /^33: .+size.minimun: the schema does not compile: strict mode: unknown keyword: "minimun"$/,
      /^39: components\.schemas\.Good\.properties\.name\.examples\.0: the value must be string$/,
      /^41: .+examples\.referred\.value\.name: the value must be string$/,
    ];
    expect(problems.sort()).toEqual(expected.map((line) => expect.stringMatching(line)));
  });

  const problemsOf = (openapi: string, schema: object, others: object = {}): string[] => {
    const components = { schemas: { Subject: schema, ...others } };
    return compileSchemas({ openapi, paths: {}, components })
      .problems()
      .map(({ path, message }) => `${path.slice(2).join(".")}: ${message}`);
  };

  it("reads schemas of OpenAPI 3.0 in their own dialect", () => {
    const schema = { type: "string", nullable: true, enum: ["a"], example: null };
    expect(problemsOf("3.0.3", schema)).toEqual([]);
    expect(problemsOf("3.0.3", { minimum: 1, exclusiveMinimum: true, default: 1 })).toEqual([
      "Subject.default: the value must be > 1",
    ]);
    const text = { Text: { type: "string" } };
    const beside = { $ref: "#/components/schemas/Text", maxLength: "no meaning here" };
    expect(problemsOf("3.0.3", beside, text)).toEqual([]);
    expect(problemsOf("3.1.0", beside, text)).toHaveLength(1);
  });

  it("takes an unknown format as a note for people", () => {
    expect(problemsOf("3.1.0", { type: "string", format: "phone", example: "5" })).toEqual([]);
  });

  it("accepts an example without the members that do not travel in its direction", () => {
    const properties = { id: { type: "string", readOnly: true }, secret: { type: "string", writeOnly: true } };
    const account = { type: "object", required: ["id", "secret"], properties };
    const [content, other] = [{ secret: "s" }, { id: "1" }].map((example) => ({
      content: { "application/json": { schema: account, example } },
    }));
    const problems = (requestBody: unknown, response: unknown): unknown[] => {
      const document = { openapi: "3.1.0", paths: { "/a": { post: { requestBody, responses: { 200: response } } } } };
      return compileSchemas(document)
        .problems()
        .map(({ path, message }) => `${path[3]}: ${message}`);
    };
    expect(problems(content, other)).toEqual([]);
    expect(problems(other, content)).toEqual([
      "requestBody: the value must have required property 'secret'",
      "responses: the value must have required property 'id'",
    ]);
    expect(problemsOf("3.1.0", { ...account, examples: [{ id: "1" }, { secret: "s" }, {}] })).toEqual([
      "Subject.examples.2: the value must have required property 'id'",
      "Subject.examples.2: the value must have required property 'secret'",
    ]);
  });

  it("does not hang on a pattern that takes exponential time", () => {
    expect(problemsOf("3.1.0", { type: "string", pattern: "^(a+)+$", example: `${"a".repeat(40)}!` })).toEqual([]);
  });
});
