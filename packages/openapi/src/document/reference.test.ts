import { describe, expect, it } from "vitest";
import { dereference, parsePointer } from "./reference.ts";

describe("parsePointer", () => {
  it("gives the keys as they were before they were escaped", () => {
    expect(parsePointer("#/paths/~1numbers~1list/get")).toEqual(["paths", "/numbers/list", "get"]);
    expect(parsePointer("#/a%20b/~01")).toEqual(["a b", "~1"]);
  });

  it("keeps a stray %", () => {
    expect(parsePointer("#/components/100%")).toEqual(["components", "100%"]);
  });
});

describe("dereference", () => {
  it("follows a chain of references, and stops at one that leads back", () => {
    const document = { a: { $ref: "#/b" }, b: { $ref: "#/c" }, c: 1, self: { $ref: "#/self" } };
    expect(dereference(document, { $ref: "#/a" })).toBe(1);
    expect(dereference(document, { $ref: "#/self" })).toEqual({ $ref: "#/self" });
  });
});
