/** A contract of two operations that have an error in common, and take their keys in a header of their own. */
export const messages: object = {
  openapi: "3.1.0",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: { title: "Messages", version: "1.0.0" },
  security: [{ key: [] }],
  paths: {
    "/messages": {
      get: { summary: "List the messages", responses: { 200: json({ two: ["a", "b"], none: [] }), 503: outage() } },
      post: {
        requestBody: { content: { "application/json": { schema: { type: "object" } } } },
        responses: { 201: json({ sent: { id: 1 } }), 503: outage() },
      },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Account" } } },
};

function outage(): object {
  return json({ outage: { reason: "maintenance" } });
}

function json(examples: Readonly<Record<string, unknown>>): object {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
  return { description: "JSON.", content: { "application/json": { schema: {}, examples: Object.fromEntries(named) } } };
}
