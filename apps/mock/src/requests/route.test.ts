import { describe, expect, it } from "vitest";
import { makeRouter } from "./route.ts";

const operations = [
  "GET /a",
  "PUT /a",
  "GET /a/{id}",
  "GET /a/b",
  "OPTIONS /a/b",
  "GET /r/{id}.{format}",
  "GET /r/{id}",
  "GET /v/{id}",
  "POST /v/{id}:{verb}",
  "GET /v/{id}:undo",
  "DELETE /a/{id}",
  "GET /x+/{y}",
  "GET /books/{book.name}",
  "GET /a%20b/bücher/{id}",
  "GET /pairs/{a}-{b}",
].map((name) => {
  const [method = "", path = ""] = name.split(" ");
  return { method, pathTemplate: path, name };
});

const router = makeRouter(operations);

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
    ["GET", "/r/7", "GET /r/{id}"],
    ["GET", "/r/a.b.json", "GET /r/{id}.{format}"],
    ["POST", "/v/7:run", "POST /v/{id}:{verb}"],
    ["GET", "/v/7:undo", "GET /v/{id}:undo"],
    ["GET", "/v/7:run", "GET /v/{id}"],
    ["GET", "/v/7%3Aundo", "GET /v/{id}"],
    ["DELETE", "/a/b", "DELETE /a/{id}"],
    ["GET", "/books/x%2Fy", "GET /books/{book.name}"],
    ["GET", "/a%20b/b%C3%BCcher/1", "GET /a%20b/bücher/{id}"],
    ["GET", "/x+/y", "GET /x+/{y}"],
  ])("%s %s", (method, path, name) => {
    expect(router.route(method, path)).toMatchObject({ operation: { name } });
  });
});

describe("a path of the contract may have", () => {
  const paths = ["/a", "/a?mode=new", "/a?mode={mode}&deep=1", "/b?x=1", "/c", "/c#again"];
  const byQuery = makeRouter(paths.map((pathTemplate) => ({ method: "get", pathTemplate })));
  const route = (path: string, search?: string): unknown => byQuery.route("GET", path, search);

  it.each([
    ["/a", "", "/a"],
    ["/a", "mode=old", "/a"],
    ["/a", "x=1&mode=new", "/a?mode=new"],
    ["/a", "deep=1&mode=any", "/a?mode={mode}&deep=1"],
  ])("a query: %s?%s", (path, search, pathTemplate) => {
    expect(route(path, search)).toMatchObject({ operation: { pathTemplate }, notes: [] });
  });

  it("a query that a request lacks, with a note if no other operation has the path", () => {
    const notes = ["the contract has this path with a query that the request lacks"];
    expect(route("/b")).toMatchObject({ operation: { pathTemplate: "/b?x=1" }, notes });
  });

  it("a fragment, with a note if another operation has the same path without it", () => {
    const notes = ["a request for /c cannot be told from one for /c#again"];
    expect(route("/c")).toMatchObject({ operation: { pathTemplate: "/c" }, notes });
  });
});

it("OPTIONS of a path that does not document it lists the allowed methods", () => {
  expect(router.route("OPTIONS", "/a")).toEqual({ allow: "GET, PUT, HEAD, OPTIONS" });
});

describe("a request that leads nowhere is refused", () => {
  it.each([
    ["GET", "/", 404],
    ["GET", "/A", 404],
    ["GET", "/a/", 404],
    ["GET", "/a/b/c", 404],
    ["GET", "/pairs/-", 404],
    ["GET", "/xx/y", 404],
    ["PUT", "/a/b", 405],
    ["get", "/a", 405],
  ])("%s %s with %i", (method, path, status) => {
    expect(() => router.route(method, path)).toThrow(
      expect.objectContaining({ reason: expect.objectContaining({ status }) }),
    );
  });
});

it("a long list of paths is cut, and the rest is counted", () => {
  const many = Array.from({ length: 25 }, (_, index) => ({ method: "GET", pathTemplate: `/${index}` }));
  expect(() => makeRouter(many).route("GET", "/none")).toThrow("GET /18, GET /19 and 5 more.");
});

describe("path parameters", () => {
  it.each([
    ["/r/a.b.json", { id: "a.b", format: "json" }],
    ["/a/x%2Cy,z", { id: "x%2Cy,z" }],
    ["/pairs/1-2-3", { a: "1-2", b: "3" }],
  ])("of %s are read as they were sent", (path, parameters) => {
    expect(router.route("GET", path)).toMatchObject({ parameters });
  });

  it("are found in linear time, however many delimiters a path has", () => {
    const dashes = makeRouter([{ method: "GET", pathTemplate: "/{a}-{b}-{c}-{d}-{e}x" }]);
    const path = `/${"-".repeat(200_000)}`;
    expect(() => dashes.route("GET", path)).toThrow("The contract has no path");
    expect(() => dashes.route("GET", "/".repeat(200_000))).toThrow("The contract has no path");
  });
});

describe("the base path of a server", () => {
  const base = (url: string, ...variables: { name: string; default: string; enum?: string[] }[]) =>
    makeRouter([
      {
        ...{ method: "GET", pathTemplate: "/names" },
        servers: [{ url, variables, at: [], extensions: {} }],
      },
    ]);

  it.each([
    ["https://api.example.test/v2", "/v2/names"],
    ["https://api.example.test/v2/", "/v2/names"],
    ["/api/v2", "/api/v2/names"],
    ["{scheme}://{host}/v2", "/v2/names"],
    ["https://api.example.test/my%20api", "/my%20api/names"],
  ])("%s may precede a path: %s", (url, path) => {
    expect(base(url).route("GET", path)).toMatchObject({ operation: {}, notes: [] });
  });

  it("may be part of a variable", () => {
    const router = base("{origin}/names-api", { name: "origin", default: "https://x.test/v1" });
    expect(router.route("GET", "/v1/names-api/names")).toMatchObject({ notes: [] });
    expect(base("{origin}", { name: "origin", default: "https://x.test" }).route("GET", "/names")).toMatchObject({
      notes: [],
    });
  });

  it("may be left out, and the journal notes it", () => {
    expect(base("https://api.example.test/v2").route("GET", "/names")).toMatchObject({
      notes: ["the path has no /v2 in front, which the servers of the contract have"],
    });
    expect(base("https://api.example.test").route("GET", "/names")).toMatchObject({ notes: [] });
  });

  it("has variables, with the listed values or any", () => {
    const listed = base("https://x.test/{version}", { name: "version", default: "v1", enum: ["v1", "v2"] });
    expect(listed.route("GET", "/v2/names")).toMatchObject({ notes: [] });
    expect(() => listed.route("GET", "/v3/names")).toThrow("The contract has no path");
    const open = base("https://x.test/{version}", { name: "version", default: "v1" });
    expect(open.route("GET", "/v9/names")).toMatchObject({ notes: [] });
  });
});
