import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasBigInt, parseExactJson, replaceBigInts, writeExactJson } from "./exact-json.ts";

describe("an integer in JSON", () => {
  it("keeps its digits, wherever it stands", () => {
    const text = '{"a":9007199254740993,"b":[-9223372036854775808,1],"c":{"d":18446744073709551615}}';
    const value = parseExactJson(text);
    expect(value).toEqual({ a: 9007199254740993n, b: [-9223372036854775808n, 1], c: { d: 18446744073709551615n } });
    expect(writeExactJson(value)).toBe(text);
  });

  it("is a number where a number holds it, or where it is not an integer", () => {
    const text =
      '[9007199254740991, 1.10, 0.1234567890123456789, 1e30, 12345678901234567.5, "9007199254740993", "a\\"9007199254740993"]';
    expect(parseExactJson(text)).toEqual(JSON.parse(text));
  });

  it("of any length is read as the same value as its text", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 40n), 10n ** 40n), fc.string(), (integer, word) => {
        const text = JSON.stringify([word, { [word]: 0 }]).replace(/0\}\]$/, `${integer}}]`);
        expect(writeExactJson(parseExactJson(text))).toBe(text);
      }),
    );
  });

  it("has an error with its place in the text", () => {
    expect(() => parseExactJson('{"a":9007199254740993,}')).toThrow(SyntaxError);
  });
});

it("bigints are found, and replaced in a copy", () => {
  const value = { a: [1n, 2], b: "c" };
  expect(hasBigInt(value)).toBe(true);
  expect(replaceBigInts(value, String)).toEqual({ a: ["1", 2], b: "c" });
  const plain = { a: [1, null] };
  expect([hasBigInt(plain), replaceBigInts(plain, String) === plain]).toEqual([false, true]);
});
