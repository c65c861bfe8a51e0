import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { print } from "./print.ts";

describe("print", () => {
  it("writes short values on one line", () => {
    expect(print({ id: 1, "content-type": ["a", null], 200: {}, nothing: undefined })).toBe(
      '{ 200: {}, id: 1, "content-type": ["a", null] }',
    );
  });

  it("gives each member a line when they do not fit on one", () => {
    const long = "x".repeat(70);
    expect(print({ one: long, two: [long, { three: long }] })).toBe(
      `{\n  one: "${long}",\n  two: [\n    "${long}",\n    { three: "${long}" },\n  ],\n}`,
    );
  });

  it("counts the text before it on the line", () => {
    expect(print([1, 2], "x".repeat(120))).toBe("[\n  1,\n  2,\n]");
  });

  it("writes any JSON so that it reads back the same", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        expect(new Function(`return ${print(json)}`)()).toEqual(json);
      }),
    );
  });

  it("writes a member __proto__ as a member", () => {
    const value: unknown = JSON.parse('{ "__proto__": { "admin": true } }');
    expect(print(value)).toBe('{ ["__proto__"]: { admin: true } }');
  });
});
