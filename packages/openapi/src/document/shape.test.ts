import { describe, expect, it } from "vitest";
import { findRootProblem, findShapeProblems } from "./shape.ts";

const found = (document: Readonly<Record<string, unknown>>): string[] =>
  findShapeProblems(document).map(({ message }) => message.replace(", where OpenAPI has a map", ""));

describe("findRootProblem", () => {
  it.each([{ paths: {} }, { components: {} }, { webhooks: {} }])("accepts a document with %o", (part) => {
    expect(findRootProblem({ openapi: "3.1.0", ...part })).toBeUndefined();
    expect(findRootProblem({ openapi: "3.0.4", ...part })).toBeUndefined();
  });

  it("points at what calls a document something else", () => {
    expect(findRootProblem({ openapi: "3.2.0", paths: {} })).toMatchObject({ path: ["openapi"] });
    expect(findRootProblem({ swagger: "2.0", paths: {} })).toMatchObject({ path: ["swagger"] });
    expect(findRootProblem({ openapi: "3.1.0" })).toMatchObject({ path: ["paths"] });
  });
});

describe("findShapeProblems", () => {
  it("has nothing against extensions, references, and operations without responses", () => {
    const responses = { 200: { $ref: "#/components/responses/Ok" }, "x-note": 5 };
    const item = { summary: "Things.", parameters: [], get: { responses }, post: {}, "x-note": 5 };
    const components = { responses: { Ok: { description: "Fine." } }, pathItems: { Things: item } };
    const paths = { "/things": { $ref: "#/components/pathItems/Things" }, "/items": item, "x-note": 5 };
    expect(found({ paths, components })).toEqual([]);
  });

  it("finds every part that is no map", () => {
    const get = { responses: { 200: null, 400: [], "4XX": true } };
    expect(found({ paths: { "/a": 5, "/b": { get: "ok", put: { responses: 5 } }, "/c": { get } } })).toEqual([
      "paths./a is a number",
      "paths./b.get is a string",
      "paths./b.put.responses is a number",
      "paths./c.get.responses.200 is empty",
      "paths./c.get.responses.400 is a list",
      "paths./c.get.responses.4XX is a boolean",
    ]);
  });

  it("finds an info, components, and bodies that are no maps", () => {
    const requestBody = { content: { "text/plain": 5 } };
    const responses = { 200: { content: 5 }, 400: { content: { "text/plain": [] } }, 500: { $ref: "#/components/x" } };
    const operation = { requestBody, responses };
    expect(found({ info: 5, components: 5, paths: {} })).toEqual(["info is a number", "components is a number"]);
    expect(found({ info: null, components: { schemas: [], "x-note": 5 } })).toEqual([
      "info is empty",
      "components.schemas is a list",
    ]);
    expect(found({ components: { x: { content: null } }, paths: { "/a": { get: operation } } })).toEqual([
      "paths./a.get.requestBody.content.text/plain is a number",
      "paths./a.get.responses.200.content is a number",
      "paths./a.get.responses.400.content.text/plain is a list",
      "paths./a.get.responses.500.content is empty",
    ]);
    expect(found({ paths: { "/a": { get: { requestBody: "ok" } } } })).toEqual([
      "paths./a.get.requestBody is a string",
    ]);
  });

  it("finds a reference that leads nowhere, to itself, or to no map", () => {
    const [nowhere, self, five] = ["#/components/none", "#/paths/~1self", "#/x-five"].map(($ref) => ({ $ref }));
    expect(found({ "x-five": 5, paths: { "/nowhere": nowhere, "/self": self, "/five": five } })).toEqual([
      "paths./nowhere is missing",
      "paths./self is a reference that leads nowhere",
      "paths./five is a number",
    ]);
  });
});
