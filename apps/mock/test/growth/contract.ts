/** Contract with the features whose parsing takes loops: parameters of every style, and bodies of every type. */
export const contract: object = {
  openapi: "3.1.0",
  info: { title: "Growth", version: "1.0.0" },
  servers: [
    { url: "/v1" },
    { url: "/v2/v3" },
    { url: "/{version}" },
    { url: "https://{region}.example/{version}/api" },
  ],
  paths: {
    "/{a}-{b}-{c}": { get: get(["a", "b", "c"].map((name) => parameter("path", name))) },
    "/files/{id}.{format}": { get: get(["id", "format"].map((name) => parameter("path", name))) },
    "/label/{ids}": { get: get([{ ...parameter("path", "ids", list()), style: "label", explode: true }]) },
    "/matrix/{ids}": { get: get([{ ...parameter("path", "ids", list()), style: "matrix", explode: true }]) },
    "/search": {
      get: get([
        parameter("query", "q"),
        parameter("query", "tags", list()),
        { ...parameter("query", "piped", list()), style: "pipeDelimited", explode: false },
        { ...parameter("query", "spaced", list()), style: "spaceDelimited", explode: false },
        { ...parameter("query", "filter", { type: "object" }), style: "deepObject" },
        { ...parameter("query", "rest", { type: "object", additionalProperties: { type: "string" } }), explode: true },
        parameter("header", "X-Many", list()),
        parameter("cookie", "theme"),
        { ...parameter("cookie", "seen", list()), explode: true },
      ]),
    },
    "/bodies": {
      post: {
        requestBody: {
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Body" } },
            "application/x-www-form-urlencoded": { schema: { $ref: "#/components/schemas/Form" } },
            "multipart/form-data": { schema: { $ref: "#/components/schemas/Form" } },
            "application/xml": { schema: { $ref: "#/components/schemas/Tree" } },
            "text/plain": { schema: { type: "string" } },
          },
        },
        responses: { 204: { description: "Taken." } },
      },
    },
  },
  components: {
    schemas: {
      Body: {
        anyOf: [
          { type: "array", uniqueItems: true, items: { type: "string", pattern: "^a*b$" } },
          closed(),
          { type: "integer" },
        ],
      },
      Form: { type: "object", properties: { tags: list(), member: { type: "object" }, size: { type: "integer" } } },
      Tree: {
        type: "object",
        properties: { name: { type: "string" }, tree: { $ref: "#/components/schemas/Tree" }, tags: list() },
      },
    },
    securitySchemes: { key: { type: "apiKey", in: "cookie", name: "session" } },
  },
  security: [{ key: [] }, {}],
};

function get(parameters: readonly object[]): object {
  const types = ["application/json", "application/xml", "text/plain", "image/*"].map((type) => [type, { schema: {} }]);
  return { parameters, responses: { 200: { description: "It.", content: Object.fromEntries(types) } } };
}

function parameter(place: string, name: string, schema: object = { type: "string" }): object {
  return { name, in: place, schema, ...(place === "path" && { required: true }) };
}

function list(): object {
  return { type: "array", items: { type: "string" } };
}

function closed(): object {
  return { type: "object", properties: { next: { type: "object" } }, additionalProperties: false };
}
