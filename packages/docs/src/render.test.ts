import { readFileSync } from "node:fs";
import { isObject } from "@numbers-api/openapi/reference";
import { walkSchemas } from "@numbers-api/openapi/walk";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderDocs } from "./render.ts";
import { hostile } from "./test/hostile.ts";
import { anchors, links, tags, visibleText } from "./test/page.ts";

const load = (file: string): object => parse(readFileSync(new URL(file, import.meta.url), "utf8"));
const contract = load("../../../spec/openapi.yaml");
const everything = load("fixtures/everything.yaml");
const old = load("fixtures/old.yaml");
const documents: readonly (readonly [name: string, document: object])[] = [
  ["the contract", contract],
  ["a contract with everything", everything],
  ["a contract of OpenAPI 3.0", old],
  ["an empty contract", { openapi: "3.1.0", info: {}, paths: {} }],
  ["a hostile contract", hostile(everything)],
];

describe.each(documents)("the documentation of %s", (_, document) => {
  const page = renderDocs(document);

  it("is valid HTML", async () => {
    const validator = new HtmlValidate({ extends: ["html-validate:standard", "html-validate:a11y"] });
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  });

  it("has no link that leads nowhere on the page", () => {
    const targets = new Set(anchors(page));
    expect(targets.size).toBe(anchors(page).length);
    expect(links(page).filter((link) => link.startsWith("#") && !targets.has(link.slice(1)))).toEqual([]);
  });

  it("shows every name, type, description and value", () => {
    const text = visibleText(page);
    expect(textsOf(document).filter((part) => !text.includes(part))).toEqual([]);
  });

  it("loads nothing, and lets nothing run", () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(
      tags(page).filter((tag) => /^<(script|img|iframe|object|embed|form|base|svg)\b|\son\w+=/i.test(tag)),
    ).toEqual([]);
    expect(page.match(/<link(?! rel="icon" href="data:,")|@import|url\(/g)).toBeNull();
    expect(links(page).filter((link) => !/^(#|https?:|mailto:|data:,$)/.test(link))).toEqual([]);
  });
});

/** What a reader should find on the page: operations, statuses, examples, and the names and descriptions in schemas. */
function textsOf(document: object): string[] {
  const schemas = [...walkSchemas(document)].flatMap(({ schema }) => {
    const { properties = {}, description = "", pattern = "" } = isObject(schema) ? schema : {};
    return [...Object.keys(isObject(properties) ? properties : {}), description, pattern];
  });
  return [...schemas, ...within(document, "")]
    .filter((part): part is string => typeof part === "string")
    .flatMap((part) => part.split("\n"))
    .filter((line) => /^[\w .+-]+$/.test(line));
}

const NAMED = /^(paths|webhooks|responses|examples|headers|content|securitySchemes|schemas|scopes)$/;
const TEXTS = /^(title|version|summary|description|operationId|name|phoneNumber|createdAt|message|fix|why)$/;

function within(node: unknown, key: string): unknown[] {
  if (Array.isArray(node)) return node.flatMap((item) => within(item, ""));
  if (!isObject(node)) return [];
  const names = NAMED.test(key) && !isComponents(key, node) ? Object.keys(node) : [];
  const texts = Object.entries(node).flatMap(([name, value]) => (TEXTS.test(name) ? [value] : []));
  return [...names, ...texts, ...Object.entries(node).flatMap(([name, value]) => within(value, name))];
}

/** Responses and examples among the components have names that only the author sees. */
function isComponents(key: string, node: object): boolean {
  return /^(responses|examples)$/.test(key) && Object.keys(node).every((name) => /^[A-Z]/.test(name));
}
