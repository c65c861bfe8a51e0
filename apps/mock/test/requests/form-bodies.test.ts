import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";

const list = (minItems: number): object => ({ type: "array", minItems, items: { type: "integer" } });
const media = {
  schema: {
    type: "object",
    properties: { repeated: list(2), single: list(1), joined: list(2), json: list(2) },
  },
  encoding: { joined: { style: "form", explode: false }, json: { contentType: "application/json" } },
};
const mock = await startMock({
  document: {
    openapi: "3.1.0",
    info: { title: "Forms", version: "1.0.0" },
    paths: {
      "/form": {
        post: {
          requestBody: {
            required: true,
            content: { "application/x-www-form-urlencoded": media, "multipart/form-data": media },
          },
          responses: { 204: { description: "Accepted." } },
        },
      },
    },
  },
});
afterAll(() => mock.close());

const send = async (body: string): Promise<number> => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return (await fetch(`${mock.url}/form`, { method: "POST", headers, body })).status;
};

describe("a list in an urlencoded form", () => {
  it.each(["repeated=1&repeated=2", "single=1", "joined=1,2", "json=[1,2]", "repeated=[1,2]"])(
    "is read as the contract serializes it: %s",
    async (body) => expect(await send(body)).toBe(204),
  );

  it.each(["repeated=1", "repeated=1&repeated=x", "json=1", "single=x"])(
    "is refused when it does not fit: %s",
    async (body) => expect(await send(body)).toBe(422),
  );
});

it.each([
  [
    "a part for each item",
    [
      ["repeated", "1"],
      ["repeated", "2"],
    ],
    204,
  ],
  ["one part with a separator", [["joined", "1,2"]], 204],
  ["one part with too few items", [["joined", "1"]], 422],
  ["one part with JSON", [["json", "[1,2]"]], 204],
] as const)("a list in a form of parts is read as the contract serializes it: %s", async (_, parts, status) => {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  expect((await fetch(`${mock.url}/form`, { method: "POST", body })).status).toBe(status);
});
