import { buildModel } from "@numbers-api/openapi/model";
import { describe, expect, it } from "vitest";
import { cleanCode, cleanLine, codeBlock, escapeMarkdown } from "./escape.ts";
import { operationLines } from "./operation-lines.ts";

describe("contract text in a report", () => {
  it("cannot begin a line or steer a terminal", () => {
    expect(cleanLine("a\n::error::b\u001b[31m\u202e")).toBe("a\\n::error::b\\u001b[31m\\u202e");
  });

  it("cannot begin a line of the list of operations", () => {
    const parameters = [{ name: "a\n::error::b", in: "query" }];
    const responses = { 204: { description: "Done." } };
    const document = {
      openapi: "3.1.0",
      info: { title: "T", version: "1.0.0" },
      paths: { "/a": { get: { operationId: "a_get", parameters, responses } } },
    };
    expect([...operationLines(buildModel({ document }))]).toEqual(["GET /a a_get(query a\\n::error::b?) → 204"]);
  });

  it("cannot end its code marks", () => {
    expect(cleanCode("a` **b** `c")).toBe("a' **b** 'c");
  });

  it.each([
    ["a mention", "by @octocat", "by @\u200boctocat"],
    ["a reference to an issue", "see #12 and GH-7", "see #\u200b12 and G\u200bH-7"],
    ["a link", "[a](https://example.com)", "\\[a\\](https:\u200b//example.com)"],
    ["HTML", "<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)\\>"],
    ["emphasis", "**a** _b_ ~~c~~", "\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~"],
    ["a heading", "# a", "\\# a"],
    ["code with an odd mark", "`a` and ` <b>", "a and  \\<b\\>"],
  ])("is text in markdown where it looks like %s", (_, text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it("keeps the text in code marks", () => {
    expect(escapeMarkdown("the member `a_b<c>@d` is new")).toBe("the member `a_b<c>@d` is new");
  });

  it("cannot end a code block", () => {
    expect(codeBlock("+ a\n````\n# b", "diff")).toBe("`````diff\n+ a\n````\n# b\n`````");
  });
});
