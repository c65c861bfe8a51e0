// Contract with every kind of input that the server reads, for tests of features that the Numbers API does not use yet.
const text = { type: "string" };
const json = (schema: object): object => ({ "application/json": { schema } });
const envelope = { description: "Invalid.", content: json({ $ref: "#/components/schemas/Envelope" }) };

export const CONTRACT: Readonly<Record<string, unknown>> = {
  openapi: "3.1.0",
  info: { title: "Labels", version: "1.0.0" },
  security: [{ key: [] }],
  paths: {
    "/numbers/list": {
      get: {
        operationId: "numbers_list",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 50 } },
          { name: "sorted", in: "query", schema: { type: "boolean" } },
          { name: "tag", in: "query", schema: { type: "array", items: text, maxItems: 2 } },
          { name: "id", in: "query", explode: false, schema: { type: "array", items: { type: "integer" } } },
          { name: "X-Trace", in: "header", schema: { type: "string", maxLength: 4 } },
          { name: "session", in: "cookie", schema: { type: "integer" } },
        ],
        responses: { "200": { description: "The input.", content: json({ type: "object" }) }, "400": envelope },
      },
    },
    "/numbers/{number-id}": {
      put: {
        operationId: "numbers_label",
        parameters: [{ name: "number-id", in: "path", required: true, schema: { type: "integer" } }],
        requestBody: { required: true, content: json({ $ref: "#/components/schemas/Label" }) },
        responses: { "200": { description: "The input.", content: json({ type: "object" }) }, "400": envelope },
      },
      delete: {
        operationId: "numbers_release",
        parameters: [
          { name: "number-id", in: "path", required: true, schema: { type: "integer" } },
          { name: "reason", in: "query", required: true, schema: text },
        ],
        responses: {
          "200": { description: "Released.", content: json({ $ref: "#/components/schemas/Label" }) },
          "204": { description: "Released." },
        },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: "http", scheme: "bearer" } },
    schemas: {
      Label: {
        type: "object",
        required: ["label"],
        properties: {
          label: { type: "string", minLength: 1 },
          at: { type: "string", format: "date-time" },
          size: { type: "integer" },
        },
        unevaluatedProperties: false,
      },
      Envelope: { type: "object", required: ["trackingId", "error"] },
    },
  },
};
