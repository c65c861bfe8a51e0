// Public contracts, judged by an independent reader: Redocly's bundler.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, createConfig } from "@redocly/openapi-core";
import { expect, it } from "vitest";
import { readModel } from "../src/document/bundle.ts";
import { isObject } from "../src/document/reference.ts";
import { type ApiOperation, HTTP_METHODS } from "../src/model/index.ts";

const require = createRequire(import.meta.url);
const FIGMA = dirname(require.resolve("@figma/rest-api-spec/package.json"));
const BLOCKFROST = dirname(require.resolve("@blockfrost/openapi/package.json"));

/** Bundled document of another reader, in which values are reached by names. */
class Independent {
  readonly document: unknown;

  constructor(document: unknown) {
    this.document = document;
  }

  /** Member, references followed; undefined if absent. */
  get(owner: unknown, name: string): unknown {
    let value: unknown = Reflect.get(Object(owner), name);
    while (isObject(value) && typeof value["$ref"] === "string") {
      const names = value["$ref"].split("/").slice(1);
      value = names
        .map((each) => decodeURIComponent(each).replaceAll("~1", "/").replaceAll("~0", "~"))
        .reduce<unknown>((at, each) => Reflect.get(Object(at), each), this.document);
    }
    return value;
  }

  names(owner: unknown, name: string): string[] {
    return Object.keys(Object(this.get(owner, name)));
  }

  list(owner: unknown, name: string): unknown[] {
    const found = this.get(owner, name);
    return Array.isArray(found) ? found.map((_, index) => this.get(found, `${index}`)) : [];
  }

  operations(): Record<string, unknown> {
    const paths = this.get(this.document, "paths");
    const all = Object.keys(Object(paths)).flatMap((path) => {
      const item = this.get(paths, path);
      return HTTP_METHODS.flatMap((method) => {
        const operation = this.get(item, method);
        return operation ? [[`${method} ${path}`, this.#describe(item, operation)] as const] : [];
      });
    });
    return Object.fromEntries(all);
  }

  #describe(item: unknown, operation: unknown): unknown {
    const parameters = new Map(
      [...this.list(item, "parameters"), ...this.list(operation, "parameters")].map((each) => {
        const [place, name] = [String(this.get(each, "in")), String(this.get(each, "name"))];
        const isHeader = /^(accept|content-type|authorization)$/i.test(name) && place === "header";
        return [isHeader ? "" : `${place} ${name} ${place === "path" || this.get(each, "required") === true}`, each];
      }),
    );
    parameters.delete("");
    const responses = this.get(operation, "responses");
    return {
      operationId: this.get(operation, "operationId"),
      parameters: [...parameters.keys()].sort(),
      body: this.names(this.get(operation, "requestBody"), "content"),
      responses: Object.keys(Object(responses)).map((status) => {
        const response = this.get(responses, status);
        return [status, this.names(response, "content"), this.names(response, "headers")];
      }),
      callbacks: this.names(operation, "callbacks"),
    };
  }
}

function describe({ operationId, parameters, requestBody, responses, callbacks }: ApiOperation): unknown {
  return {
    operationId,
    parameters: parameters.map((each) => `${each.in} ${each.name} ${each.required}`).sort(),
    body: requestBody?.content.map(({ mediaType }) => mediaType) ?? [],
    responses: responses.map(({ status, content, headers }) => [
      status,
      content.map(({ mediaType }) => mediaType),
      headers.map(({ name }) => name),
    ]),
    callbacks: [...new Set(callbacks.map(({ name }) => name))],
  };
}

it.each([
  ["the Numbers API", fileURLToPath(import.meta.resolve("@numbers-api/openapi/fixture.yaml")), 1],
  ["Figma", join(FIGMA, "openapi/openapi.yaml"), 54],
  ["Blockfrost", join(BLOCKFROST, "openapi.yaml"), 129],
])("reads the operations of %s as Redocly does", { timeout: 60_000 }, async (_, file, count) => {
  const model = await readModel(file);
  const { bundle: bundled } = await bundle({ ref: file, config: await createConfig({}) });
  const operations = Object.fromEntries(
    model.operations.map((operation) => [`${operation.method} ${operation.pathTemplate}`, describe(operation)]),
  );
  expect(operations).toEqual(new Independent(bundled.parsed).operations());
  expect(model.operations).toHaveLength(count);
});
