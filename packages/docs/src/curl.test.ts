import { describe, expect, it } from "vitest";
import { openBook } from "./book.ts";
import { curlCommand } from "./curl.ts";
import { readChapters } from "./operations.ts";

/** The command for the only operation of a contract. */
function command(operation: object, contract: object = {}, path = "/things", method = "get"): string | undefined {
  const servers = [{ url: "http://127.0.0.1:4010/" }];
  const book = openBook({ servers, ...contract, paths: { [path]: { [method]: operation } } });
  const [first] = readChapters(book).flatMap(({ operations }) => operations);
  return first && curlCommand(book, first);
}
const securitySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "Basic" },
  key: { type: "apiKey", in: "header", name: "X-Key" },
  cookie: { type: "apiKey", in: "cookie", name: "k" },
  oauth: { type: "oauth2", flows: {} },
};
const secured = (name: string): object => ({ components: { securitySchemes }, security: [{ [name]: [] }] });

describe("the curl command", () => {
  it("asks the first server", () => {
    expect(command({})).toBe("curl 'http://127.0.0.1:4010/things'");
  });

  it("puts placeholders where required parameters go", () => {
    const parameters = [
      { name: "id", in: "path", required: true },
      { name: "page size", in: "query", required: true },
      { name: "X-Trace", in: "header", required: true },
      { name: "optional", in: "query" },
    ];
    expect(command({ parameters }, {}, "/things/{id}", "delete")).toBe(
      "curl --request DELETE 'http://127.0.0.1:4010/things/<id>?page%20size=<page size>' \\\n  --header 'X-Trace: <X-Trace>'",
    );
  });

  it.each([
    ["bearer", "--header 'Authorization: Bearer <API key>'"],
    ["basic", "--header 'Authorization: Basic <credentials>'"],
    ["key", "--header 'X-Key: <API key>'"],
    ["oauth", "--header 'Authorization: Bearer <access token>'"],
  ])("authenticates with %s", (name, header) => {
    expect(command({}, secured(name))).toBe(`curl 'http://127.0.0.1:4010/things' \\\n  ${header}`);
  });

  it("leaves out a secret that no header carries, and any where an operation asks for none", () => {
    expect(command({}, secured("cookie"))).toBe("curl 'http://127.0.0.1:4010/things'");
    expect(command({ security: [] }, secured("bearer"))).toBe("curl 'http://127.0.0.1:4010/things'");
  });

  it("sends the first example, safe from the shell", () => {
    const content = { "application/json": { examples: { one: { value: { name: "it's; rm" } }, two: { value: 2 } } } };
    expect(command({ requestBody: { content } }, {}, "/things", "post")).toBe(
      `curl --request POST 'http://127.0.0.1:4010/things' \\\n  --header 'Content-Type: application/json' \\\n  --data '{"name":"it'\\''s; rm"}'`,
    );
  });
});
