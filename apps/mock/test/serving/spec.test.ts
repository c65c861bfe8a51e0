import { mkdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { MockStartError, startMock } from "../../src/index.ts";
import { splitContract, yamlContract } from "../support/contracts.ts";
import { makeFolder } from "../support/folder.ts";
import { ask, expectRefusal } from "../support/visitor.ts";

const wordSchema = '{ "type": "object", "required": ["word"], "properties": { "word": { "type": "string" } } }';

describe("a contract from a file is served", () => {
  it.each([
    ["OpenAPI 3.1 in YAML", "openapi.yaml", yamlContract({ first: "one", second: "two" })],
    ["OpenAPI 3.0 in YAML", "openapi.yml", yamlContract({ first: "one", second: "two" }, "3.0.3")],
    [
      "YAML with a merge key",
      "openapi.yaml",
      yamlContract({ first: "one", second: "two" }).replace("{ title: Words,", "{ <<: { title: Words },"),
    ],
    ["JSON", "openapi.json", JSON.stringify(jsonContract())],
  ])("%s", async (_, name, text) => {
    await using folder = await makeFolder({ [name]: text });
    await using mock = await startMock({ spec: folder.path(name) });
    expect(await ask(`${mock.url}/word`)).toMatchObject({ status: 200, body: { word: "one" } });
    const headers = { prefer: "scenario=second" };
    expect(await ask(`${mock.url}/word`, { headers })).toMatchObject({ status: 200, body: { word: "two" } });
  });

  it("of several files, in YAML and JSON", async () => {
    await using folder = await makeFolder({ "openapi.yaml": splitContract({ first: "one", wrong: "1" }) });
    await mkdir(folder.path("schemas"));
    await folder.write("schemas/word.json", wordSchema);
    await using mock = await startMock({ spec: folder.path("openapi.yaml") });
    expect(await ask(`${mock.url}/word`)).toMatchObject({ status: 200, body: { word: "one" } });
    const wrong = await ask(`${mock.url}/word`, { headers: { prefer: "example=wrong" } });
    expect(wrong.headers.get("x-mock-violations")).toContain("must be string");
  });

  it("with a `$ref` in the data of an example, which is a word there and leads nowhere", async () => {
    const word = { word: "one", $ref: "http://127.0.0.1:1/nothing" };
    await using folder = await makeFolder({ "openapi.json": JSON.stringify(jsonContract(word)) });
    await using mock = await startMock({ spec: folder.path("openapi.json") });
    expect(await ask(`${mock.url}/word`)).toMatchObject({ status: 200, body: word });
  });

  it("with the errors of the mock in their own envelope", async () => {
    await using folder = await makeFolder({ "openapi.yaml": yamlContract({ first: "one" }) });
    await using mock = await startMock({ spec: folder.path("openapi.yaml") });
    const { message } = expectRefusal(await ask(`${mock.url}/nothing`), 404, "mock_unknown_path");
    expect(message).toBe("The contract has no path for GET /nothing. It has: GET /word.");
  });
});

describe("a file that cannot be served is refused with the place of the problem", () => {
  it.each([
    ["no such file", {}, /^.*openapi\.yaml:1:1: cannot read .*openapi\.yaml\. Check the name of the file\.$/],
    [
      "no YAML",
      { "openapi.yaml": "openapi: 3.1.0\npaths: ]" },
      /^.*openapi\.yaml:2:\d+: .+\. Correct the YAML here\.$/,
    ],
    [
      "no OpenAPI",
      { "openapi.yaml": "swagger: '2.0'\n" },
      /^.*openapi\.yaml:1:1: this is not an OpenAPI document of version 3\.0, 3\.1 or 3\.2/,
    ],
    [
      "a reference that leads nowhere",
      { "openapi.yaml": yamlContract({ first: "one" }).replace("schemas/Word", "schemas/Verb") },
      /^.*openapi\.yaml:11:\d+: the reference .+\/Verb leads nowhere\. /,
    ],
    [
      "a file that is missing",
      { "openapi.yaml": splitContract({ first: "one" }) },
      /^.*openapi\.yaml:11:\d+: cannot read .*word\.json/,
    ],
  ])("%s", async (_, files, message) => {
    await using folder = await makeFolder(files as Record<string, string>);
    const starting = startMock({ spec: folder.path("openapi.yaml") });
    await expect(starting).rejects.toThrow(message);
    await expect(starting).rejects.toBeInstanceOf(MockStartError);
  });

  it("an unknown scenario, and the message lists the known ones", async () => {
    await using folder = await makeFolder({ "openapi.yaml": yamlContract({ first: "one", second: "two" }) });
    const starting = startMock({ spec: folder.path("openapi.yaml"), scenario: "third" });
    await expect(starting).rejects.toThrow("The contract has no scenario third: choose one of first, second.");
  });
});

function jsonContract(first: object = { word: "one" }): object {
  const examples = { first: { value: first }, second: { value: { word: "two" } } };
  const content = { "application/json": { schema: JSON.parse(wordSchema), examples } };
  const get = { responses: { 200: { description: "A word.", content } } };
  return { openapi: "3.0.3", info: { title: "Words", version: "1.0.0" }, paths: { "/word": { get } } };
}
