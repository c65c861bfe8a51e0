import { document as numbersApi } from "@numbers-api/contract/document";
import { buildModel } from "@numbers-api/openapi/model";
import { expect, it } from "vitest";
import { curlFor } from "./curl.ts";

const url = "http://127.0.0.1:4010";
const responses = { 200: { description: "Fine." } };
const page = { name: "page", in: "query", required: true, schema: { type: "integer" } };

const secured = (scheme: object) => ({
  paths: { "/things": { get: { responses } } },
  security: [{ key: [] }],
  components: { securitySchemes: { key: scheme } },
});

it.each([
  ["the Numbers API", numbersApi, `curl -H "Authorization: Bearer any" ${url}/numbers/list`],
  ["a contract without keys", { paths: { "/things": { get: { responses } } } }, `curl ${url}/things`],
  ["a key in a header", secured({ type: "apiKey", in: "header", name: "X-Key" }), `curl -H "X-Key: any" ${url}/things`],
  ["a key in the query", secured({ type: "apiKey", in: "query", name: "key" }), `curl "${url}/things?key=any"`],
  ["a key in a cookie", secured({ type: "apiKey", in: "cookie", name: "key" }), `curl -b key=any ${url}/things`],
  ["a password", secured({ type: "http", scheme: "Basic" }), `curl -u any:any ${url}/things`],
  [
    "an operation of its own needs",
    { security: [{ key: [] }], paths: { "/a": { get: { security: [], responses } } } },
    `curl ${url}/a`,
  ],
  [
    "no operation that can be called as it is",
    {
      paths: {
        "/things/{id}": { get: { responses } },
        "/things": { post: { responses }, parameters: [page], get: { responses } },
      },
    },
    `curl ${url}/__mock/health`,
  ],
])("the command for %s works as it stands", (_, document, command) => {
  expect(curlFor(buildModel({ document }), url)).toBe(command);
});
