// Only packages/openapi knows how an OpenAPI document is built, so that every other package agrees with it.
import { describe, expect, it } from "vitest";
import { knowledgeIn, openapiKnowledge } from "./support/openapi-knowledge.ts";
import { parse } from "./support/source-files.ts";

/** Code about HTTP itself: it handles a message, and no contract. */
const HTTP_ITSELF: readonly string[] = [
  // Applications do not carry a reader of OpenAPI; the types of a contract are in its table.
  "packages/client/src/request/media-type.ts",
  "packages/client/src/request/body/multipart.ts",
  // Content types of requests that no contract describes, and of responses of another API.
  "apps/console/src/server/app.ts",
  "apps/server/src/http/read-request.ts",
  "apps/server/src/providers/telnyx.ts",
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
  expect(elsewhere.filter(({ place }) => !HTTP_ITSELF.some((file) => place.startsWith(file)))).toEqual([]);
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
    'const isMethod = key === "get" || key === "put" || key === "post" || key === "head";',
    'const isOther = key !== "get" && key !== "put" && key !== "post";',
    'switch (key) { case "get": case "put": case "post": read(); }',
    "interface PathItem { get?: Operation; put?: Operation; post?: Operation }",
    "type PathItem = { get?: Operation; put?: Operation; post?: Operation };",
    'enum Method { Get = "get", Put = "put", Post = "post" }',
    'import { METHODS } from "node:http";',
  ])("a list of HTTP methods: %s", (text) => {
    expect(kinds(text)).toEqual(["list of HTTP methods"]);
  });

  it.each([
    'value["$ref"];',
    "value.$ref;",
    'if ("$ref" in value) resolve(value);',
    'value["\\u0024ref"];',
    'value["$" + "ref"];',
    "const { $ref: target } = value;",
    "/\\$ref/.test(text);",
    "text.includes('\"$ref\":');",
  ])("a reference: %s", (text) => {
    expect(kinds(text)).toEqual(["$ref"]);
  });

  it.each([
    'import { MIMEType } from "node:util";',
    "/^application\\/(.+\\+)?json$/.test(type);",
    'essence.endsWith("+json");',
    'import { MIMEType as Parser } from "node:util";',
    'contentType.split(";")[0];',
    'headers.get("content-type")?.includes("json");',
    'mediaType.startsWith("text/");',
    "/^application\\//.test(type);",
  ])("parsing of a media type: %s", (text) => {
    expect(kinds(text)).toEqual(["parsing of media types"]);
  });

  it.each([
    'fetch(url, { method: "POST" });',
    'const header = "application/vnd.github+json";',
    "map.get(key); map.delete(key);",
    'key === "get" || key === "set" || key === "post";',
    'const fix = "Write it out, or use a $ref instead.";',
    'cookie.split(";");',
    'if (typeof contentType === "string") read(contentType);',
  ])("not this: %s", (text) => {
    expect(kinds(text)).toEqual([]);
  });
});
