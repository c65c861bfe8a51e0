import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startMock } from "../../src/index.ts";

const row = { type: "object", required: ["n"], properties: { n: { type: "integer", enum: [7] } } };
const event = {
  type: "object",
  required: ["data", "event"],
  properties: { event: { const: "row" }, data: { const: "two\nlines" }, other: { const: 1 } },
};

async function answer(type: string, media: object): Promise<string> {
  const responses = { 200: { description: "Fine.", content: { [type]: media } } };
  const info = { title: "Streams", version: "1" };
  await using mock = await startMock({ document: { openapi: "3.2.0", info, paths: { "/a": { get: { responses } } } } });
  const response = await fetch(`${mock.url}/a`);
  expect(response.headers.get("content-type")).toContain(type);
  return response.text();
}

describe("a stream without an example", () => {
  it.each([
    ["application/jsonl", { itemSchema: row }, '{"n":7}\n'],
    ["application/x-ndjson", { schema: { type: "array", items: row, minItems: 2, maxItems: 2 } }, '{"n":7}\n{"n":7}\n'],
    ["application/json-seq", { itemSchema: row }, '\u001e{"n":7}\n'],
    ["text/event-stream", { schema: row }, 'data: {"n":7}\n\n'],
    ["text/event-stream", { example: "data: own\n\n" }, "data: own\n\n"],
  ])("has items in the syntax of %s: %j", async (type, media, text) => {
    expect(await answer(type, media)).toBe(text);
  });

  it("has events with the fields of its schema", async () => {
    const text = await answer("text/event-stream", { itemSchema: event });
    expect(text).toBe("event: row\ndata: two\ndata: lines\n\n");
  });
});

it("an external example is served if it is a file of any kind below the folder, and else a note tells why not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "external-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const picture = Uint8Array.of(137, 80, 0, 255);
  await mkdir(join(folder, "api"));
  await writeFile(join(folder, "api", "picture.png"), picture);
  await writeFile(join(folder, "outside.txt"), "secret");
  const get = (type: string, externalValue: string) => ({
    get: {
      responses: { 200: { description: "Fine.", content: { [type]: { examples: { one: { externalValue } } } } } },
    },
  });
  const paths = {
    "/picture": get("image/png", "picture.png"),
    "/outside": get("text/plain", "../outside.txt"),
    "/missing": get("text/plain", "none.txt"),
  };
  const spec = join(folder, "api", "openapi.json");
  await writeFile(spec, JSON.stringify({ openapi: "3.1.0", info: { title: "External", version: "1" }, paths }));
  await using mock = await startMock({ spec });
  const served = await fetch(`${mock.url}/picture`);
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(picture);
  for (const [path, note] of [
    ["/outside", "is outside of the folder of the contract"],
    ["/missing", "cannot be read"],
  ] as const) {
    const response = await fetch(mock.url + path);
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(mock.requests().at(-1)?.notes?.join()).toContain(note);
  }
});
