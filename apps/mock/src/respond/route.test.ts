import { describe, expect, it } from "vitest";
import { route } from "./route.ts";

const operations = [
  "GET /a",
  "PUT /a",
  "GET /a/{id}",
  "GET /a/b",
  "OPTIONS /a/b",
  "GET /r/{id}.{format}",
  "GET /x+/{y}",
].map((name) => {
  const [method = "", path = ""] = name.split(" ");
  return { method, path, responses: [], name };
});

describe("a request leads to its operation", () => {
  it.each([
    ["GET", "/a", "GET /a"],
    ["PUT", "/a", "PUT /a"],
    ["HEAD", "/a", "GET /a"],
    ["GET", "/a/b", "GET /a/b"],
    ["GET", "/a/c", "GET /a/{id}"],
    ["GET", "/a/%62", "GET /a/b"],
    ["GET", "/a/%2F", "GET /a/{id}"],
    ["GET", "/a/%", "GET /a/{id}"],
    ["OPTIONS", "/a/b", "OPTIONS /a/b"],
    ["GET", "/r/7.pdf", "GET /r/{id}.{format}"],
    ["GET", "/x+/y", "GET /x+/{y}"],
  ])("%s %s", (method, path, name) => {
    expect(route(operations, { method, path })).toMatchObject({ operation: { name } });
  });
});

it("OPTIONS of a path that does not document it says what the path allows", () => {
  expect(route(operations, { method: "OPTIONS", path: "/a" })).toEqual({ allow: "GET, PUT, HEAD, OPTIONS" });
});

describe("a request that leads nowhere is refused", () => {
  it.each([
    ["GET", "/", 404],
    ["GET", "/A", 404],
    ["GET", "/a/", 404],
    ["GET", "/a/b/c", 404],
    ["GET", "/r/7", 404],
    ["GET", "/xx/y", 404],
    ["PUT", "/a/b", 405],
    ["get", "/a", 405],
  ])("%s %s with %i", (method, path, status) => {
    expect(() => route(operations, { method, path })).toThrow(
      expect.objectContaining({ reason: expect.objectContaining({ status }) }),
    );
  });
});

it("a long list of paths is cut, and the rest is counted", () => {
  const many = Array.from({ length: 25 }, (_, index) => ({ method: "GET", path: `/${index}`, responses: [] }));
  expect(() => route(many, { method: "GET", path: "/none" })).toThrow("GET /18, GET /19 and 5 more.");
});
