/** Request to one of the documents: method and target, then headers and a body. */
export interface CorpusRequest {
  readonly target: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData | Uint8Array<ArrayBuffer>;
}

/** Document that shows one feature of OpenAPI, with requests that it allows, and ones with a single fault. */
export interface CorpusDocument {
  readonly feature: string;
  readonly openapi?: string;
  readonly path?: string;
  readonly method?: string;
  readonly operation?: object;
  readonly root?: Readonly<Record<string, unknown>>;
  /** Schema of the response, which does not have an example. */
  readonly schema?: object | boolean;
  readonly schemas?: Readonly<Record<string, object>>;
  readonly accepted?: readonly CorpusRequest[];
  readonly refused?: readonly CorpusRequest[];
}

const ints = { type: "array", items: { type: "integer" }, minItems: 2 };
const point = { type: "object", required: ["x"], properties: { x: { type: "integer" }, y: { type: "integer" } } };

function parameter(rest: object, place = "query"): object {
  return { parameters: [{ name: "p", in: place, required: true, ...rest }] };
}

function jsonBody(schema: object, required = true): object {
  return { requestBody: { required, content: { "application/json": { schema } } } };
}

function json(value: unknown): CorpusRequest {
  return {
    target: "/it",
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(value),
  };
}

function form(body: string): CorpusRequest {
  return { target: "/it", method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body };
}

function multipart(...entries: readonly (readonly [name: string, value: string | Blob])[]): CorpusRequest {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  return { target: "/it", method: "POST", body };
}

const word = { type: "string" };

/** Documents for requests. */
const REQUESTS: readonly CorpusDocument[] = [
  {
    feature: "a form list that is exploded by default",
    operation: parameter({ schema: ints }),
    accepted: [{ target: "/it?p=1&p=2" }],
    refused: [{ target: "/it?p=1" }, { target: "/it?p=1&p=x" }, { target: "/it" }],
  },
  {
    feature: "a form list in one value",
    operation: parameter({ schema: ints, explode: false }),
    accepted: [{ target: "/it?p=1,2" }],
    refused: [{ target: "/it?p=1" }, { target: "/it?p=1,x" }],
  },
  {
    feature: "a form list with values that contain the delimiter",
    operation: parameter({ schema: { type: "array", items: { enum: ["a,b", "c"] }, minItems: 2 }, explode: false }),
    accepted: [{ target: "/it?p=a%2Cb,c" }],
    refused: [{ target: "/it?p=a,b,c" }],
  },
  {
    feature: "a pipe-delimited list",
    operation: parameter({ schema: ints, style: "pipeDelimited", explode: false }),
    accepted: [{ target: "/it?p=1|2" }, { target: "/it?p=1%7C2" }],
    refused: [{ target: "/it?p=1,2" }],
  },
  {
    feature: "a space-delimited list",
    operation: parameter({ schema: ints, style: "spaceDelimited", explode: false }),
    accepted: [{ target: "/it?p=1%202" }, { target: "/it?p=1+2" }],
    refused: [{ target: "/it?p=1|2" }],
  },
  {
    feature: "a form object that is exploded by default",
    operation: parameter({ schema: point }),
    accepted: [{ target: "/it?x=1&y=2" }],
    refused: [{ target: "/it?y=2" }, { target: "/it?x=a" }],
  },
  {
    feature: "a form object in one value",
    operation: parameter({ schema: point, explode: false }),
    accepted: [{ target: "/it?p=x,1,y,2" }],
    refused: [{ target: "/it?p=y,2" }],
  },
  {
    feature: "a deep object",
    operation: parameter({
      schema: { ...point, properties: { ...point.properties, tags: { type: "array", items: word } } },
      style: "deepObject",
    }),
    accepted: [{ target: "/it?p[x]=1&p[tags][]=a&p[tags][]=b" }, { target: "/it?p%5Bx%5D=1" }],
    refused: [{ target: "/it?p[y]=1" }, { target: "/it?p[x]=a" }],
  },
  {
    feature: "a parameter with JSON content",
    operation: parameter({ content: { "application/json": { schema: point } } }),
    accepted: [{ target: `/it?p=${encodeURIComponent('{"x":1}')}` }],
    refused: [{ target: `/it?p=${encodeURIComponent('{"x":"a"}')}` }, { target: "/it?p={" }],
  },
  {
    feature: "a form list of objects",
    operation: parameter({ schema: { type: "array", items: point } }),
    accepted: [{ target: `/it?p=${encodeURIComponent('{"x":1}')}&p=${encodeURIComponent('{"x":2,"y":3}')}` }],
    refused: [{ target: `/it?p=${encodeURIComponent('{"x":"a"}')}` }, { target: "/it?p=1" }],
  },
  {
    feature: "a query behind the path",
    path: "/it?kind=new",
    operation: parameter({ schema: { type: "integer" } }),
    accepted: [{ target: "/it?kind=new&p=1" }],
    refused: [{ target: "/it?kind=new&p=x" }],
  },
  {
    feature: "an empty form",
    method: "post",
    operation: {
      requestBody: {
        required: true,
        content: { "application/x-www-form-urlencoded": { schema: { type: "object", properties: { p: word } } } },
      },
    },
    accepted: [form(""), form("p=a")],
    refused: [{ target: "/it", method: "POST" }],
  },
  {
    feature: "a parameter of several types",
    operation: parameter({
      schema: {
        anyOf: [
          { type: "integer", minimum: 5 },
          { type: "string", enum: ["all", "3"] },
        ],
      },
    }),
    accepted: [{ target: "/it?p=7" }, { target: "/it?p=all" }, { target: "/it?p=3" }],
    refused: [{ target: "/it?p=4" }, { target: "/it?p=none" }],
  },
  {
    feature: "an empty value that is allowed",
    operation: parameter({ schema: { type: "integer" }, allowEmptyValue: true }),
    accepted: [{ target: "/it?p" }, { target: "/it?p=" }, { target: "/it?p=1" }],
    refused: [{ target: "/it?p=x" }],
  },
  {
    feature: "a cookie",
    operation: parameter({ schema: { type: "integer" } }, "cookie"),
    accepted: [{ target: "/it", headers: { cookie: "a=b; p=7" } }],
    refused: [{ target: "/it", headers: { cookie: "p=x" } }, { target: "/it" }],
  },
  {
    feature: "a header list",
    operation: parameter({ schema: ints }, "header"),
    accepted: [{ target: "/it", headers: { p: "1, 2" } }],
    refused: [{ target: "/it", headers: { p: "1" } }, { target: "/it" }],
  },
  {
    feature: "header parameters that are not parameters",
    operation: {
      parameters: ["Accept", "Content-Type", "Authorization"].map((name) => ({
        ...{ name, in: "header", required: true, schema: { type: "string", enum: ["x"] } },
      })),
    },
    accepted: [{ target: "/it" }],
  },
  {
    feature: "a simple list in the path",
    path: "/it/{p}",
    operation: parameter({ schema: ints }, "path"),
    accepted: [{ target: "/it/1,2" }],
    refused: [{ target: "/it/1" }, { target: "/it/1,x" }],
  },
  {
    feature: "a label list in the path",
    path: "/it/{p}",
    operation: parameter({ schema: ints, style: "label", explode: true }, "path"),
    accepted: [{ target: "/it/.1.2" }],
    refused: [{ target: "/it/.1" }],
  },
  {
    feature: "a matrix object in the path",
    path: "/it/{p}",
    operation: parameter({ schema: point, style: "matrix", explode: true }, "path"),
    accepted: [{ target: "/it/;x=1;y=2" }],
    refused: [{ target: "/it/;y=2" }],
  },
  {
    feature: "a matrix list in the path",
    path: "/it/{p}",
    operation: parameter({ schema: ints, style: "matrix" }, "path"),
    accepted: [{ target: "/it/;p=1,2" }],
    refused: [{ target: "/it/;p=1" }],
  },
  {
    feature: "a 64-bit integer in the path",
    path: "/it/{p}",
    operation: parameter({ schema: { type: "integer", format: "int64" } }, "path"),
    accepted: [{ target: "/it/9223372036854775807" }, { target: "/it/-9007199254740993" }],
    refused: [{ target: "/it/9223372036854775808" }, { target: "/it/1.5" }],
  },
  {
    feature: "a file name with an extension in the path",
    path: "/it/{id}.{format}",
    operation: {
      parameters: [
        { name: "id", in: "path", required: true, schema: word },
        { name: "format", in: "path", required: true, schema: { enum: ["json", "csv"] } },
      ],
    },
    accepted: [{ target: "/it/a.b.json" }],
    refused: [{ target: "/it/a.xml" }],
  },
  {
    feature: "optional security",
    root: { components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } } },
    operation: { security: [{ key: [] }, {}] },
    accepted: [{ target: "/it" }, { target: "/it", headers: { authorization: "Bearer x" } }],
  },
  {
    feature: "a base path of the server",
    root: { servers: [{ url: "https://api.example.test/{version}", variables: { version: { default: "v2" } } }] },
    accepted: [{ target: "/v2/it" }, { target: "/it" }],
  },
  {
    feature: "repeated keys in an urlencoded form",
    method: "post",
    operation: {
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: { type: "object", required: ["ids"], properties: { ids: ints, name: word } },
          },
        },
      },
    },
    accepted: [form("ids=1&ids=2&name=a+b")],
    refused: [form("ids=1"), form("ids=1&ids=x"), form("name=a")],
  },
  {
    feature: "a list in one value of an urlencoded form",
    method: "post",
    operation: {
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: { type: "object", properties: { ids: ints } },
            encoding: { ids: { style: "form", explode: false } },
          },
        },
      },
    },
    accepted: [form("ids=1,2")],
    refused: [form("ids=1")],
  },
  {
    feature: "files and JSON in a multipart form",
    method: "post",
    operation: {
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              required: ["files", "meta"],
              properties: {
                files: { type: "array", minItems: 2, items: { type: "string", format: "binary" } },
                meta: point,
                count: { type: "integer" },
              },
            },
          },
        },
      },
    },
    accepted: [multipart(["files", new Blob(["a"])], ["files", new Blob(["b"])], ["meta", '{"x":1}'], ["count", "3"])],
    refused: [
      multipart(["files", new Blob(["a"])], ["meta", '{"x":1}']),
      multipart(["files", new Blob(["a"])], ["files", new Blob(["b"])], ["meta", '{"x":"a"}']),
      multipart(["files", new Blob(["a"])], ["files", new Blob(["b"])], ["meta", '{"x":1}'], ["count", "x"]),
    ],
  },
  {
    feature: "a body that may be null",
    method: "post",
    operation: jsonBody({ type: ["object", "null"] }),
    accepted: [json(null), json({})],
    refused: [json(1)],
  },
  {
    feature: "decimals",
    method: "post",
    operation: jsonBody({ type: "number", multipleOf: 0.01 }),
    accepted: [json(19.99), json(0.07)],
    refused: [json(19.999)],
  },
  {
    feature: "keywords of JSON Schema 2020-12",
    method: "post",
    operation: jsonBody({
      type: "object",
      properties: {
        pair: { prefixItems: [{ type: "integer" }, word], items: false },
        marked: { type: "array", contains: { const: 1 }, minContains: 2 },
        card: true,
        address: true,
      },
      dependentRequired: { card: ["address"] },
      unevaluatedProperties: false,
    }),
    accepted: [json({ pair: [1, "a"], marked: [1, 2, 1], card: 1, address: 1 })],
    refused: [json({ pair: [1, "a", 2] }), json({ marked: [1, 2] }), json({ card: 1 }), json({ other: 1 })],
  },
  {
    feature: "read-only members",
    method: "post",
    schemas: {
      Item: {
        type: "object",
        required: ["id", "name"],
        properties: {
          id: { type: "integer", readOnly: true },
          name: word,
          child: { $ref: "#/components/schemas/Item" },
        },
      },
    },
    operation: jsonBody({ oneOf: [{ $ref: "#/components/schemas/Item" }, { type: "integer" }] }),
    accepted: [json({ name: "a", child: { name: "b" } })],
    refused: [json({ child: { name: "b" } })],
  },
  {
    feature: "XML",
    method: "post",
    schemas: {
      Book: {
        type: "object",
        required: ["id", "title"],
        xml: { name: "book" },
        properties: {
          id: { type: "integer", xml: { attribute: true } },
          title: word,
          tags: { type: "array", items: { type: "string", xml: { name: "tag" } }, xml: { wrapped: true } },
        },
      },
    },
    operation: {
      requestBody: {
        required: true,
        content: { "application/xml": { schema: { $ref: "#/components/schemas/Book" } } },
      },
    },
    accepted: [
      {
        target: "/it",
        method: "POST",
        headers: { "content-type": "application/xml" },
        body: '<book id="7"><title>A &amp; B</title><tags><tag>x</tag></tags></book>',
      },
    ],
    refused: [
      {
        target: "/it",
        method: "POST",
        headers: { "content-type": "application/xml" },
        body: '<book id="x"><title>A</title></book>',
      },
    ],
  },
];

/** Documents for responses that have a schema and no example. */
export const RESPONSES: readonly CorpusDocument[] = [
  { feature: "a pattern", schema: { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" } },
  { feature: "a multiple with limits", schema: { type: "number", multipleOf: 0.25, minimum: 3.1, maximum: 3.6 } },
  { feature: "bytes", schema: { type: "string", format: "byte" }, openapi: "3.0.3" },
  { feature: "a duration", schema: { type: "string", format: "duration" } },
  { feature: "a set", schema: { type: "array", uniqueItems: true, minItems: 3, items: { enum: ["a", "b", "c"] } } },
  {
    feature: "a recursion",
    schema: { $ref: "#/components/schemas/Node" },
    schemas: {
      Node: {
        type: "object",
        required: ["id", "next"],
        properties: { id: word, next: { anyOf: [{ $ref: "#/components/schemas/Node" }, { type: "null" }] } },
      },
    },
  },
  {
    feature: "a tuple",
    schema: { type: "array", prefixItems: [{ type: "integer" }, { type: "boolean" }], items: false, minItems: 2 },
  },
  {
    feature: "a number of properties",
    schema: { type: "object", minProperties: 3, additionalProperties: { type: "integer" } },
  },
  {
    feature: "alternatives of required members",
    schema: { type: "object", properties: { a: word, b: word }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
  },
  {
    feature: "one of several beside properties",
    schema: {
      type: "object",
      required: ["id"],
      properties: { id: word },
      oneOf: [
        { required: ["a"], properties: { a: word } },
        { required: ["b"], properties: { b: word } },
      ],
    },
  },
  {
    feature: "a condition",
    schema: JSON.parse(
      '{"type":"object","required":["kind"],"properties":{"kind":{"enum":["a","b"]}},"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["x"]},"else":{"required":["y"]}}',
    ),
  },
  {
    feature: "something forbidden",
    schema: { type: "object", properties: { a: word, b: word }, not: { required: ["b"] } },
  },
  {
    feature: "a list that contains something",
    schema: { type: "array", items: { type: "integer" }, contains: { minimum: 100 }, minContains: 2 },
  },
  {
    feature: "write-only members",
    schema: {
      type: "object",
      required: ["name", "secret"],
      properties: { name: word, secret: { type: "string", writeOnly: true } },
    },
  },
  {
    feature: "null in OpenAPI 3.0",
    openapi: "3.0.3",
    schema: {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string", nullable: true, enum: ["x", null] } },
    },
  },
  {
    feature: "a discriminator",
    schema: {
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind" },
    },
    schemas: {
      Cat: { type: "object", required: ["kind"], properties: { kind: { const: "Cat" } } },
      Dog: {
        type: "object",
        required: ["kind", "bark"],
        properties: { kind: { const: "Dog" }, bark: { type: "boolean" } },
      },
    },
  },
  {
    feature: "composed parts",
    schema: {
      allOf: [
        { type: "object", required: ["a"], properties: { a: word } },
        { type: "object", required: ["b"], properties: { b: { type: "string", format: "date-time" } } },
      ],
    },
  },
  {
    feature: "names by a pattern",
    schema: { type: "object", propertyNames: { pattern: "^[a-z]{2}$" }, minProperties: 2, additionalProperties: word },
  },
  { feature: "any value", schema: true },
];

export const CORPUS: readonly CorpusDocument[] = [...REQUESTS, ...RESPONSES];

/** OpenAPI document of an entry of the corpus. */
export function toDocument({ openapi = "3.1.0", path = "/it", method = "get", ...entry }: CorpusDocument): object {
  const { operation, root = {}, schema = { type: "object" }, schemas = {} } = entry;
  const responses = { 200: { description: "It.", content: { "application/json": { schema } } } };
  const components = { ...Object(root["components"]), schemas };
  const paths = { [path]: { [method]: { ...operation, responses } } };
  return { openapi, info: { title: entry.feature, version: "1.0.0" }, ...root, paths, components };
}
