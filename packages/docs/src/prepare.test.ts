import { readFile } from "node:fs/promises";
import { valueAt } from "@numbers-api/openapi/reference";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type GeneratedClient, prepareDocument } from "./prepare.ts";

const document = parse(await readFile(new URL("fixtures/samples.yaml", import.meta.url), "utf8"));
const operations: GeneratedClient["operations"] = {
  things_get: { namespace: "things", name: "get", method: "GET", path: "/things/{id}" },
  things_add: { namespace: "things", name: "add", method: "POST", path: "/things" },
};
const client = { packageName: "@example/client", operations };

/** Source of the first code sample of an operation. */
function sample(path: string, method: string, url?: string): unknown {
  const prepared = prepareDocument(document, { url, client, apiKey: "any" });
  return valueAt(prepared, ["paths", path, method, "x-codeSamples", 0, "source"]);
}

describe("a code sample", () => {
  it("passes the required parameters, with their examples or values of their types", () => {
    expect(sample("/things/{id}", "get")).toBe(`import { createClient } from "@example/client";

const client = createClient({
  baseUrl: "https://operation.example",
  apiKey: "any"
});

const result = await client.things.get({
  path: {
    id: "497f6eca-6276-4993-bfeb-53cbbbba6f08"
  },
  query: {
    fields: [
      "name"
    ]
  },
  header: {
    "X-Trace": "a \\"b\\": c"
  }
});
console.log(result);`);
  });

  it("passes the required members of a required body, and no key if none is required", () => {
    expect(sample("/things", "post")).toBe(`import { createClient } from "@example/client";

const client = createClient({
  baseUrl: "https://eu.api.example/v1"
});

const result = await client.things.add({
  body: {
    name: "string",
    code: "AA-7",
    parts: [
      {
        kind: "screw"
      }
    ],
    size: 3,
    parent: {}
  }
});
console.log(result);`);
  });

  it("uses the address where it is served", () => {
    expect(sample("/things/{id}", "get", "http://localhost:4010")).toContain('baseUrl: "http://localhost:4010"');
  });

  it.each([
    ["/things", "put"],
    ["/things", "delete"],
    ["/moved", "get"],
  ])("is absent where the client has no such operation: %s %s", (path, method) => {
    expect(sample(path, method)).toBeUndefined();
  });

  it("comes before those of the document", () => {
    const prepared = prepareDocument(document, { client, apiKey: "any" });
    const samples = valueAt(prepared, ["paths", "/things", "post", "x-codeSamples"]);
    expect(samples).toMatchObject([{ label: "@example/client" }, { source: "things add" }]);
  });
});

describe("a schema that no sample can be generated from", () => {
  it("leaves the body empty", () => {
    const schema = { type: "object", required: ["hasOwnProperty"], properties: { hasOwnProperty: { type: "string" } } };
    const requestBody = { required: true, content: { "application/json": { schema } } };
    const paths = { "/things": { post: { operationId: "things_add", requestBody, responses: {} } } };
    const info = { title: "A", version: "1.0.0" };
    const prepared = prepareDocument({ openapi: "3.1.0", info, paths }, { client, apiKey: "any" });
    const source = valueAt(prepared, ["paths", "/things", "post", "x-codeSamples", 0, "source"]);
    expect(source).toContain("client.things.add({\n  body: {}\n});");
  });
});

describe("integers that a number cannot hold", () => {
  const content = { "application/json": { schema: { type: "object" }, example: { id: 9007199254740993n } } };
  const operation = { operationId: "things_add", requestBody: { required: true, content }, responses: {} };
  const prepared = prepareDocument(
    { openapi: "3.1.0", info: { title: "A", version: "1.0.0" }, paths: { "/things": { post: operation } } },
    { client, apiKey: "any" },
  );

  it("keep their digits on the page, and are bigints in a code sample", () => {
    expect(valueAt(prepared, ["paths", "/things", "post", "x-codeSamples", 0, "source"])).toContain(
      "id: 9007199254740993n",
    );
    const shown = ["paths", "/things", "post", "requestBody", "content", "application/json", "example", "id"];
    expect(valueAt(prepared, shown)).toBe("9007199254740993");
  });
});

describe("a served document", () => {
  it("has the address where it is served as its only server", () => {
    const withoutSamples = { ...client, operations: {} };
    const prepared = prepareDocument(document, { url: "http://127.0.0.1:4010", client: withoutSamples, apiKey: "any" });
    expect(JSON.stringify(prepared).match(/https?:\/\/[^"]+/g)).toEqual(["http://127.0.0.1:4010"]);
  });

  it("is a copy", () => {
    const before = JSON.stringify(document);
    prepareDocument(document, { url: "http://127.0.0.1:4010", client, apiKey: "any" });
    expect(JSON.stringify(document)).toBe(before);
  });
});
