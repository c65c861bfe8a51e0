/** Contract that is hard to parse: parameters of every place and style, and bodies of many types. */
export const contract: object = {
  openapi: "3.1.0",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: { title: "Things", version: "1.0.0" },
  security: [{ bearer: [] }, { basic: [] }, { inHeader: [] }, { inQuery: [] }, { inCookie: [] }],
  paths: {
    "/things": {
      get: { parameters: searchParameters(), responses: { 200: json({ many: [] }), ...errors() } },
      post: { requestBody: body({ "application/json": { $ref: "#/components/schemas/Thing" } }), responses: written() },
    },
    "/things/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      get: { responses: { 200: json({ one: { name: "a" } }), ...errors() } },
      delete: { responses: { 204: { description: "Gone." } } },
    },
    "/things/{id}/report.{format}": {
      parameters: ["id", "format"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      get: { responses: { 200: json({ report: { name: "r" } }) } },
    },
    "/forms": {
      post: {
        requestBody: body({ "application/x-www-form-urlencoded": form(), "multipart/form-data": form() }),
        responses: written(),
      },
    },
    "/notes": {
      post: {
        requestBody: body({ "text/plain": { type: "string", maxLength: 50 }, "application/xml": { type: "string" } }),
        responses: written(),
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string", pattern: "^[a-z]+$" },
          size: { type: "integer", minimum: 0 },
          parent: { $ref: "#/components/schemas/Thing" },
        },
      },
    },
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      basic: { type: "http", scheme: "basic" },
      inHeader: { type: "apiKey", in: "header", name: "X-Key" },
      inQuery: { type: "apiKey", in: "query", name: "key" },
      inCookie: { type: "apiKey", in: "cookie", name: "session" },
    },
  },
};

function searchParameters(): object[] {
  const names = { type: "array", items: { type: "string", maxLength: 5 }, maxItems: 3 };
  const sizes = { type: "object", properties: { from: { type: "integer" }, to: { type: "integer" } } };
  return [
    { name: "page", in: "query", schema: { type: "integer", maximum: 100 } },
    { name: "tags", in: "query", schema: names },
    { name: "piped", in: "query", style: "pipeDelimited", explode: false, schema: names },
    { name: "sizes", in: "query", style: "deepObject", schema: sizes },
    { name: "X-Mode", in: "header", schema: { type: "string", enum: ["fast", "slow"] } },
    { name: "X-Many", in: "header", schema: names },
    { name: "theme", in: "cookie", schema: { type: "string" } },
  ];
}

function form(): object {
  return {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, size: { type: "integer" }, file: { type: "string", format: "binary" } },
  };
}

function written(): object {
  return { 201: json({ written: { name: "a" } }), ...errors() };
}

function errors(): object {
  const wrong = { trackingId: "trk_1", error: { code: "wrong", message: "It is wrong." } };
  return { 400: json({ wrong }, envelope()) };
}

/** Error envelope of the mock, which lists the validation errors of a request. */
function envelope(): object {
  const text = { type: "string" };
  const error = { type: "object", required: ["code", "message"], properties: { code: text, message: text } };
  return { type: "object", required: ["trackingId", "error"], properties: { trackingId: text, error } };
}

function body(types: Readonly<Record<string, object>>): object {
  const contents = Object.entries(types).map(([type, schema]) => [type, { schema }]);
  return { required: true, content: Object.fromEntries(contents) };
}

function json(examples: Readonly<Record<string, unknown>>, schema: object = {}): object {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
  return { description: "JSON.", content: { "application/json": { schema, examples: Object.fromEntries(named) } } };
}
