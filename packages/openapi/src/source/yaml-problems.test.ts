import { describe, expect, it } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { findYamlProblems } from "./yaml-problems.ts";

const find = (text: string): string[] => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: true });
  return findYamlProblems(document, text).map(({ offset, message }) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${line}:${col}: ${message}`;
  });
};

describe("a mistake in YAML", () => {
  it.each([
    ["a quote without end", 'a: 1\nb: "text\nc: 1\nd: 2\n', '2:4: the " here is never closed'],
    ["a quote without end in a name", "a: 1\n'b: 1\n", "2:1: a name needs a colon after it, on the same line"],
    ["a brace without end", "a: 1\nb: { c: 1\nd: 2\n", "2:4: the { here is never closed"],
    ["a bracket without end", "a: 1\nb: [1, 2\n", "2:4: the [ here is never closed"],
    ["the innermost of several", "a:\n  b: [1,\n   {c: [2]\nd: 2\n", "3:4: the { here is never closed"],
    ["a line that is indented deeper", "a: 3.1.0\n  b: 1\nc: 1\n", "2:3: this line is indented deeper, but"],
    [
      "such a line after CRLF and a blank line",
      "x:\r\n  a: b\r\n\r\n    c: 1\r\n",
      "4:5: this line is indented deeper, but",
    ],
    ["a line that is indented less", "x:\n  a: b\n c: 1\n", "3:1: this line does not align with the lines beside it"],
    ["a colon in a text", "x:\n  a: b: c\n", "2:6: this text has a colon and a space in it"],
    ["a line without a colon", "a: 1\nb\nc: 2\n", "2:1: a name needs a colon after it, on the same line"],
    ["a tab", "a:\n\tb: 1\n", "2:1: a tab indents this line"],
    ["a name twice", "a: 1\nb: 2\na: 3\n", "3:1: this map has the name already"],
    ["an apostrophe in an apostrophe", "a: 1\nb: 'it's'\n", "2:8: the value before this text has ended"],
    ["a second document", "a: 1\n---\nb: 1\n", "2:1: a second document begins here, where a file has one"],
    ["a tag of another program", "a: 1\nb: !include c.yaml\n", "2:4: this is not plain YAML: Unresolved tag: !include"],
  ])("is reported where it begins: %s", (_, text, message) => {
    expect(find(text)).toEqual([expect.stringContaining(message)]);
  });
});

describe("an alias", () => {
  it("may come after its anchor, several times, and after an anchor of the same name", () => {
    expect(find("a: &one [1]\nb: *one\nc: [*one]\n")).toEqual([]);
    expect(find("a: &one [1]\nb: &one [2]\nc: *one\n")).toEqual([]);
  });

  it("is refused when its anchor is missing, or comes after it", () => {
    expect(find("a: *one\nb: &one [1]\n")).toEqual(["1:4: the alias *one has no anchor before it"]);
    expect(find("a: [*nothing]\n")).toEqual(["1:5: the alias *nothing has no anchor before it"]);
  });

  it("is refused inside its own anchor, however deep", () => {
    expect(find("a: &one [1]\nb: &one [*one]\n")).toEqual(["2:10: the alias *one is inside the value of its anchor"]);
    expect(find("a: &one { b: [{ c: *one }] }\n")).toEqual(["1:20: the alias *one is inside the value of its anchor"]);
  });
});

describe("a merge key", () => {
  it.each(["a: &a { b: 1 }\nc: { <<: *a }\n", "a: &a {}\nc: { <<: [*a, { d: 1 }] }\n", 'a: { "<<": 1 }\n'])(
    "may merge maps, and be an ordinary name in quotes: %j",
    (text) => expect(find(text)).toEqual([]),
  );

  it.each(["a: &a 5\nc: { <<: *a }\n", "a: 1\nc: { <<: [1] }\n"])("is refused for other values: %j", (text) => {
    expect(find(text)).toEqual(["2:6: the merge key << needs a map, or a list of maps"]);
  });
});
