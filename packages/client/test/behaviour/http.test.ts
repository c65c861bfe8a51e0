// `client.http` against openapi-fetch itself: what the one sends and answers, the other does, for whatever it is given.
// Left out is what differs on purpose: the key, retries, cookie parameters, and the class of an error that is thrown.
import fc from "fast-check";
import type { HeadersOptions } from "openapi-fetch";
import { describe, expect, it, vi } from "vitest";
import { list } from "./support/answers.ts";
import { type Both, both, METHODS, type Untyped } from "./support/openapi-fetch.ts";

// As the client is for a contract whose operations take input; this one carries nothing that writes any.
vi.mock("../../src/generated/input.ts", () => import("../../src/request/openapi-fetch.ts"));

const fine = (): Response => Response.json(list);
const name = fc.constantFrom("a", "b", "id", "phone-number", "ü", "a b", "$1");
const primitive = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined, "", "/", "?", "#", "..", "$&", "a,b;c.d"),
);
const flat = fc.oneof(primitive, fc.array(primitive, { maxLength: 3 }), fc.dictionary(name, primitive, { maxKeys: 3 }));
const values = fc.dictionary(name, flat, { maxKeys: 4 });
const path = fc.constantFrom(
  "/numbers/list",
  "/numbers/{id}",
  "/numbers/{id*}/{a}",
  "/x{.id}/{;b}/{;a*}",
  "/{.a*}{b}/{missing}",
  "",
);
const ascii = fc.string({ unit: "grapheme-ascii" }).map((text) => text.replaceAll(/[^ -~]/g, ""));
const headerName = fc.constantFrom("x-one", "X-One", "Content-Type", "content-type", "Accept", "x-two");
const headerValue = fc.oneof(
  ascii,
  fc.constantFrom(null, undefined, "application/x-www-form-urlencoded", "text/plain"),
  fc.integer(),
  fc.array(ascii, { maxLength: 2 }),
);
const headers: fc.Arbitrary<HeadersOptions> = fc.oneof(
  fc.dictionary(headerName, headerValue, { maxKeys: 3 }),
  fc.dictionary(headerName, ascii, { maxKeys: 3 }).map((record) => new Headers(record)),
) as fc.Arbitrary<HeadersOptions>;

const form = (): FormData => {
  const data = new FormData();
  data.set("label", "Support");
  data.set("file", new Blob(["x"], { type: "text/plain" }), "x.txt");
  return data;
};
const body = fc.oneof(fc.constant(undefined), fc.jsonValue(), fc.string(), values, fc.constant("form"));
const querySerializer = fc.oneof(
  fc.constant(undefined),
  fc.constant((query: unknown) => `?own=${encodeURIComponent(JSON.stringify(query))}`),
  fc.constant(() => ""),
  fc.record(
    {
      array: fc.record({
        style: fc.constantFrom("form", "spaceDelimited", "pipeDelimited"),
        explode: fc.boolean(),
      }),
      object: fc.record({ style: fc.constantFrom("form", "deepObject"), explode: fc.boolean() }),
      allowReserved: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
);
const init = fc.record(
  {
    params: fc.record({ path: values, query: values, header: headers }, { requiredKeys: [] }),
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
  { requiredKeys: [] },
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
        fc.option(fc.dictionary(fc.constantFrom("x-one", "Content-Type"), ascii, { maxKeys: 2 }), { nil: undefined }),
        async (method, template, { body, ...rest }, byRequest, defaults) => {
          // A form can be sent once only.
          const options = () => ({ ...rest, ...(body === undefined ? {} : { body: body === "form" ? form() : body }) });
          const ask: Both["ask"] = (http) =>
            byRequest
              ? (http["request"] as Untyped[string])(method.toLowerCase(), template, options())
              : (http[method] as Untyped[string])(template, options());
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
          // A HEAD has no body, nor have these statuses; and a body is as long as it says.
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
