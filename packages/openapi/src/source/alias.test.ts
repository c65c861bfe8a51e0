import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { findAliasProblems } from "./alias.ts";

const find = (text: string): string[] =>
  findAliasProblems(parseDocument(text)).map(({ offset, message }) => `${offset}: ${message}`);

describe("findAliasProblems", () => {
  it("accepts an alias after its anchor, a second alias, and an anchor name that is used again", () => {
    expect(find("a: &one [1]\nb: *one\nc: [*one]\n")).toEqual([]);
    expect(find("a: &one [1]\nb: &one [2]\nc: *one\n")).toEqual([]);
  });

  it("finds an alias whose anchor is missing, or comes after it", () => {
    expect(find("a: *one\nb: &one [1]\n")).toEqual(["3: the alias *one has no anchor before it"]);
    expect(find("a: [*nothing]\n")).toEqual(["4: the alias *nothing has no anchor before it"]);
  });

  it("finds an alias inside its own anchor, however deep", () => {
    expect(find("a: &one [1]\nb: &one [*one]\n")).toEqual(["21: the alias *one stands inside its own anchor"]);
    expect(find("a: &one { b: [{ c: *one }] }\n")).toEqual(["19: the alias *one stands inside its own anchor"]);
  });
});
