import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { ask } from "../support/visitor.ts";

const thing = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const types = ["application/x-ndjson", "multipart/mixed", "application/cbor", "application/octet-stream"];
const content = Object.fromEntries(types.map((type) => [type, { schema: thing }]));
const sloppy = {
  type: "object",
  properties: { a: { type: "string", pattern: "(?i)a", format: "color" }, b: { maximum: "9" } },
};
const done = { 200: { description: "Done." } };

const mock = await startMock({
  document: {
    openapi: "3.1.0",
    info: { title: "Unchecked", version: "1.0.0" },
    paths: {
      "/things": { post: { requestBody: { required: true, content }, responses: done } },
      "/text": {
        post: {
          requestBody: { content: { "application/octet-stream": { schema: { type: "string" } } } },
          responses: done,
        },
      },
      "/sloppy": {
        post: { requestBody: { content: { "application/json": { schema: sloppy } } }, responses: done },
        get: { responses: { 200: { description: "Sloppy.", content: { "application/json": { schema: sloppy } } } } },
      },
    },
  },
});
afterAll(() => mock.close());

async function notesOf(path: string, init: RequestInit): Promise<readonly string[]> {
  const { status } = await ask(mock.url + path, init);
  expect(status).toBe(200);
  return mock.requests().at(-1)?.notes ?? [];
}

describe("the journal notes what was not checked:", () => {
  it.each(types)("a body of type %s that its schema describes as data", async (type) => {
    const init = { method: "POST", headers: { "content-type": type }, body: '{"id":"no integer"}\n' };
    expect(await notesOf("/things", init)).toEqual([
      `a part of the request was not checked: a body of type ${type} is not parsed`,
    ]);
  });

  it("keywords of schemas that cannot be checked, in requests and responses", async () => {
    const ignored = 'the schema has pattern: "(?i)a", format: "color", maximum: "9"';
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: '{"a":"b","b":10}' };
    expect(await notesOf("/sloppy", init)).toEqual([`a part of the request was not checked: ${ignored}`]);
    expect(await notesOf("/sloppy", {})).toEqual([`a part of the response was not checked: ${ignored}`]);
  });
});

it("nothing is noted where everything was checked", async () => {
  const init = { method: "POST", headers: { "content-type": "application/octet-stream" }, body: "abc" };
  expect(await notesOf("/text", init)).toEqual([]);
});
