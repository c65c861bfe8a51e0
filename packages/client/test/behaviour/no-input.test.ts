// Contracts whose operations take no input: `client.http` sends the same as openapi-fetch, and refuses input.
import { expect, it } from "vitest";
import { createClient } from "../../src/index.ts";
import { list } from "./support/answers.ts";
import { type Both, both, type Untyped } from "./support/openapi-fetch.ts";

const respond = (): Response => Response.json(list);
const get =
  (...request: readonly unknown[]): Both["ask"] =>
  (http) =>
    (http["GET"] as Untyped[string])(...request);

it.each([
  {},
  { params: {} },
  { params: { header: { "x-one": ["1", "2"], "x-two": null } }, headers: { "x-two": "2" } },
  { baseUrl: "https://elsewhere.example/v2/" },
  { redirect: "manual", cache: "no-store" },
])("a request without input is that of openapi-fetch: %j", async (init) => {
  const [theirs, ours] = await both({
    ask: get("/numbers/list", init),
    respond,
    defaults: { "x-default": "1" },
    writesInput: false,
  });
  expect(ours).toEqual(theirs);
  expect(theirs).toMatchObject({ status: 200 });
});

it.each([
  { params: { path: { id: "1" } } },
  { params: { query: { page: 2 } } },
  { params: { cookie: { session: "1" } } },
  { body: { label: "Support" } },
])("input that the contract has not is refused, and nothing is sent: %j", async (init) => {
  let sent = 0;
  const { http } = createClient({
    ...{ baseUrl: "https://numbers.example", apiKey: "any" },
    fetch: async () => {
      sent++;
      return respond();
    },
  });
  const refused = get("/numbers/list", init)(http as unknown as Untyped);
  await expect(refused).rejects.toThrow(
    new TypeError("GET /numbers/list: the contract has no operation with such input."),
  );
  expect(sent).toBe(0);
});
