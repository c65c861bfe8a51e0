import { MIMEType } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonMediaType, matchMediaType, parseMediaType } from "./media-type.ts";

describe("parsing a media type", () => {
  it("agrees with Node on types with parameters", () => {
    const token = fc.stringMatching(/^[a-zA-Z0-9.-]{1,8}$/);
    const parameters = fc.uniqueArray(fc.tuple(token, fc.oneof(token, fc.string({ unit: "grapheme-ascii" }))), {
      selector: ([name]) => name.toLowerCase(),
      maxLength: 3,
    });
    fc.assert(
      fc.property(token, token, parameters, (type, subtype, list) => {
        const written = list.map(([name, value]) => `; ${name}="${value.replaceAll(/[\\"]/g, "\\$&")}"`).join("");
        const text = `${type}/${subtype}${written}`;
        const node = new MIMEType(text);
        const parsed = parseMediaType(text);
        expect(parsed?.essence).toBe(node.essence);
        expect([...(parsed?.parameters ?? [])]).toEqual([...node.params]);
      }),
    );
  });

  it.each(["", "json", "a/b/c", "a b/c", "text/plain; charset", "application/"])("refuses %j", (text) => {
    expect(parseMediaType(text)).toBeUndefined();
  });

  it("keeps a semicolon inside quotes", () => {
    expect(parseMediaType('Multipart/Mixed; Boundary="a;b"')).toMatchObject({
      essence: "multipart/mixed",
      parameters: new Map([["boundary", "a;b"]]),
    });
  });
});

describe("JSON", () => {
  it.each([
    "application/json",
    "text/json",
    "APPLICATION/Problem+JSON;charset=utf-8",
    "application/*+json",
    "*/*+json",
  ])("is %s", (type) => expect(isJsonMediaType(type)).toBe(true));
  it.each([
    undefined,
    "",
    "json",
    "application/jsonl",
    "application/x-ndjson",
    "application/json-seq",
    "text/html; a=json",
  ])("is not %s", (type) => expect(isJsonMediaType(type)).toBe(false));
});

describe("the most specific key", () => {
  const keys = ["*/*", "application/*", "application/*+json", "application/json", "application/json; v=2", "*/*+json"];
  it.each([
    ["application/json", "application/json"],
    ["Application/JSON; charset=UTF-8", "application/json"],
    ["application/json; v=2", "application/json; v=2"],
    ["application/problem+json", "application/*+json"],
    ["application/xml", "application/*"],
    ["model/gltf+json", "*/*+json"],
    ["image/png", "*/*"],
  ])("for %s is %s", (type, key) => {
    expect(matchMediaType(keys, type)).toBe(key);
    expect(matchMediaType(keys.toReversed(), type)).toBe(key);
  });

  it("is one that differs in parameters alone when no other matches", () => {
    expect(matchMediaType(["text/csv", "application/json; charset=utf-8"], "application/json")).toBe(
      "application/json; charset=utf-8",
    );
  });

  it("is undefined when nothing matches", () => {
    expect(matchMediaType(["text/*", "application/json"], "image/png")).toBeUndefined();
    expect(matchMediaType(["text/plain"], "nonsense")).toBeUndefined();
  });
});
