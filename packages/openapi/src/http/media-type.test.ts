import { describe, expect, it } from "vitest";
import { isJsonMediaType, matchMediaType, parseMediaType } from "./media-type.ts";

describe("parsing a media type", () => {
  it.each(["", "json", "a/b/c", "a b/c", "application/"])("refuses %j", (text) => {
    expect(parseMediaType(text)).toBeUndefined();
  });

  it("takes ranges and suffixes apart", () => {
    expect(parseMediaType("application/*+JSON")).toMatchObject({
      type: "application",
      subtype: "*+json",
      suffix: "json",
    });
    expect(parseMediaType("*/*")).toMatchObject({ essence: "*/*", parameters: new Map() });
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
