// Only packages/openapi knows how an OpenAPI document is built, so that every other package agrees with it.
import { describe, expect, it } from "vitest";
import { OPENAPI_READERS } from "./support/exceptions.ts";
import { knowledgeIn, openapiKnowledge } from "./support/openapi-knowledge.ts";
import { parse } from "./support/source-files.ts";

/** Lists of methods that are about HTTP itself. */
const HTTP_ITSELF: readonly string[] = [
  // The methods that HTTP defines as safe to repeat.
  "packages/client/src/transport/retry.ts",
  // Methods that logs and metrics name, so that invented methods cannot fill them.
  "apps/server/src/observe/log.ts",
];

const KINDS = ["list of HTTP methods", "$ref", "parsing of media types"] as const;

it.each(KINDS)("a %s is in no other package", (kind) => {
  const elsewhere = openapiKnowledge().filter(
    (each) => each.kind === kind && !each.place.startsWith("packages/openapi/"),
  );
  const permitted = [...OPENAPI_READERS, ...HTTP_ITSELF];
  expect(elsewhere.filter(({ place }) => !permitted.some((prefix) => place.startsWith(prefix)))).toEqual([]);
});

describe("code that reads OpenAPI", () => {
  const kinds = (text: string): readonly string[] => {
    return knowledgeIn({ path: "a.ts", tree: parse("a.ts", text) }).map(({ kind }) => kind);
  };

  it.each([
    'const METHODS = ["get", "put", "post"];',
    "const table = { GET: 1, PUT: 2, delete: 3 };",
    'type Method = "get" | "head" | "patch";',
    "const isMethod = /^(get|post|delete)$/;",
    'const methods = "GET, PUT, POST".split(", ");',
  ])("a list of HTTP methods: %s", (text) => {
    expect(kinds(text)).toEqual(["list of HTTP methods"]);
  });

  it.each(['value["$ref"];', "value.$ref;", 'if ("$ref" in value) resolve(value);'])("a reference: %s", (text) => {
    expect(kinds(text)).toEqual(["$ref"]);
  });

  it.each([
    'import { MIMEType } from "node:util";',
    "/^application\\/(.+\\+)?json$/.test(type);",
    'type.endsWith("+json");',
  ])("parsing of a media type: %s", (text) => {
    expect(kinds(text)).toEqual(["parsing of media types"]);
  });

  it.each([
    'fetch(url, { method: "POST" });',
    'const header = "application/vnd.github+json";',
    "map.get(key); map.delete(key);",
  ])("not this: %s", (text) => {
    expect(kinds(text)).toEqual([]);
  });
});
