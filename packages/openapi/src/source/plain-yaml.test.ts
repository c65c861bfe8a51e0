import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument, stringify } from "yaml";
import { readPlainYaml } from "./plain-yaml.ts";

/** Data as the full parser reads it. */
const full = (text: string): unknown => parseDocument(text, { merge: true }).toJS();

describe("plain YAML", () => {
  it.each([
    [
      "scalars",
      "a: [yes, no, on, ~, null, true, FALSE, 010, 0o17, 0x1F, 1_000, 1.10, -0.5e3, +7, '1', 2001-01-01, 1:30]",
    ],
    [
      "texts",
      "a: |\n  one\n   two\n\nb: >-\n  folded\n  text\n\n  more\nc: 'it''s'\nd: \"a\\tb\\u00e9\"\ne: plain\n  text: no\n".replace(
        "  text: no\n",
        "  text\n",
      ),
    ],
    ["names", "200: a\n'404': b\ntrue: c\n1.5: d\n__proto__: e\n? f\n: g\n"],
    ["nothing", "a:\nb: ''\nc: []\nd: {}\n"],
    ["lists", "- a\n- - b\n  - c: d\n    e: [f, {g: h}]\n"],
    ["hexadecimal texts", "a: 028e8404-a013\nb: 1e4f\n"],
    ["comments", "# one\na: b # two\n# three\n"],
  ])("has the data that the full parser reads: %s", (_, text) => {
    expect(readPlainYaml(text, false)?.data).toEqual(full(text));
  });

  it("has the data that was written, for any data", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const text = stringify(data, { aliasDuplicateObjects: false });
        const read = readPlainYaml(text, false);
        if (read) expect(read.data).toEqual(full(text));
      }),
    );
  });

  it("has the data that the full parser reads from a public document", () => {
    const file = createRequire(import.meta.url).resolve("@numbers-api/spec/openapi.yaml");
    const text = readFileSync(file, "utf8");
    expect(readPlainYaml(text, true)?.data).toEqual(full(text));
  });

  it("keeps the digits of integers if asked to", () => {
    expect(readPlainYaml("a: [9007199254740993, 9007199254740991]", true)?.data).toEqual({
      a: [9007199254740993n, 9007199254740991],
    });
  });

  it.each([
    ["an anchor", "a: &x 1\nb: *x\n"],
    ["a merge key", "a: { <<: { b: 1 } }\n"],
    ["a directive", "%YAML 1.2\n---\na: 1\n"],
    ["a tag of its own", "a: !mine b\n"],
    ["a name twice", "200: a\n'200': b\n"],
    ["a mistake", "a: [1\n"],
    ["two documents", "a: 1\n---\nb: 1\n"],
    ["an infinite number", "a: 1e400\n"],
  ])("is nothing with %s, which the full parser judges", (_, text) => {
    expect(readPlainYaml(text, false)).toBeUndefined();
  });
});
