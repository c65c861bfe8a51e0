import { buildModel } from "@numbers-api/openapi/model";
import { describe, expect, it } from "vitest";
import { describeSound } from "./api.ts";

const schemas = {
  Count: { type: "integer" },
  Version: { const: "v2" },
  Page: { type: "object", properties: { data: { type: "array", items: {} }, next: { type: "string" } } },
};
const count = { allOf: [{ $ref: "#/components/schemas/Count" }], description: "How many." };

/** Result for a contract with one operation, `GET /things` or `POST /things`. */
function describeOne(operation: Readonly<Record<string, unknown>>) {
  const method = "requestBody" in operation ? "post" : "get";
  const paths = { "/things": { [method]: { operationId: "things_list", responses: { 200: {} }, ...operation } } };
  const { api, problems } = describeSound(
    buildModel({ document: { openapi: "3.1.0", paths, components: { schemas } } }),
  );
  return { entry: api.operations[0]?.entry, problems: problems.map(({ message }) => message) };
}

const paged = (items: string, schema: unknown) => ({
  parameters: [{ name: "cursor", in: "query", schema: { type: "string" } }],
  "x-pagination": { type: "cursor", parameter: "cursor", items, next: "/next" },
  responses: { 200: { content: { "application/json": { schema } } } },
});
const page = { allOf: [{ $ref: "#/components/schemas/Page" }, { properties: { total: count } }] };

describe("A composed schema is read as the values that it accepts:", () => {
  it("in a response header", () => {
    const headers = {
      "X-Count": count,
      "X-Level": { enum: [1, 2] },
      "X-Limit": { anyOf: [{ type: "integer" }, { type: "null" }] },
      "X-Either": { type: ["integer", "string"] },
      "X-Flag": { oneOf: [{ const: true }, { const: false }] },
      "X-Counts": { allOf: [{ type: "array", items: count }] },
      "X-Pair": { allOf: [{ type: "object", properties: { a: count } }] },
    };
    const described = Object.entries(headers).map(([name, schema]) => [name, { schema }] as const);
    const { entry } = describeOne({ responses: { 200: { headers: Object.fromEntries(described) } } });
    expect(entry?.success[200]?.headers).toEqual({
      ...{ "X-Count": "number", "X-Level": "number", "X-Limit": "number", "X-Either": "string", "X-Flag": "boolean" },
      ...{ "X-Counts": ["number"], "X-Pair": { members: { a: "number" } } },
    });
  });

  it("in the header of a part", () => {
    const encoding = { file: { headers: { "X-Version": { schema: { $ref: "#/components/schemas/Version" } } } } };
    const content = { "multipart/form-data": { schema: { type: "object" }, encoding } };
    expect(describeOne({ requestBody: { content } }).entry?.requestBody?.encoding).toEqual({
      "multipart/form-data": { file: { headers: { "X-Version": "v2" } } },
    });
  });

  it("in a page whose list an allOf describes", () => {
    expect(describeOne(paged("/data", page)).entry?.pagination).toMatchObject({ items: "/data" });
  });

  it.each([
    ["has no member of the name", "/items", page],
    ["has something else there", "/total", page],
  ])("in a page that %s", (_, items, schema) => {
    expect(describeOne(paged(items, schema)).problems).toEqual([
      `GET /things: x-pagination names the items "${items}", where no page has a list`,
    ]);
  });

  it("in a page of which a variant may have the list", () => {
    expect(describeOne(paged("/items", { ...page, oneOf: [{ required: ["a"] }, {}] })).problems).toEqual([]);
  });
});
