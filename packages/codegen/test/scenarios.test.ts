import { describe, expect, it } from "vitest";
import { load } from "./fixtures.ts";

describe("The example catalogue", () => {
  it("has the examples of every response by name, in the order of the contract", async () => {
    const { scenarios } = await load("library");
    expect(Object.entries(scenarios).map(([name, { status }]) => `${name}: ${status}`)).toEqual([
      "two-books: 200",
      "header-only: 200",
      "no-books: 200",
      "no-such-book: 404",
      "anything-else: 500",
      "created: 201",
      "some-mistake: 400",
      "emma: 200",
      "no-content: 204",
      "plain-cover: 200",
      "im-a-teapot: 418",
      "2xx: 200",
      "all-returned: 200",
    ]);
  });

  it("follows references to responses and examples, and takes the summary beside a reference", async () => {
    const { scenarios } = await load("library");
    expect(scenarios["no-such-book"]).toEqual({
      name: "no-such-book",
      operations: ["books_list", "books_get", "books_remove"],
      status: 404,
      summary: "No book has this number.",
      contentType: "application/json",
      body: { message: "No such book." },
    });
    expect(scenarios["emma"]?.summary).toBe("A novel of 1815.");
  });

  it("has one scenario for an example in several media types, JSON first", async () => {
    const { scenarios } = await load("library");
    expect(scenarios["two-books"]).toMatchObject({
      contentType: "application/json",
      body: [
        { id: 1, title: "Emma" },
        { id: 2, title: "Ulysses", added: "2026-01-31" },
      ],
      otherBodies: { "text/csv": "title\nEmma\nUlysses\n" },
    });
    expect(scenarios["header-only"]).toMatchObject({ contentType: "text/csv", body: "title\n" });
  });

  it("names a response without a body after its reason phrase", async () => {
    const { scenarios } = await load("library");
    expect(scenarios["im-a-teapot"]).toEqual({
      name: "im-a-teapot",
      operations: ["loans/count-open"],
      status: 418,
      summary: "No loans from a teapot.",
    });
  });

  it("does not describe such a response by the text of a single operation", async () => {
    const { scenarios } = await load("library");
    expect(scenarios["no-content"]).toMatchObject({
      operations: ["books_remove", "books_set_cover"],
      summary: "No Content",
    });
  });

  it("names a single example after its reason phrase", async () => {
    const { scenarios } = await load("library");
    expect(scenarios["created"]).toMatchObject({ status: 201, body: { id: 3, title: "Middlemarch" } });
  });

  it("contains the default scenario of each operation: its first success, in JSON if possible", async () => {
    const { defaultScenarios } = await load("library");
    expect(defaultScenarios).toEqual({
      books_list: "two-books",
      books_add: "created",
      books_get: "emma",
      books_remove: "no-content",
      books_set_cover: "no-content",
      books_get_cover: "plain-cover",
      "loans/count-open": "2xx",
      "loans.set-all_returned": "all-returned",
    });
  });

  it("has the examples of other files", async () => {
    const { scenarios } = await load("multi-file/openapi");
    expect(scenarios).toMatchObject({
      "one-tree": { summary: "A wood of one tree.", body: { trees: [{ name: "Oak", branches: [] }] } },
      unauthorized: { operations: ["trees_list", "trees_get"], summary: "No key." },
      oak: { body: { name: "Oak", branches: [{ name: "Left", branches: [] }] } },
    });
  });

  it("puts the operation before a name that means different things", async () => {
    const { scenarios, defaultScenarios } = await load("ambiguous-examples");
    expect(Object.entries(scenarios).map(([key, { name, operations }]) => [key, name, ...operations])).toEqual([
      ["same", "same", "ones_list", "twos_list"],
      ["ones_list/body", "body", "ones_list"],
      ["twos_list/body", "body", "twos_list"],
      ["threes_list/body", "body", "threes_list"],
      ["ones_list/status", "status", "ones_list"],
      ["twos_list/status", "status", "twos_list"],
      ["ones_list/type", "type", "ones_list"],
      ["twos_list/type", "type", "twos_list"],
      ["ones_list/unauthorized", "unauthorized", "ones_list"],
      ["twos_list/unauthorized", "unauthorized", "twos_list"],
      ["not-here", "not-here", "ones_list", "twos_list"],
    ]);
    expect(defaultScenarios).toEqual({ ones_list: "same", twos_list: "same", threes_list: "threes_list/body" });
  });

  it("leaves out examples without a value in the contract", async () => {
    expect(Object.keys((await load("ambiguous-examples")).scenarios)).not.toContain("nothing");
  });
});
