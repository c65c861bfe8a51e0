/** Contract with features that the Numbers API does not use yet: parameters, request bodies, several media types. */
export const fixture: object = {
  openapi: "3.1.0",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: { title: "Items", version: "1.0.0" },
  security: [{ key: [] }],
  paths: {
    "/items": { post: addItem() },
    "/items/{itemId}": {
      parameters: [{ name: "itemId", in: "path", required: true, schema: { type: "integer" } }],
      get: getItem(),
      put: setItem(),
    },
    "/items/latest": { get: open({ 200: json(item(), { latest: { label: "z" } }) }) },
    "/report": { get: open({ 200: report() }) },
    "/list": { get: open({ 200: { description: "A row.", content: { "text/csv": { example: { row: 1 } } } } }) },
    "/any": { get: open({ 200: { description: "Of any type.", content: { "*/*": any() } } }) },
    "/silent": { get: open({}) },
  },
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
};

function addItem(): object {
  // The contract does not document invalid requests or a missing key.
  return { requestBody: itemBody(), responses: { 201: json(item(), { added: { label: "new" } }) } };
}

function getItem(): object {
  return {
    parameters: [
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } },
      { name: "X-Mode", in: "header", schema: { type: "string", enum: ["fast", "slow"] } },
    ],
    responses: {
      200: {
        ...json(item(), { short: { label: "a" }, long: { label: "abcde" } }),
        headers: { "X-Total": { schema: { type: "integer", examples: [7] } } },
      },
      400: json(envelope(), { wrong: problem("wrong") }),
      "4XX": json(envelope(), { other: problem("other") }),
    },
  };
}

function setItem(): object {
  const shapeOfItsOwn = { type: "object", required: ["problems"] };
  return {
    requestBody: itemBody(),
    responses: {
      204: { description: "Done." },
      422: json(shapeOfItsOwn, { first: { problems: [1] }, second: { problems: [2] } }),
    },
  };
}

function report(): object {
  const csv = { schema: { type: "string" }, examples: { small: { value: "a,b" }, large: { value: "a,b\nc,d" } } };
  return {
    description: "A report.",
    content: { ...content({ type: "object" }, { small: { rows: 1 } }), "text/csv": csv, "application/pdf": {} },
  };
}

function any(): object {
  return { examples: { data: { value: { rows: 1 } }, text: { value: "one row" } } };
}

function open(responses: object): object {
  return { security: [], responses };
}

function itemBody(): object {
  return { required: true, content: { "application/json": { schema: item() } } };
}

function item(): object {
  const word = { type: "string", "x-faker": "lorem.word" };
  return { type: "object", required: ["label"], properties: { label: { type: "string", maxLength: 5 }, word } };
}

function envelope(): object {
  const text = { type: "string" };
  const error = { type: "object", required: ["code", "message"], properties: { code: text, message: text } };
  return { type: "object", required: ["trackingId", "error"], properties: { trackingId: text, error } };
}

function problem(code: string): object {
  return { trackingId: "trk_1", error: { code, message: "It is wrong." } };
}

function json(schema: object, examples: Readonly<Record<string, unknown>>): object {
  return { description: "JSON.", content: content(schema, examples) };
}

function content(schema: object, examples: Readonly<Record<string, unknown>>): object {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
  return { "application/json": { schema, examples: Object.fromEntries(named) } };
}
