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
    ["something", "does not know the preference something"],
    ["code=402, else=1", "does not know the preference else"],
    ["__proto__=1", "does not know the preference __proto__"],
    ["code", "code= is not the status of a response"],
    ["code=100", "code=100 is not the status of a response"],
    ["code=99", "code=99 is not the status of a response"],
    ["code=600", "code=600 is not the status of a response"],
    ["code=402; code=500", "it gives code twice, with different values"],
    ["example=", "example needs the name of an example"],
    ["seed=", "seed needs a value"],
    ["dynamic", "dynamic is true or false"],
    ["dynamic=yes", "dynamic is true or false"],
    ["dynamic=true, example=x", "either a named example or a dynamic one"],
    ["code=402 example=x", 'it cannot be read from "code=402 example=x" on'],
    ['example="open', 'it cannot be read from "example="open" on'],
    ["=", 'it cannot be read from "=" on'],
  ])("%s", (header, why) => {
    expect(() => readPrefer(header)).toThrow(why);
  });
});

it("a hostile header is read in no time", () => {
  expect(() => readPrefer(`${"\\".repeat(8000)}"`.padStart(16_000, ' a="'))).toThrow("it cannot be read");
});
