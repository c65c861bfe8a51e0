import { describe, expect, it } from "vitest";
import { readPrefer } from "./prefer.ts";

describe("a Prefer header is read", () => {
  it.each([
    ["", {}],
    ["code=402", { code: 402 }],
    ["code=502, example=provider-ses", { code: 502, example: "provider-ses" }],
    ["code=502;example=provider-ses", { code: 502, example: "provider-ses" }],
    ["dynamic=true; seed=a, code=200", { dynamic: true, seed: "a", code: 200 }],
    ["dynamic=false, example=x", { dynamic: false, example: "x" }],
    [' Code = 402 ,, ; EXAMPLE="with, comma; and \\"quotes\\"" ', { code: 402, example: 'with, comma; and "quotes"' }],
    ["code=402, code=402", { code: 402 }],
    ["respond-async, wait=10, return=minimal, handling=lenient, code=402", { code: 402 }],
  ])("%s", (header, expected) => {
    expect(readPrefer(header)).toEqual(expected);
  });
});

describe("a Prefer header is refused with the reason", () => {
  it.each([
    ["something", "knows no preference something"],
    ["code=402, else=1", "knows no preference else"],
    ["__proto__=1", "knows no preference __proto__"],
    ["code", "code= is no HTTP status"],
    ["code=99", "code=99 is no HTTP status"],
    ["code=600", "code=600 is no HTTP status"],
    ["code=402; code=500", "it gives code twice, with different values"],
    ["example=", "example needs the name of an example"],
    ["seed=", "seed needs a value"],
    ["dynamic", "dynamic is true or false"],
    ["dynamic=yes", "dynamic is true or false"],
    ["dynamic=true, example=x", "either a named example or a dynamic one"],
    ["code=402 example=x", "what begins with code=402 example=x cannot be read"],
    ['example="open', 'what begins with example="open cannot be read'],
    ["=", "what begins with = cannot be read"],
  ])("%s", (header, why) => {
    expect(() => readPrefer(header)).toThrow(why);
  });
});

it("a hostile header is read in no time", () => {
  expect(() => readPrefer(`${"\\".repeat(8000)}"`.padStart(16_000, ' a="'))).toThrow("cannot be read");
});
