import { describe, expect, it } from "vitest";
import { load } from "./fixtures.ts";

describe("The operation table", () => {
  it("omits absent parts of an operation", async () => {
    const { operations } = await load("multi-file/openapi");
    expect(operations["trees_list"]).toEqual({
      id: "trees_list",
      namespace: "trees",
      name: "list",
      method: "GET",
      path: "/trees",
      anonymous: true,
      success: { 200: { contentType: "application/json", shape: "trees_list 200" } },
      errors: { 401: { summary: "Unauthorized: no key.", hasBody: false } },
    });
  });

  it("has the operations of every tag and path, in the order of the contract", async () => {
    const { operations } = await load("library");
    expect(Object.values(operations).map(({ id, namespace, name }) => `${id}: ${namespace}.${name}`)).toEqual([
      "books_list: books.list",
      "books_add: books.add",
      "books_get: books.get",
      "books_remove: books.remove",
      "books_set_cover: books.setCover",
      "books_get_cover: books.getCover",
      "loans/count-open: loans.countOpen",
      "loans.set-all_returned: loans.setAllReturned",
    ]);
  });

  it("lists parameters by place: the path's, overridden by the operation's, without the headers that OpenAPI ignores", async () => {
    const { operations } = await load("library");
    expect(operations["books_list"]?.parameters).toEqual({ query: ["limit"] });
    expect(operations["books_get"]?.parameters).toEqual({
      path: ["bookId"],
      query: ["lang"],
      header: ["X-Trace"],
      cookie: ["session"],
    });
  });

  it("contains the media type of a request body, JSON first, and whether the body is required", async () => {
    const { operations } = await load("library");
    expect(operations["books_add"]?.requestBody).toEqual({
      required: true,
      contentType: "application/json",
      otherContentTypes: ["application/x-www-form-urlencoded"],
    });
    expect(operations["books_set_cover"]?.requestBody).toEqual({ contentType: "multipart/form-data" });
  });

  it("contains whether the input is optional", async () => {
    const { operations } = await load("library");
    expect(operations["books_list"]?.input).toBe("optional");
    expect(operations["books_add"]?.input).toBe("required");
    expect(operations["books_get"]?.input).toBe("required");
    expect(operations["loans.set-all_returned"]?.input).toBe("optional");
  });

  it("marks deprecated operations", async () => {
    const { operations } = await load("library");
    const deprecated = Object.values(operations).filter((operation) => operation.deprecated);
    expect(deprecated.map(({ id }) => id)).toEqual(["books_remove"]);
  });

  it("marks operations that take credentials", async () => {
    const { operations } = await load("library");
    expect(operations["books_list"]?.anonymous).toBe(undefined);
    expect(operations["loans/count-open"]?.anonymous).toBe(undefined);
    expect(operations["books_get"]?.anonymous).toBe(true);
    expect(operations["loans.set-all_returned"]?.anonymous).toBe(true);
  });

  it("has the bodies of successes only, as JSON where there is a choice, none for HEAD, and no shape where nothing is certain", async () => {
    const { operations } = await load("library");
    const success = Object.fromEntries(Object.values(operations).map(({ id, success }) => [id, success]));
    expect(success).toEqual({
      books_list: {
        200: { contentType: "application/json", otherContentTypes: ["text/csv"], shape: "books_list 200" },
      },
      books_add: { 201: { contentType: "application/json", shape: "Book" } },
      books_get: { 200: { contentType: "application/json", shape: "Book" } },
      books_remove: { 204: {} },
      books_set_cover: { 204: {} },
      books_get_cover: { 200: { contentType: "image/svg+xml" } },
      "loans/count-open": { "2XX": {} },
      "loans.set-all_returned": {
        200: { contentType: "application/json", otherContentTypes: ["application/vnd.library+json"] },
      },
    });
  });

  it("comes with the shapes that it names, recursive ones included", async () => {
    expect((await load("library")).shapes).toEqual({
      Book: { id: "number", title: "string" },
      Error: { message: "string" },
      "books_list 200": ["#Book"],
    });
    expect((await load("multi-file/openapi")).shapes).toEqual({
      Tree: { name: "string", branches: ["#Tree"] },
      "trees_list 200": { trees: ["#Tree"] },
    });
    expect((await load("old")).shapes).toEqual({ "things_list 200": { things: ["string"], next: "any" } });
  });

  it("comes with the version, and the servers with their variables", async () => {
    const { contractVersion, servers } = await load("library");
    expect({ contractVersion, servers }).toEqual({
      contractVersion: "2.3.4",
      servers: [
        {
          url: "https://{branch}.library.example/{version}",
          variables: { branch: { default: "main" }, version: { default: "v2" } },
        },
        "/relative",
      ],
    });
  });

  it("is empty for a contract without operations", async () => {
    expect(await load("empty")).toMatchObject({ operations: {}, shapes: {}, servers: [], scenarios: {} });
  });

  it("keeps texts that look like code", async () => {
    const { contractVersion, operations, scenarios } = await load("unsafe-names");
    expect(contractVersion).toBe('1"; throw 1; "');
    expect(operations["quotes_use"]?.path).toBe("/a'\"`$\\n*//{id}");
    expect(JSON.stringify(scenarios['it\'s "so"']?.body)).toContain('"__proto__":"x"');
  });

  it("types the declared headers of a response, except its media type", async () => {
    const { operations } = await load("features");
    expect(operations["things_part#one"]?.success[200]?.headers).toEqual({
      "X-Total": "number",
      "X-Tags": ["string"],
      "X-Meta": "json",
      "X-Flags": { explode: true, members: { on: "boolean" } },
    });
    expect(operations["things_part#one"]?.errors?.[404]?.headers).toEqual({ "X-Hint": "string" });
  });

  it("does not have the fragment of a path, or a body of GET that has no members", async () => {
    const { operations } = await load("features");
    expect(operations["things_part#one"]?.path).toBe("/things/{id}");
    expect(operations["things_part#one"]).not.toHaveProperty("requestBody");
  });
});
