import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";

const list = (minItems: number): object => ({ type: "array", minItems, items: { type: "integer" } });
const mock = await startMock({
  document: {
    openapi: "3.1.0",
    info: { title: "Forms", version: "1.0.0" },
    paths: {
      "/form": {
        post: {
          requestBody: {
            required: true,
            content: {
              "application/x-www-form-urlencoded": {
                schema: {
                  type: "object",
                  properties: { repeated: list(2), single: list(1), joined: list(2), json: list(2) },
                },
                encoding: { joined: { style: "form", explode: false }, json: { contentType: "application/json" } },
              },
            },
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
