// `client.http` sends and returns the same as openapi-fetch where OpenAPI leaves no doubt. It differs on purpose in the
// key, retries and thrown errors, and where openapi-fetch does not encode names or writes objects in another style.
import fc from "fast-check";
import type { HeadersOptions } from "openapi-fetch";
import { describe, expect, it } from "vitest";
import { list } from "./support/answers.ts";
import { type Both, both, METHODS, type Untyped } from "./support/openapi-fetch.ts";

// As the client is for a contract whose operations take input; this one carries nothing that writes any.

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
const path = fc.constantFrom("/numbers/list", "/numbers/{id}", "/numbers/{id}/{a}", "/x-{a}", "");
const ascii = fc.string({ unit: "grapheme-ascii" }).map((text) => text.replaceAll(/[^ -~]/g, ""));
const headerName = fc.constantFrom("x-one", "X-One", "Accept", "x-two");
const headerValue = fc.oneof(ascii, fc.constantFrom(null, undefined, "text/plain"), fc.integer());
const headers: fc.Arbitrary<HeadersOptions> = fc.oneof(
  fc.dictionary(headerName, headerValue, { maxKeys: 3 }),
  fc.dictionary(headerName, ascii, { maxKeys: 3 }).map((record) => new Headers(record)),
) as fc.Arbitrary<HeadersOptions>;

const body = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.string());
const querySerializer = fc.oneof(
  fc.constant(undefined),
  fc.constant((query: unknown) => `?own=${encodeURIComponent(JSON.stringify(query))}`),
  fc.constant(() => ""),
);
const init = fc.record(
  {
    params: fc.record({ path: pathValues, query, header: headers }, { requiredKeys: ["path"] }),
    headers,
    body,
    querySerializer,
    bodySerializer: fc.constantFrom(
      undefined,
      (value: unknown, given: Headers) => `${JSON.stringify(value)} ${JSON.stringify([...(given ?? [])])}`,
    ),
    pathSerializer: fc.constantFrom(undefined, (text: string, given: object) => text + Object.keys(given).join("/")),
    baseUrl: fc.constantFrom(undefined, "", "https://elsewhere.example", "https://elsewhere.example/v2/"),
    parseAs: fc.constant("json"),
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
        fc.boolean(),
        fc.option(fc.dictionary(fc.constantFrom("x-one", "x-two"), ascii, { maxKeys: 2 }), { nil: undefined }),
        async (method, template, options, byRequest, defaults) => {
          const ask: Both["ask"] = (http) =>
            byRequest
              ? (http["request"] as Untyped[string])(method.toLowerCase(), template, options)
              : (http[method] as Untyped[string])(template, options);
          const [theirs, ours] = await both({ ask, respond: fine, ...(defaults && { defaults }) });
          expect(ours).toEqual(theirs);
          if (theirs !== "rejected") sentBoth++;
        },
      ),
      { numRuns: 2_000 },
    );
    expect(sentBoth).toBeGreaterThan(500);
  });

  const parseAs = fc.constantFrom(undefined, "json", "text", "blob", "arrayBuffer", "stream");
  const text = fc.oneof(
    fc.json(),
    fc.constantFrom("", "null", "0", '""', "{}", '{"a":', "<html>", "\uFEFF[]"),
    fc.string({ unit: "grapheme" }),
  );
  const status = fc.oneof(
    fc.constantFrom(200, 201, 204, 205, 304, 400, 402, 404, 500, 503),
    fc.integer({ min: 200, max: 599 }),
  );
  const length = fc.constantFrom("none", "right", "0");
  const type = fc.constantFrom(undefined, "application/json", "text/html; charset=utf-8", "image/png");

  it("answers what openapi-fetch answers, or rejects where it does", async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...METHODS),
        status,
        text,
        type,
        length,
        parseAs,
        async (method, status, text, type, length, parseAs) => {
          // HEAD and these statuses come without a body; other bodies have the length of their header.
          const isEmpty = [204, 205, 304].includes(status) || method === "HEAD" || length === "0";
          const bytes = isEmpty ? 0 : Buffer.byteLength(text);
          const respond = (): Response => {
            const given = new Headers(type && { "content-type": type });
            if (length === "0" || (length === "right" && bytes > 0))
              given.set("content-length", length === "0" ? "0" : `${bytes}`);
            const response = new Response(isEmpty ? null : text, { status, headers: given });
            if (type === undefined) response.headers.delete("content-type");
            return response;
          };
          const ask: Both["ask"] = (http) => (http[method] as Untyped[string])("/numbers/list", { parseAs });
          const [theirs, ours] = await both({ ask, respond });
          expect(ours).toEqual(theirs);
          if (theirs !== "rejected") read++;
        },
      ),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(1_000);
  });
});
