// Parameters of each style arrive as they were given, when an independent library reads them.
import type { ParameterOptions } from "@numbers-api/contract";
import { parseCookie } from "cookie";
import fc from "fast-check";
import qs from "qs";
import { parseTemplate } from "url-template";
import { describe, expect, it } from "vitest";
import { clientOf } from "./support/contract.ts";
import { record } from "./support/recorder.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "a&b=c",
    "a b",
    "a+b",
    "a,b",
    "100%",
    "#x",
    "?",
    "/",
    "[]",
    "$",
    "é",
    "😀",
    "a|b",
    "..",
    "%2e%2e",
    ";",
  ),
);
const filled = text.filter((value) => value !== "");
const name = fc.constantFrom("id", "a b", "ids[]", "$filter", "a&b", "x.y", "é");

/** Sends parameters to a server, and returns the request that it recorded. */
const sender = async (method: "GET" | "POST" = "GET") => {
  const server = await record();
  return async (path: string, parameters: object, input: object) => {
    await clientOf({ method, path, parameters }, { baseUrl: server.url })(input);
    return server.last();
  };
};

describe("a query parameter", () => {
  it.each<[string, ParameterOptions, unknown, string]>([
    ["form, exploded", { name: "q" }, ["a", "b c"], "q=a&q=b%20c"],
    ["form, exploded, of an object", { name: "q" }, { x: 1, y: "a&b" }, "x=1&y=a%26b"],
    ["form, not exploded", { name: "q", explode: false }, ["a", "b,c"], "q=a,b%2Cc"],
    ["form, not exploded, of an object", { name: "q", explode: false }, { x: 1, y: 2 }, "q=x,1,y,2"],
    ["spaceDelimited", { name: "q", style: "spaceDelimited" }, ["a", "b"], "q=a%20b"],
    ["spaceDelimited, exploded", { name: "q", style: "spaceDelimited", explode: true }, ["a", "b"], "q=a&q=b"],
    ["pipeDelimited", { name: "q", style: "pipeDelimited" }, ["a", "b"], "q=a%7Cb"],
    ["pipeDelimited, exploded", { name: "q", style: "pipeDelimited", explode: true }, ["a", "b"], "q=a&q=b"],
    [
      "deepObject",
      { name: "q", style: "deepObject" },
      { x: 1, y: { z: [1, 2] } },
      "q%5Bx%5D=1&q%5By%5D%5Bz%5D%5B%5D=1&q%5By%5D%5Bz%5D%5B%5D=2",
    ],
    [
      "deepObject with objects in a list",
      { name: "q", style: "deepObject" },
      { l: [{ a: 1 }] },
      "q%5Bl%5D%5B0%5D%5Ba%5D=1",
    ],
    ["with reserved characters", { name: "q", allowReserved: true }, "a/b?c:d@e&f#g+h", "q=a/b?c:d@e%26f%23g%2Bh"],
    [
      "with JSON content",
      { name: "q", contentType: "application/json" },
      { a: [1, "&"] },
      "q=%7B%22a%22%3A%5B1%2C%22%26%22%5D%7D",
    ],
    ["with an empty string", { name: "q" }, "", "q="],
    ["with an empty list", { name: "q" }, [], ""],
    ["with a boolean", { name: "q" }, false, "q=false"],
    ["with a bigint", { name: "q" }, 9007199254740993n, "q=9007199254740993"],
    ["with a date", { name: "q" }, new Date(0), "q=1970-01-01T00%3A00%3A00.000Z"],
    ["with null", { name: "q" }, null, ""],
    ["whose name needs encoding", { name: "a&b[]" }, 1, "a%26b%5B%5D=1"],
  ])("%s is written as the contract says", async (_, parameter, value, query) => {
    const send = await sender();
    expect((await send("/things", { query: [parameter] }, { query: { [parameter.name]: value } })).query).toBe(query);
  });

  it("of each style is read back by qs", async () => {
    const send = await sender();
    const list = fc.array(text, { minLength: 2, maxLength: 5 });
    const nested = fc.record({
      a: filled,
      list: fc.array(filled, { minLength: 1, maxLength: 5 }),
      o: fc.record({ b: text }),
    });
    const cases = fc.oneof(
      fc.record({ name, value: text, options: fc.constant({}), parse: fc.constant({}) }),
      fc.record({ name, value: list, options: fc.constant({}), parse: fc.constant({}) }),
      fc.record({
        name: fc.constant("a b"),
        value: list,
        options: fc.constant({ explode: false }),
        parse: fc.constant({ comma: true }),
      }),
      fc.record({
        name: fc.constant("q"),
        value: nested,
        options: fc.constant({ style: "deepObject" as const }),
        parse: fc.constant({}),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ name, value, options, parse }) => {
        const { query } = await send("/things", { query: [{ name, ...options }] }, { query: { [name]: value } });
        const isNested = "style" in options;
        const parsed = qs.parse(query, {
          ...parse,
          ...(!isNested && { depth: 0, parseArrays: false, allowDots: false }),
        });
        expect(isNested ? parsed["q"] : (parsed[name] ?? parsed[name.replace("[]", "")])).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, ParameterOptions, unknown, string]>([
    [
      "an object in a list",
      { name: "q" },
      [{ a: 1 }],
      "an item of q is an object, but must be a string, number, boolean or Date",
    ],
    [
      "an object in an object",
      { name: "q" },
      { a: { b: 1 } },
      "q.a is an object, but must be a string, number, boolean or Date",
    ],
    ["NaN", { name: "q" }, Number.NaN, "q is NaN, but must be a string, number, boolean or Date"],
    ["a function", { name: "q" }, () => 1, "q is a function, but must be a string, number, boolean or Date"],
    [
      "the delimiter",
      { name: "q", style: "pipeDelimited" },
      ["a|b", "c"],
      'q has a value with "|", which separates values in the style pipeDelimited',
    ],
    ["a Map", { name: "q" }, new Map([["a", 1]]), "q is a Map, but must be an object with members"],
    ["a Set", { name: "q", style: "deepObject" }, { a: new Set() }, "q is a Set, but must be an object with members"],
    [
      "NaN in JSON",
      { name: "q", contentType: "application/json" },
      [NaN],
      'q, member "0", is NaN, which JSON cannot hold',
    ],
    ["half of a surrogate pair", { name: "q" }, "\ud800", "q has half of a surrogate pair, which UTF-8 cannot encode"],
  ])("that cannot hold %s is refused before anything is sent", async (_, parameter, value, rule) => {
    const server = await record();
    const call = clientOf({ parameters: { query: [parameter] } }, { baseUrl: server.url });
    await expect(call({ query: { q: value } })).rejects.toThrow(new TypeError(`things_act: ${rule}.`));
    expect(server.requests).toHaveLength(0);
  });

  it("that is not a member of an object is refused", async () => {
    const call = clientOf({ parameters: { query: ["q"] } }, { baseUrl: (await record()).url });
    await expect(call({ query: new URLSearchParams("q=1") })).rejects.toThrow(
      "query is a URLSearchParams, but must be",
    );
  });
});

describe("a path parameter", () => {
  const styles: readonly (readonly [string, Partial<ParameterOptions>])[] = [
    ["{x}", {}],
    ["{x*}", { explode: true }],
    ["{.x}", { style: "label" }],
    ["{.x*}", { style: "label", explode: true }],
    ["{;x}", { style: "matrix" }],
    ["{;x*}", { style: "matrix", explode: true }],
  ];

  it.each(styles)("of the style %s is expanded as RFC 6570 says", async (template, options) => {
    const send = await sender();
    const safe = filled.filter((value) => !/^(\.|%2e)+$/i.test(value));
    const value = fc.oneof(
      safe,
      fc.integer(),
      fc.array(safe, { minLength: 1, maxLength: 4 }),
      fc.dictionary(fc.constantFrom("a", "b c", "é"), safe, { minKeys: 1, maxKeys: 3 }),
    );
    const expected = parseTemplate(`/things/${template}/end`);
    await fc.assert(
      fc.asyncProperty(value, async (x) => {
        const { path } = await send("/things/{x}/end", { path: [{ name: "x", ...options }] }, { path: { x } });
        // Both spell hexadecimal digits in their own case.
        const plain = typeof x === "object" ? x : String(x);
        expect(path.toUpperCase()).toBe(expected.expand({ x: plain as string }).toUpperCase());
      }),
      { numRuns: 150 },
    );
  });

  it.each([undefined, null, "", ".", "..", "%2e", "%2E%2e", ".%2e", "%252e%252e", []])(
    "that would lead to another resource is refused: %j",
    async (x) => {
      const server = await record();
      for (const path of ["/things/{x}", "/things/{x}/end", "/{x}"]) {
        const call = clientOf({ path, method: "DELETE", parameters: { path: ["x"] } }, { baseUrl: server.url });
        const error: unknown = await call({ path: { x } }).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(TypeError);
        expect(String(error)).toMatch(/things_act: path\.x (is missing|is empty|would make the path segment .*)\.$/);
      }
      expect(server.requests).toHaveLength(0);
    },
  );

  it("cannot lead to another resource together with others", async () => {
    const server = await record();
    const path = { path: "/things/{a}{b}", parameters: { path: ["a", "b"] } } as const;
    await expect(clientOf(path, { baseUrl: server.url })({ path: { a: ".", b: "." } })).rejects.toThrow(
      "path.a and path.b",
    );
    expect(server.requests).toHaveLength(0);
  });

  it.each(["a/b", "a\\b", "../x", "a?b#c", "...", "é ü", "100%"])("stays in its segment: %j", async (x) => {
    const send = await sender();
    const { target } = await send("/things/{x}/end", { path: ["x"] }, { path: { x } });
    const [, , segment = "", end] = target.split("/");
    expect([decodeURIComponent(segment), end]).toEqual([x, "end"]);
  });

  it("that is not in the input at all is refused, also when an object inherits it", async () => {
    const server = await record();
    const call = clientOf({ path: "/things/{toString}", parameters: { path: ["toString"] } }, { baseUrl: server.url });
    for (const input of [undefined, {}, { path: {} }])
      await expect(call(input)).rejects.toThrow("path.toString is missing");
  });
});

describe("a header parameter", () => {
  it.each<[Partial<ParameterOptions>, unknown, string]>([
    [{}, "a b", "a b"],
    [{}, 7, "7"],
    [{}, ["a", "b"], "a,b"],
    [{}, { r: 1, g: 2 }, "r,1,g,2"],
    [{ explode: true }, { r: 1, g: 2 }, "r=1,g=2"],
    [{ contentType: "application/json" }, { a: "é" }, '{"a":"\\u00e9"}'],
  ])("%j of %j is written as the contract says", async (options, value, expected) => {
    const send = await sender();
    const { headers } = await send("/things", { header: [{ name: "X-A", ...options }] }, { header: { "X-A": value } });
    expect(headers["x-a"]).toBe(expected);
  });

  it.each([["a\nb"], ["ключ"], [["a,b"]], [{ a: "b,c" }]])("that HTTP cannot carry is refused: %j", async (value) => {
    const server = await record();
    const call = clientOf({ parameters: { header: ["X-A"] } }, { baseUrl: server.url });
    await expect(call({ header: { "X-A": value } })).rejects.toThrow(/^things_act: header\.X-A has a /);
    expect(server.requests).toHaveLength(0);
  });
});

describe("a cookie parameter", () => {
  it("joins the cookies of the options", async () => {
    const server = await record();
    const call = clientOf({ parameters: { cookie: ["a"] } }, { baseUrl: server.url, headers: { Cookie: "own=1" } });
    await call({ cookie: { a: 2 } });
    await call({});
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual(["own=1; a=2", "own=1"]);
  });

  it("is read back by the library cookie", async () => {
    const send = await sender();
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const { headers } = await send("/things", { cookie: ["a", "b"] }, { cookie: { a, b } });
        expect({ ...parseCookie(headers.cookie ?? "") }).toEqual({ a, b });
      }),
      { numRuns: 100 },
    );
  });

  it.each<[Partial<ParameterOptions>, unknown, string]>([
    [{ explode: false }, [1, 2], "c=1,2"],
    [{}, [1, 2], "c=1; c=2"],
    [{ contentType: "application/json" }, { a: 1 }, "c=%7B%22a%22%3A1%7D"],
  ])("%j of %j is written as the contract says", async (options, value, expected) => {
    const send = await sender();
    const { headers } = await send("/things", { cookie: [{ name: "c", ...options }] }, { cookie: { c: value } });
    expect(headers.cookie).toBe(expected);
  });
});
