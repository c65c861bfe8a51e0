import { describe, expect, it } from "vitest";
import { MockStartError, startMock } from "../../src/index.ts";
import { run } from "../support/command.ts";
import { yamlContract } from "../support/contracts.ts";
import { makeFolder } from "../support/folder.ts";
import { ask, expectRefusal } from "../support/visitor.ts";

const begin = 'openapi: 3.1.0\ninfo: { title: Words, version: "1" }\n';
const get = `${begin}paths:\n  /word:\n    get:\n`;
const NO_OPENAPI = "this is not an OpenAPI document of version 3.0, 3.1 or 3.2:";
const VERSION = "Begin it with its version: openapi: 3.1.0";
const PATHS = "where OpenAPI has a map. Write a map of paths such as /things.";

const unusable: [what: string, text: string, place: string, sentence: string][] = [
  ["an empty file", "", "1:1", `${NO_OPENAPI} it is empty. ${VERSION}`],
  ["nothing but a comment", "# To be done.\n", "1:1", `${NO_OPENAPI} it is empty. ${VERSION}`],
  ["a list", "- openapi: 3.1.0\n", "1:1", `${NO_OPENAPI} it is a list. ${VERSION}`],
  ["a word", "openapi\n", "1:1", `${NO_OPENAPI} it is a string. ${VERSION}`],
  ["an empty map", "{}\n", "1:1", `${NO_OPENAPI} it has no member openapi. ${VERSION}`],
  ["OpenAPI 2", "openapi: 2\npaths: {}\n", "1:1", `${NO_OPENAPI} its openapi is 2. ${VERSION}`],
  ["a version that is a number", "openapi: 3.1\npaths: {}\n", "1:1", `${NO_OPENAPI} its openapi is 3.1. ${VERSION}`],
  ["OpenAPI 4", "paths: {}\nopenapi: 4.0.0\n", "2:1", `${NO_OPENAPI} its openapi is "4.0.0". ${VERSION}`],
  ["Swagger", 'swagger: "2.0"\n', "1:1", `${NO_OPENAPI} it is Swagger 2.0. Convert it to OpenAPI 3.1 first.`],
  ["no paths", begin, "1:1", `paths is missing, ${PATHS}`],
  ["paths that are empty", `${begin}paths:\n`, "3:1", `paths is empty, ${PATHS}`],
  ["paths that are a number", `${begin}paths: 5\n`, "3:1", `paths is a number, ${PATHS}`],
  ["paths that are a list", `${begin}paths: []\n`, "3:1", `paths is a list, ${PATHS}`],
  [
    "a path that is a word",
    `${begin}paths:\n  /word: get\n`,
    "4:3",
    "paths./word is a string, where OpenAPI has a map.",
  ],
  ["an operation that is empty", get, "5:5", "paths./word.get is empty, where OpenAPI has a map."],
  ["responses in a list", `${get}      responses: []\n`, "6:7", "paths./word.get.responses is a list, where OpenAPI"],
  [
    "a response in a word",
    `${get}      responses: { "200": ok }\n`,
    "6:20",
    "paths./word.get.responses.200 is a string,",
  ],
  [
    "an info that is a word",
    `openapi: 3.1.0\ninfo: Words\npaths: {}\n`,
    "2:1",
    "info is a string, where OpenAPI has a map.",
  ],
  ["an empty info", `openapi: 3.1.0\ninfo:\npaths: {}\n`, "2:1", "info is empty, where OpenAPI has a map."],
  [
    "components in a list",
    `${begin}paths: {}\ncomponents: []\n`,
    "4:1",
    "components is a list, where OpenAPI has a map.",
  ],
  [
    "schemas that are a number",
    `${begin}paths: {}\ncomponents: { schemas: 5 }\n`,
    "4:15",
    "components.schemas is a number, where OpenAPI has a map.",
  ],
  [
    "the content of a response in a word",
    `${get}      responses: { "200": { description: A word., content: application/json } }\n`,
    "6:51",
    "paths./word.get.responses.200.content is a string, where OpenAPI has a map.",
  ],
  [
    "a media type that is a word",
    `${get}      responses: { "200": { description: A word., content: { text/plain: word } } }\n`,
    "6:62",
    "paths./word.get.responses.200.content.text/plain is a string, where OpenAPI has a map.",
  ],
  [
    "a request body that is a word",
    `${get}      requestBody: word\n`,
    "6:7",
    "paths./word.get.requestBody is a string, where OpenAPI has a map.",
  ],
  [
    "the content of a request body in a list",
    `${get}      requestBody: { content: [] }\n`,
    "6:22",
    "paths./word.get.requestBody.content is a list, where OpenAPI has a map.",
  ],
  ["an alias of nothing", `${begin}paths: *words\n`, "3:8", "the alias *words has no anchor before it. Add &words,"],
  ["a second document", `${begin}---\npaths: {}\n`, "3:1", "a second document begins here, where a file has one."],
  [
    "a reference to itself",
    `${begin}paths: { /word: { $ref: "#/paths/~1word" } }\n`,
    "3:19",
    "the references that begin with #/paths/~1word lead in a circle. Replace one of them by its content.",
  ],
];

describe("a contract that is not an OpenAPI document is refused with the problem, its place and a remedy", () => {
  it.each(unusable)("%s", async (_, text, place, sentence) => {
    await using folder = await makeFolder({ "openapi.yaml": text });
    const starting = startMock({ spec: folder.path("openapi.yaml") });
    await expect(starting).rejects.toBeInstanceOf(MockStartError);
    await expect(starting).rejects.toThrow(/^[^\n]+\.( Begin it with its version: openapi: 3\.1\.0)?$/);
    await expect(starting).rejects.toThrow(`openapi.yaml:${place}: ${sentence}`);
  });

  it("a referenced file that is not a path", async () => {
    const text = `${begin}paths: { /word: { $ref: word.yaml } }\n`;
    await using folder = await makeFolder({ "openapi.yaml": text, "word.yaml": "5\n" });
    const starting = startMock({ spec: folder.path("openapi.yaml") });
    await expect(starting).rejects.toThrow("word.yaml:1:1: paths./word is a number, where OpenAPI has a map.");
  });

  it("and numbers-mock ends with that line and exit code 2", async () => {
    await using folder = await makeFolder({ "openapi.yaml": `${begin}paths: []\n` });
    const { code, stdout, stderr } = await run(["--port", "0", "--spec", folder.path("openapi.yaml")]).ended();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^numbers-mock: .+\n$/);
    expect(stderr).toContain(`openapi.yaml:3:1: paths is a list, ${PATHS}`);
  });
});

it("numbers-mock serves a contract without paths, and its 404 says that there are none", async () => {
  await using folder = await makeFolder({ "openapi.yaml": `${begin}paths: {}\n` });
  await using command = run(["--port", "0", "--spec", folder.path("openapi.yaml")]);
  const url = /http:\S+/.exec((await command.ready())[0] ?? "")?.[0] ?? "";
  expect(await ask(`${url}/__mock/scenarios`)).toMatchObject({ status: 200, body: [] });
  const { message, fix } = expectRefusal(await ask(`${url}/word`), 404, "mock_unknown_path");
  expect(message).toBe("The contract has no path for GET /word. It has no operations at all.");
  expect(fix).toBe("Add the path to the contract.");
});

it("a contract that becomes unusable is reported on the terminal and on the page, and the old one is served", async () => {
  await using folder = await makeFolder({ "openapi.yaml": yamlContract({ first: "one" }) });
  await using command = run(["--port", "0", "--spec", folder.path("openapi.yaml")]);
  const url = /http:\S+/.exec((await command.ready())[0] ?? "")?.[0] ?? "";
  for (const [what, text, place, sentence] of unusable.filter(([name]) =>
    /^(a list|paths that are a number)$/.test(name),
  )) {
    await folder.replace("openapi.yaml", text);
    const line = await command.says(new RegExp(`openapi\\.yaml:${place}: .+`));
    expect(line, what).toContain(sentence);
    // The page shows these events.
    expect(await contractNews(`${url}/__mock/events`), what).toContain(sentence);
    expect(await ask(`${url}/word`), what).toMatchObject({ status: 200, body: { word: "one" } });
  }
  expect(await command.says(/the contract from before stays/)).toBeDefined();
});

/** Waits for the state of the contract, which is the first event of the stream. */
async function contractNews(url: string): Promise<string> {
  const { body } = await fetch(url);
  let text = "";
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const [, news] = /^event: contract\ndata: (.+)\n\n/m.exec(text) ?? [];
    if (news !== undefined) return news;
  }
  throw new Error("the stream of events says nothing of the contract");
}
