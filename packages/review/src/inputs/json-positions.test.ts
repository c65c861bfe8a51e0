import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { JsonPositions } from "./json-positions.ts";

describe("JsonPositions", () => {
  const text = `{
  "a": { "$ref": "#/b" },
  "b": {
    "c \\"quoted\\"": [1, "x, ]", {"d": null}]
  }
}`;
  const positions = new JsonPositions("file.json", text, JSON.parse(text));

  it.each([
    ["a member", ["b"], 3, 3],
    ["an item", ["b", 'c "quoted"', 2], 4, 33],
    ["a member of an item", ["b", 'c "quoted"', 2, "d"], 4, 34],
    ["what a reference leads to", ["a", 'c "quoted"'], 4, 5],
    ["the last value that exists", ["b", "nothing", "here"], 3, 3],
  ])("finds %s", (_, path, line, column) => {
    expect(positions.locate(path)).toEqual({ file: "file.json", line, column });
  });

  it("finds every value where a parser that keeps positions has it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), fc.constantFrom(0, 2), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const counter = new LineCounter();
        const document = parseDocument(json, { lineCounter: counter, uniqueKeys: false });
        const found = new JsonPositions("file.json", json, JSON.parse(json));
        for (const { key } of (document.contents as unknown as { items: { key: { value: string; range: number[] } }[] })
          .items) {
          const { line, col } = counter.linePos(Number(key.range[0]));
          expect(found.locate([key.value])).toEqual({ file: "file.json", line, column: col });
        }
      }),
    );
  });
});
