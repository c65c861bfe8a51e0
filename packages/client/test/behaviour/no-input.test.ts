// Contracts whose operations take no input carry nothing that writes any, so input is refused.
import { expect, it } from "vitest";
import { createClient } from "../../src/index.ts";

it.each([
  { params: { path: { id: "1" } } },
  { params: { query: { page: 2 } } },
  { params: { header: { "x-one": "1" } } },
  { body: { label: "Support" } },
])("input of an operation without input is refused, and nothing is sent: %j", async (init) => {
  let sent = 0;
  const { http } = createClient({
    ...{ baseUrl: "https://numbers.example", apiKey: "any" },
    fetch: async () => {
      sent++;
      return Response.json({});
    },
  });
  const untyped = http.GET as (path: string, init: object) => Promise<unknown>;
  await expect(untyped("/numbers/list", init)).rejects.toThrow(`Unknown option ${Object.keys(init)[0]}.`);
  expect(sent).toBe(0);
});
