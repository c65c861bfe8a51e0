import { operations, type Scenario, scenarios } from "@numbers-api/contract";
import { document as numbersApi } from "@numbers-api/contract/document";
import { buildModel } from "@numbers-api/openapi/model";
import { describe, expect, it } from "vitest";
import { type CatalogueEntry, makeCatalogue } from "./catalogue.ts";

/** Entry of an operation with these responses. */
function entryFor(responses: object, rest: object = {}): CatalogueEntry {
  const document = { openapi: "3.1.0", paths: { "/it": { get: { responses, ...rest } } } };
  const [entry] = makeCatalogue(buildModel({ document })).entries();
  if (!entry) throw new Error("there is no operation");
  return entry;
}

function json(...names: string[]): object {
  return { "application/json": { examples: Object.fromEntries(names.map((name) => [name, { value: name }])) } };
}

const names = (responses: object): string[] => entryFor(responses).scenarios.map(({ name }) => name);

it("the scenarios are those of the generated catalogue", () => {
  const catalogue = makeCatalogue(buildModel({ document: numbersApi }));
  const generated: readonly Scenario[] = Object.values(scenarios);
  for (const { id, method, path } of Object.values(operations)) {
    const entry = catalogue.entries().find(({ operation }) => operation === `${method.toUpperCase()} ${path}`);
    const expected = generated.filter((scenario) => (scenario.operations as readonly string[]).includes(id));
    expect(entry?.scenarios.map(({ example: _, ...scenario }) => scenario)).toEqual(
      expected.map(({ name, status, summary, contentType }) => ({
        ...{ name, status, summary },
        ...(contentType && { contentType }),
      })),
    );
  }
});

describe("a scenario is named", () => {
  it("as its example", () => {
    expect(names({ 200: { content: json("first", "second") } })).toEqual(["first", "second"]);
  });

  it("as the reason phrase of its status, where it has no example or no body", () => {
    const teapot = { content: { "application/json": { example: 1 } } };
    expect(names({ 204: {}, 418: teapot, 499: {}, 500: { content: { "text/plain": {} } } })).toEqual([
      "no-content",
      "im-a-teapot",
      "status-499",
      "internal-server-error",
    ]);
  });

  it("once, though it comes in several media types", () => {
    const entry = entryFor({
      200: { content: { "text/csv": { examples: { small: { value: "a" } } }, ...json("small") } },
    });
    expect(entry.scenarios).toEqual([
      { name: "small", status: 200, summary: "OK", contentType: "application/json", example: "small" },
    ]);
  });

  it("with its status, where another status has the same name", () => {
    expect(names({ 200: { content: json("default") }, 404: { content: json("default") } })).toEqual([
      "default",
      "default-404",
    ]);
  });
});

it("ranges and the default response have a status that no other response documents", () => {
  const responses = { "4XX": { content: json("some") }, 400: {}, default: { content: json("other") }, "x-note": {} };
  const { scenarios } = entryFor(responses);
  expect(scenarios.map(({ name, status }) => [name, status])).toEqual([
    ["bad-request", 400],
    ["some", 401],
    ["other", 200],
  ]);
});

describe("credentials are needed", () => {
  it.each([
    ["when the operation says so", [{ key: [] }], true],
    ["not when any requirement is empty", [{ key: [] }, {}], false],
    ["not when there is no requirement", [], false],
  ])("%s", (_, security, authenticated) => {
    expect(entryFor({ 200: {} }, { security }).authenticated).toBe(authenticated);
  });
});

it("the first success is the default", () => {
  expect(entryFor({ 200: { content: json("a", "b") }, 201: {}, 400: {} }).default).toBe("a");
  expect(entryFor({ 204: {}, 400: {} }).default).toBe("no-content");
});
