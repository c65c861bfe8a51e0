// `client.http` sends the same as openapi-fetch where OpenAPI leaves no doubt. It differs on purpose in the key, retries,
// `Accept` and thrown errors, and where openapi-fetch does not encode names or writes objects in another style.
import fc from "fast-check";
import type { HeadersOptions } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { createClient } from "../../src/index.ts";
import { list } from "./support/answers.ts";
import { type Both, both, METHODS, PATHS, type Untyped } from "./support/openapi-fetch.ts";

const fine = (): Response => Response.json(list);
const name = fc.constantFrom("a", "b", "id", "phone-number");
const primitive = fc.oneof(
  fc.string({ unit: "grapheme" }).filter((text) => !/[!'()*]/.test(text)),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom("a/b", "?", "#", "$&", "a,b;c.d"),
);
const query = fc.dictionary(name, fc.oneof(primitive, fc.array(primitive, { maxLength: 3 })), { maxKeys: 4 });
const segment = primitive.filter((value) => !/^(\.|%2e)*$/i.test(String(value)));
const pathValues = fc.record({ id: segment, a: segment });
const path = fc.constantFrom(...PATHS);
const ascii = fc.string({ unit: "grapheme-ascii" }).map((text) => text.replaceAll(/[^ -~]/g, ""));
const headerName = fc.constantFrom("x-one", "X-One", "Accept", "x-two");
const headerValue = fc.oneof(ascii, fc.constantFrom(null, undefined, "text/plain"), fc.integer());
const headers: fc.Arbitrary<HeadersOptions> = fc.oneof(
  fc.dictionary(headerName, headerValue, { maxKeys: 3 }),
  fc.dictionary(headerName, ascii, { maxKeys: 3 }).map((record) => new Headers(record)),
) as fc.Arbitrary<HeadersOptions>;

const body = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.string());
const init = fc.record(
  {
    params: fc.record({ path: pathValues, query, header: headers }, { requiredKeys: ["path"] }),
    headers,
    body,
    baseUrl: fc.constantFrom(undefined, "https://elsewhere.example", "https://elsewhere.example/v2/"),
    redirect: fc.constantFrom("follow", "manual", "error"),
    cache: fc.constantFrom("no-store", "reload"),
  },
  { requiredKeys: ["params"] },
);

describe("client.http", () => {
  it("sends what openapi-fetch sends, or refuses what it refuses", async () => {
    let sentBoth = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...METHODS),
        path,
        init,
        fc.option(fc.dictionary(fc.constantFrom("x-one", "x-two"), ascii, { maxKeys: 2 }), { nil: undefined }),
        async (method, template, options, defaults) => {
          const ask: Both["ask"] = (http) => (http[method] as Untyped[string])(template, options);
          const [theirs, ours] = await both({ ask, respond: fine, ...(defaults && { defaults }) });
          expect(ours).toEqual(theirs);
          if (theirs !== "rejected") sentBoth++;
        },
      ),
      { numRuns: 2_000 },
    );
    expect(sentBoth).toBeGreaterThan(500);
  });

  it.each([
    [200, '{"a":1}', { data: { a: 1 } }],
    [402, '{"reason":"x"}', { error: { reason: "x" } }],
    [404, "<h1>Not here</h1>", { error: "<h1>Not here</h1>" }],
    [500, "", { error: "" }],
  ])("answers %i %j as data or error, with the response", async (status, text, expected) => {
    const respond = (): Response => new Response(text, { status, headers: { "content-type": "application/json" } });
    const [theirs, ours] = await both({ ask: (http) => (http["GET"] as Untyped[string])("/numbers/list"), respond });
    expect(ours).toMatchObject({ ...expected, status });
    expect(theirs).toMatchObject({ ...expected, status });
  });

  it("rejects for a success that is not the documented one, and for an operation that does not exist", async () => {
    const { http } = createClient({ apiKey: "any", fetch: async () => Response.json({ numbers: 1 }) });
    await expect(http.GET("/numbers/list")).rejects.toMatchObject({ name: "InvalidResponseError" });
    const untyped = http.GET as unknown as Untyped[string];
    await expect(untyped("/numbers/other")).rejects.toThrow(
      new TypeError("GET /numbers/other is not in the contract."),
    );
  });
});
