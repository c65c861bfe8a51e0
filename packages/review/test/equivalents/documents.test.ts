// Neighbours of the equivalents beyond schemas: headers, access, servers, responses, discriminators, paths, media types.
import { describe, expect, it } from "vitest";
import { type Reported, reviewDocuments, reviewFiles, writeFiles } from "../command/documents.ts";

type Json = Readonly<Record<string, unknown>>;
type Row = readonly [title: string, before: Json, after: Json];

const S = { type: "string" };
const KEY = { type: "apiKey", in: "header", name: "X-Key" };
const TOKEN = { type: "http", scheme: "bearer" };
const OAUTH = {
  type: "oauth2",
  flows: { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { read: "Read.", write: "Write." } } },
};
const SCHEMES = { key: KEY, token: TOKEN, oauth: OAUTH };

/** Whole document: an operation, and members of the document. */
const whole = (operation: Json, more: Json = {}): Json => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1.0.0" },
  paths: { "/a": { get: { responses: { "200": { description: "It." } }, ...operation } } },
  ...more,
});
const secured = (security: unknown, global?: unknown): Json =>
  whole(
    { ...(security !== undefined && { security }) },
    { ...(global !== undefined && { security: global }), components: { securitySchemes: SCHEMES } },
  );
/** Contract that demands one scheme. */
const withScheme = (name: string, scheme: Json, scopes: readonly string[] = []): Json =>
  whole({}, { security: [{ [name]: scopes }], components: { securitySchemes: { [name]: scheme } } });
const served = (...servers: readonly unknown[]): Json => whole({}, { servers });
const answering = (responses: Json): Json => whole({ responses });
const returning = (response: Json): Json => answering({ "200": { description: "It.", ...response } });
const withContent = (content: Json): Json => returning({ content });
const taking = (...parameters: readonly unknown[]): Json => whole({ parameters });
const query = (name: string, more: Json = {}): Json => ({ name, in: "query", schema: S, ...more });
const at = (paths: Json, more: Json = {}): Json => ({ ...whole({}), paths, ...more });
const get = { responses: { "200": { description: "It." } } };
const json = (schema: Json): Json => ({ "application/json": { schema } });
const pet = (discriminator: Json, more: Json = {}): Json =>
  whole(
    { responses: { "200": { description: "It.", content: json({ $ref: "#/components/schemas/Pet" }) } } },
    {
      components: {
        schemas: {
          Pet: { oneOf: ["Cat", "Dog"].map((name) => ({ $ref: `#/components/schemas/${name}` })), discriminator },
          Cat: { type: "object", required: ["kind"], properties: { kind: S, lives: { type: "integer" } } },
          Dog: { type: "object", required: ["kind"], properties: { kind: S, tricks: { type: "array" } } },
          ...more,
        },
      },
    },
  );
/** Contract that returns a flag or a component that refers to itself. */
const returningTree = (name: string, tree: (self: Json) => Json): Json => {
  const self = { $ref: `#/components/schemas/${name}` };
  return {
    ...withContent(json({ oneOf: [self, { type: "boolean" }] })),
    components: { schemas: { [name]: tree(self) } },
  };
};
const listOf = (items: Json): Json => ({ type: "array", items });
const mapOf = (additionalProperties: Json): Json => ({ type: "object", additionalProperties });
const nodeOf = (child: Json): Json => ({
  type: "object",
  properties: { child, name: S },
  not: { required: ["parent"], properties: { parent: child } },
});

const LIST = listOf(S);
const FORM = "multipart/form-data";
const URLENCODED = "application/x-www-form-urlencoded";
const linking = (link: Json): Json =>
  whole({ operationId: "a", responses: { "200": { description: "It.", links: { a: link } } } });
/** Contract that takes a body with one member, a text. */
const sending = (mediaType: string, encoding: Json = {}): Json =>
  whole({ requestBody: { content: { [mediaType]: { schema: { type: "object", properties: { a: S } }, encoding } } } });

const MAPPING = { Cat: "#/components/schemas/Cat", Dog: "#/components/schemas/Dog" };

const SAME: readonly Row[] = [
  // Names
  ["a list of itself in a union, renamed", returningTree("Tree", listOf), returningTree("Bush", listOf)],
  ["a map of itself in a union, renamed", returningTree("Tree", mapOf), returningTree("Bush", mapOf)],
  ["an object of itself in a union, renamed", returningTree("Tree", nodeOf), returningTree("Bush", nodeOf)],
  // Headers
  [
    "a response header in another case",
    returning({ headers: { "X-Count": { schema: S } } }),
    returning({ headers: { "x-count": { schema: S } } }),
  ],
  [
    "response headers in another order",
    returning({ headers: { A: { schema: S }, B: { schema: S } } }),
    returning({ headers: { B: { schema: S }, A: { schema: S } } }),
  ],
  [
    "defaults of a response header",
    returning({ headers: { A: { schema: S } } }),
    returning({ headers: { A: { schema: S, required: false, deprecated: false, style: "simple", explode: false } } }),
  ],
  [
    "a response header as a component",
    returning({ headers: { A: { schema: S } } }),
    {
      ...returning({ headers: { A: { $ref: "#/components/headers/A" } } }),
      components: { headers: { A: { schema: S } } },
    },
  ],
  // Access
  ["alternatives in another order", secured([{ key: [] }, { token: [] }]), secured([{ token: [] }, { key: [] }])],
  ["schemes in another order", secured([{ key: [], token: [] }]), secured([{ token: [], key: [] }])],
  ["scopes in another order", secured([{ oauth: ["read", "write"] }]), secured([{ oauth: ["write", "read"] }])],
  ["no access rule, and an empty one", secured(undefined), secured([])],
  ["an empty rule of the document", secured(undefined), secured(undefined, [])],
  ["an alternative without credentials alone", secured([]), secured([{}])],
  ["access that is optional, and none", secured([{ key: [] }, {}]), secured([{}, { key: [] }])],
  ["a rule of the document at the operation", secured(undefined, [{ key: [] }]), secured([{ key: [] }])],
  ["an alternative twice", secured([{ key: [] }]), secured([{ key: [] }, { key: [] }])],
  [
    "a scheme in another case",
    withScheme("a", { type: "http", scheme: "bearer" }),
    withScheme("a", { type: "http", scheme: "Bearer" }),
  ],
  [
    "two schemes of one kind, renamed",
    whole({}, { security: [{ a: [] }], components: { securitySchemes: { a: TOKEN, b: TOKEN } } }),
    whole({}, { security: [{ a: [] }], components: { securitySchemes: { a: TOKEN, c: TOKEN } } }),
  ],
  [
    "two schemes of one kind, both renamed",
    whole(
      { security: [{ b: [] }] },
      { security: [{ a: [] }], components: { securitySchemes: { a: TOKEN, b: TOKEN } } },
    ),
    whole(
      { security: [{ d: [] }] },
      { security: [{ c: [] }], components: { securitySchemes: { c: TOKEN, d: TOKEN } } },
    ),
  ],
  [
    "two schemes that change their names",
    whole({}, { security: [{ a: [] }], components: { securitySchemes: { a: TOKEN, b: KEY } } }),
    whole({}, { security: [{ b: [] }], components: { securitySchemes: { a: KEY, b: TOKEN } } }),
  ],
  ["a scheme with a description", withScheme("a", KEY), withScheme("a", { ...KEY, description: "It." })],
  [
    "a scope with another description",
    withScheme("a", OAUTH, ["read"]),
    withScheme(
      "a",
      {
        type: "oauth2",
        flows: {
          clientCredentials: { tokenUrl: "https://a.example/t", scopes: { write: "Changes.", read: "Reads." } },
        },
      },
      ["read"],
    ),
  ],
  // Servers
  ["no servers, and the default", whole({}), served({ url: "/" })],
  ["an empty list of servers", whole({}), whole({}, { servers: [] })],
  [
    "servers in another order",
    served({ url: "https://a.example" }, { url: "https://b.example" }),
    served({ url: "https://b.example" }, { url: "https://a.example" }),
  ],
  [
    "a server's description and slash",
    served({ url: "https://a.example" }),
    served({ url: "https://a.example/", description: "It." }),
  ],
  [
    "a variable with a list of its only value",
    served({ url: "https://{a}.example", variables: { a: { default: "x" } } }),
    served({ url: "https://{a}.example", variables: { a: { default: "x", description: "It." } } }),
  ],
  [
    "variables in another order",
    served({ url: "https://{a}.{b}", variables: { a: { default: "x" }, b: { default: "y" } } }),
    served({ url: "https://{a}.{b}", variables: { b: { default: "y" }, a: { default: "x" } } }),
  ],
  [
    "values of a variable in another order",
    served({ url: "https://{a}.example", variables: { a: { default: "x", enum: ["x", "y"] } } }),
    served({ url: "https://{a}.example", variables: { a: { default: "x", enum: ["y", "x"] } } }),
  ],
  [
    "servers at the operation",
    served({ url: "https://a.example" }),
    whole({ servers: [{ url: "https://a.example" }] }),
  ],
  // Responses
  [
    "a range, and a status of its own that is the same",
    answering({ "4XX": { description: "Wrong." } }),
    answering({ "4XX": { description: "Wrong." }, "404": { description: "Gone." } }),
  ],
  [
    "statuses in another order",
    answering({ "200": { description: "It." }, "404": { description: "Gone." } }),
    answering({ "404": { description: "Gone." }, "200": { description: "It." } }),
  ],
  [
    "a response as a component",
    answering({ "200": { description: "It.", content: json(S) } }),
    whole(
      { responses: { "200": { $ref: "#/components/responses/It" } } },
      { components: { responses: { It: { description: "It.", content: json(S) } } } },
    ),
  ],
  [
    "another description",
    answering({ "200": { description: "It." } }),
    answering({ "200": { description: "Them.", "x-note": 1 } }),
  ],
  // Discriminators
  ["a mapping of the names", pet({ propertyName: "kind" }), pet({ propertyName: "kind", mapping: MAPPING })],
  [
    "a mapping by names and by references",
    pet({ propertyName: "kind", mapping: { Cat: "Cat", Dog: "Dog" } }),
    pet({ propertyName: "kind", mapping: MAPPING }),
  ],
  [
    "a mapping in another order",
    pet({ propertyName: "kind", mapping: { c: MAPPING.Cat, d: MAPPING.Dog } }),
    pet({ propertyName: "kind", mapping: { d: MAPPING.Dog, c: MAPPING.Cat } }),
  ],
  [
    "a discriminator beside another unused component",
    pet({ propertyName: "kind" }),
    pet({ propertyName: "kind" }, { Unused: S }),
  ],
  [
    "a deprecated schema, in a part that is not",
    withContent(json({ allOf: [{ ...S, deprecated: true }] })),
    withContent(json({ deprecated: false, allOf: [{ ...S, deprecated: true }] })),
  ],
  // Paths and parameters
  ["parameters in another order", taking(query("a"), query("b")), taking(query("b"), query("a"))],
  ["a path parameter's name", at({ "/a/{id}": { get } }), at({ "/a/{key}": { get } })],
  [
    "a parameter that the operation overrides with the same",
    taking(query("a")),
    at({ "/a": { parameters: [query("a")], get: { ...get, parameters: [query("a")] } } }),
  ],
  [
    "a path as a component",
    at({ "/a": { get } }),
    at({ "/a": { $ref: "#/components/pathItems/A" } }, { components: { pathItems: { A: { get } } } }),
  ],
  [
    "a parameter as a component",
    taking(query("a")),
    whole(
      { parameters: [{ $ref: "#/components/parameters/A" }] },
      { components: { parameters: { A: query("a", { description: "It." }) } } },
    ),
  ],
  ["operations in another order", at({ "/a": { get, put: get } }), at({ "/a": { put: get, get } })],
  ["paths in another order", at({ "/a": { get }, "/b": { get } }), at({ "/b": { get }, "/a": { get } })],
  ["an empty list of parameters", whole({}), whole({ parameters: [] })],
  ["an example of a parameter", taking(query("a")), taking(query("a", { example: "x" }))],
  [
    "allowReserved that is off",
    taking(query("a")),
    taking(query("a", { allowReserved: false, allowEmptyValue: false })),
  ],
  [
    "the style of a list, spelled out",
    taking(query("a", { schema: { type: "array", items: S } })),
    taking(query("a", { schema: { type: "array", items: S }, style: "form", explode: true })),
  ],
  ["a header that OpenAPI ignores", taking({ name: "Accept", in: "header", schema: S }), whole({})],
  // Media types
  [
    "a media type in another case",
    withContent({ "application/json": { schema: S } }),
    withContent({ "Application/JSON": { schema: S } }),
  ],
  [
    "the spaces of a media type's parameter",
    withContent({ "text/plain;charset=utf-8": {} }),
    withContent({ "text/plain; charset=UTF-8": {} }),
  ],
  [
    "a media type's parameter in quotes",
    withContent({ "text/plain; charset=utf-8": {} }),
    withContent({ 'text/plain; charset="utf-8"': {} }),
  ],
  [
    "media types in another order",
    withContent({ "application/json": { schema: S }, "text/plain": {} }),
    withContent({ "text/plain": {}, "application/json": { schema: S } }),
  ],
  [
    "a media type without a schema, and with an empty one",
    withContent({ "text/plain": {} }),
    withContent({ "text/plain": { schema: {} } }),
  ],
  // The document
  ["an extension", whole({}), whole({ "x-internal": 1 }, { "x-note": "It." })],
  ["a list of tags", whole({}), whole({}, { tags: [{ name: "a" }] })],
  ["the documentation elsewhere", whole({}), whole({ externalDocs: { url: "https://a.example" } })],
  ["contact and license", whole({}), whole({}, { info: { title: "A", version: "1.0.0", contact: { name: "B" } } })],
  ["an unused component", whole({}), whole({}, { components: { schemas: { Unused: S } } })],
  ["another patch of OpenAPI", whole({}), { ...whole({}), openapi: "3.1.1" }],
  [
    "the dialect of OpenAPI, spelled out",
    whole({}),
    whole({}, { jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base" }),
  ],
  ["tags in another order", whole({ tags: ["a", "b"] }), whole({ tags: ["b", "a"] })],
  // What has no effect where it is written
  [
    "a list in a header, exploded",
    taking({ name: "X-A", in: "header", schema: LIST }),
    taking({ name: "X-A", in: "header", schema: LIST, explode: true, allowReserved: true, allowEmptyValue: true }),
  ],
  [
    "a list in a response header, exploded",
    returning({ headers: { A: { schema: LIST } } }),
    returning({ headers: { A: { schema: LIST, explode: true } } }),
  ],
  [
    "a server's variable that its URL does not have",
    served({ url: "https://a.example" }),
    served({ url: "https://a.example", variables: { a: { default: "x" } } }),
  ],
  ["a link by reference, and by id", linking({ operationRef: "#/paths/~1a/get" }), linking({ operationId: "a" })],
  [
    "an encoding of a JSON body",
    sending("application/json"),
    sending("application/json", { a: { contentType: "a/b" } }),
  ],
  ["a text, exploded", sending(URLENCODED), sending(URLENCODED, { a: { explode: false } })],
  [
    "media types of a part in another order",
    sending(FORM, { a: { contentType: "image/png, image/jpeg" } }),
    sending(FORM, { a: { contentType: "image/JPEG,image/png" } }),
  ],
  [
    "a part's header in another case",
    sending(FORM, { a: { headers: { "X-A": { schema: S } } } }),
    sending(FORM, { a: { headers: { "x-a": { schema: { allOf: [S] }, description: "It." } } } }),
  ],
];

/** Schemas of OpenAPI 3.0, and of 3.1 as converters write them, and as a person does. */
const UPGRADES: readonly (readonly [title: string, before: Json, ...after: Json[]])[] = [
  ["a nullable type", { ...S, nullable: true }, { type: ["string", "null"] }, { anyOf: [S, { type: "null" }] }],
  [
    "nullable, and values without null",
    { ...S, nullable: true, enum: ["a"] },
    { type: ["string", "null"], enum: ["a"] },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [
    "nullable without a type",
    { nullable: true, allOf: [{ type: "object" }] },
    { allOf: [{ type: "object" }] },
    { anyOf: [{ type: "object" }, { type: "null" }] },
  ],
  [
    "nullable, and a part without null",
    { type: "object", nullable: true, allOf: [{ type: "object", required: ["a"] }] },
    { type: ["object", "null"], allOf: [{ type: "object", required: ["a"] }] },
    { type: ["object", "null"], anyOf: [{ type: "object", required: ["a"] }, { type: "null" }] },
  ],
  [
    "exclusive limits",
    { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    { type: "number", exclusiveMinimum: 1, maximum: 9 },
  ],
  ["an example", { ...S, example: "a" }, { ...S, examples: ["a"] }],
  ["bytes", { ...S, format: "byte" }, { ...S, contentEncoding: "base64" }],
  ["a file", { ...S, format: "binary" }, { ...S, contentMediaType: "application/octet-stream" }],
];

/** Breaks, with the kinds that they are reported as. */
const BREAKS: readonly (readonly [...Row, kinds: readonly string[]])[] = [
  ["a response header is removed", returning({ headers: { A: { schema: S } } }), returning({}), ["header-removed"]],
  [
    "a response header becomes optional",
    returning({ headers: { A: { schema: S, required: true } } }),
    returning({ headers: { a: { schema: S } } }),
    ["header-became-optional"],
  ],
  [
    "a response header has another type",
    returning({ headers: { A: { schema: S } } }),
    returning({ headers: { a: { schema: { type: "integer" } } } }),
    ["type-changed"],
  ],
  [
    "an object in a response header is exploded",
    returning({ headers: { A: { schema: { type: "object" } } } }),
    returning({ headers: { A: { schema: { type: "object" }, explode: true } } }),
    ["parameter-style-changed"],
  ],
  [
    "a part's header has another type",
    sending(FORM, { a: { headers: { "X-A": { schema: S } } } }),
    sending(FORM, { a: { headers: { "x-a": { schema: { type: "integer" } } } } }),
    ["encoding-changed"],
  ],
  [
    "a part's header becomes required",
    sending(FORM, { a: { headers: { "X-A": { schema: S } } } }),
    sending(FORM, { a: { headers: { "X-A": { schema: S, required: true } } } }),
    ["encoding-changed"],
  ],
  ["a part is sent as another type", sending(FORM), sending(FORM, { a: { contentType: "a/b" } }), ["encoding-changed"]],
  ["a link leads elsewhere", linking({ operationId: "a" }), linking({ operationId: "b" }), ["link-changed"]],
  [
    "a scope is needed",
    secured([{ oauth: ["read"] }]),
    secured([{ oauth: ["read", "write"] }]),
    ["security-scope-required"],
  ],
  [
    "another scope is needed",
    secured([{ oauth: ["read"] }]),
    secured([{ oauth: ["write"] }]),
    ["security-scope-required"],
  ],
  ["a scheme is needed", secured([]), secured([{ key: [] }]), ["security-required"]],
  ["optional access becomes required", secured([{}, { key: [] }]), secured([{ key: [] }]), ["security-required"]],
  ["an alternative is removed", secured([{ key: [] }, { token: [] }]), secured([{ token: [] }]), ["security-removed"]],
  ["a second scheme is needed", secured([{ key: [] }]), secured([{ key: [], token: [] }]), ["security-removed"]],
  [
    "the rule of the document becomes stricter",
    secured(undefined, []),
    secured(undefined, [{ key: [] }]),
    ["security-required"],
  ],
  ["an exemption is removed", secured([], [{ key: [] }]), secured(undefined, [{ key: [] }]), ["security-required"]],
  [
    "another credential of the same kind is needed",
    whole({}, { security: [{ a: [] }], components: { securitySchemes: { a: TOKEN, b: TOKEN } } }),
    whole({}, { security: [{ b: [] }], components: { securitySchemes: { a: TOKEN, b: TOKEN } } }),
    ["security-removed"],
  ],
  [
    "the key moves to the query",
    withScheme("a", KEY),
    withScheme("a", { ...KEY, in: "query" }),
    ["security-scheme-changed"],
  ],
  [
    "a renamed scheme has another header",
    withScheme("a", KEY),
    withScheme("b", { ...KEY, name: "X-Token" }),
    ["security-removed"],
  ],
  [
    "the URL of tokens changes",
    withScheme("a", OAUTH, ["read"]),
    withScheme(
      "a",
      {
        ...OAUTH,
        flows: { clientCredentials: { ...OAUTH.flows.clientCredentials, tokenUrl: "https://b.example/t" } },
      },
      ["read"],
    ),
    ["security-flow-changed"],
  ],
  [
    "a server is removed",
    served({ url: "https://a.example" }, { url: "https://b.example" }),
    served({ url: "https://a.example" }),
    ["server-removed"],
  ],
  [
    "a server has another path",
    served({ url: "https://a.example/v1" }),
    served({ url: "https://a.example/v2" }),
    ["server-removed"],
  ],
  [
    "a server has another port",
    served({ url: "https://a.example:443" }),
    served({ url: "https://a.example:80" }),
    ["server-removed"],
  ],
  ["a server's path is in another case", served({ url: "/v1" }), served({ url: "/V1" }), ["server-removed"]],
  [
    "a variable has another default",
    served({ url: "https://{a}.example", variables: { a: { default: "x" } } }),
    served({ url: "https://{a}.example", variables: { a: { default: "y" } } }),
    ["server-variable-changed"],
  ],
  [
    "a variable allows one value less",
    served({ url: "https://{a}.example", variables: { a: { default: "x", enum: ["x", "y"] } } }),
    served({ url: "https://{a}.example", variables: { a: { default: "x", enum: ["x"] } } }),
    ["server-variable-changed"],
  ],
  [
    "a range becomes a single status",
    answering({ "200": { description: "It." }, "4XX": { description: "Wrong." } }),
    answering({ "200": { description: "It." }, "404": { description: "Gone." } }),
    ["error-removed"],
  ],
  [
    "a status of a range has another body",
    answering({ "200": { description: "It." }, "4XX": { description: "Wrong.", content: json(S) } }),
    answering({
      "200": { description: "It." },
      "4XX": { description: "Wrong.", content: json(S) },
      "404": { description: "Gone.", content: json({ type: "integer" }) },
    }),
    ["type-changed"],
  ],
  ["a success is removed", answering({ "200": get, "201": get }), answering({ "200": get }), ["success-removed"]],
  [
    "a discriminator's value is renamed",
    pet({ propertyName: "kind", mapping: { c: MAPPING.Cat, d: MAPPING.Dog } }),
    pet({ propertyName: "kind", mapping: { cat: MAPPING.Cat, d: MAPPING.Dog } }),
    ["discriminator-mapping-removed"],
  ],
  [
    "a discriminator's values are exchanged",
    pet({ propertyName: "kind", mapping: { c: MAPPING.Cat, d: MAPPING.Dog } }),
    pet({ propertyName: "kind", mapping: { c: MAPPING.Dog, d: MAPPING.Cat } }),
    ["discriminator-mapping-changed", "discriminator-mapping-changed"],
  ],
  [
    "a discriminator is another member",
    pet({ propertyName: "kind" }),
    pet({ propertyName: "type" }),
    ["discriminator-property-changed"],
  ],
  [
    "a media type is removed",
    withContent({ ...json(S), "text/plain": {} }),
    withContent(json(S)),
    ["media-type-removed"],
  ],
  [
    "the charset of a media type changes",
    withContent({ "text/plain; charset=utf-8": {} }),
    withContent({ "text/plain; charset=utf-16": {} }),
    ["media-type-removed"],
  ],
  ["an operation is removed", at({ "/a": { get, put: get } }), at({ "/a": { get } }), ["operation-removed"]],
  ["a path is in another case", at({ "/a": { get } }), at({ "/A": { get } }), ["operation-removed"]],
  ["a path ends with a slash", at({ "/a": { get } }), at({ "/a/": { get } }), ["operation-removed"]],
  [
    "path parameters are exchanged",
    at({
      "/{a}/{b}": {
        get,
        parameters: [
          { name: "a", in: "path", required: true, schema: { type: "integer" } },
          { name: "b", in: "path", required: true, schema: S },
        ],
      },
    }),
    at({
      "/{b}/{a}": {
        get,
        parameters: [
          { name: "a", in: "path", required: true, schema: { type: "integer" } },
          { name: "b", in: "path", required: true, schema: S },
        ],
      },
    }),
    ["path-parameter-renamed", "path-parameter-renamed", "type-changed", "type-changed"],
  ],
  ["a parameter in another case", taking(query("a")), taking(query("A")), ["parameter-removed"]],
  [
    "a parameter moves to a header",
    taking(query("a")),
    taking({ name: "a", in: "header", schema: S }),
    ["parameter-moved"],
  ],
  [
    "a parameter of the path becomes required",
    at({ "/a": { parameters: [query("a")], get } }),
    at({ "/a": { parameters: [query("a", { required: true })], get } }),
    ["parameter-became-required"],
  ],
  [
    "an operation overrides a parameter of its path",
    at({ "/a": { parameters: [query("a")], get } }),
    at({ "/a": { parameters: [query("a")], get: { ...get, parameters: [query("a", { required: true })] } } }),
    ["parameter-became-required"],
  ],
  [
    "the style of a list changes",
    taking(query("a", { schema: { type: "array", items: S } })),
    taking(query("a", { schema: { type: "array", items: S }, explode: false })),
    ["parameter-style-changed"],
  ],
  [
    "a component is replaced under its name",
    whole(
      { responses: { "200": { $ref: "#/components/responses/It" } } },
      { components: { responses: { It: { description: "It.", content: json(S) } } } },
    ),
    whole(
      { responses: { "200": { $ref: "#/components/responses/It" } } },
      { components: { responses: { It: { description: "It." } } } },
    ),
    ["response-body-removed"],
  ],
];

/** Verdict, and changes besides names of types: a removed component, or the file of a schema, names one. */
async function verdictOf(review: Promise<Reported>): Promise<unknown> {
  const { verdict, changes } = await review;
  return { verdict, told: changes.filter(({ impact }) => impact !== "none").map(({ summary }) => summary) };
}

const NOTHING = { verdict: "none", told: [] };

describe("a document that is written otherwise", () => {
  it.each(SAME)("%s", async (_, before, after) => {
    expect(await verdictOf(reviewDocuments(before, after))).toEqual(NOTHING);
    expect(await verdictOf(reviewDocuments(after, before))).toEqual(NOTHING);
  });
});

describe("a break", () => {
  it.each(BREAKS)("%s", async (_, before, after, kinds) => {
    const { verdict, changes } = await reviewDocuments(before, after);
    const major = changes.filter(({ impact }) => impact === "major").map(({ kind }) => kind);
    expect({ verdict, major: major.sort() }).toEqual({ verdict: "major", major: kinds });
  });
});

describe("a contract of OpenAPI 3.0 in 3.1", () => {
  const rows = UPGRADES.flatMap(([title, before, ...others]) => others.map((after) => ({ title, before, after })));

  it.each(rows)("$title", async ({ before, after }) => {
    const old = { ...whole({ requestBody: { content: json(before) } }), openapi: "3.0.3" };
    const now = whole({ requestBody: { content: json(after) } });
    expect(await verdictOf(reviewDocuments(old, now))).toEqual(NOTHING);
    expect(await verdictOf(reviewDocuments(now, old))).toEqual(NOTHING);
  });

  it("a part of bytes, which 3.1 does not describe", async () => {
    const withPart = (part: Json): Json =>
      whole({ requestBody: { content: { [FORM]: { schema: { type: "object", properties: { a: part } } } } } });
    const old = { ...withPart({ type: "string", format: "binary" }), openapi: "3.0.3" };
    expect(await verdictOf(reviewDocuments(old, withPart({})))).toEqual(NOTHING);
    expect(await verdictOf(reviewDocuments(withPart({}), old))).toEqual(NOTHING);
  });

  it("a body of bytes, which 3.1 does not describe", async () => {
    const old = withContent({ "application/octet-stream": { schema: { type: "string", format: "binary" } } });
    const now = withContent({ "application/octet-stream": {} });
    expect(await verdictOf(reviewDocuments({ ...old, openapi: "3.0.3" }, now))).toEqual(NOTHING);
    expect(await verdictOf(reviewDocuments(now, { ...old, openapi: "3.0.3" }))).toEqual(NOTHING);
  });
});

const YAML = `openapi: 3.1.0
info: { title: A, version: 1.0.0 }
paths:
  /a:
    get: { responses: { "200": { description: It., content: { application/json: { schema: SCHEMA } } } } }
`;

/** Contracts in one file and in several, by the names of the files; the first is the contract. */
const FILES: readonly (readonly [title: string, before: Files, after: Files])[] = [
  [
    "anchors, and copies",
    { "base.yaml": YAML.replace("SCHEMA", "{ type: object, properties: { a: &s { type: string }, b: *s } }") },
    {
      "head.yaml": YAML.replace("SCHEMA", "{ type: object, properties: { a: { type: string }, b: { type: string } } }"),
    },
  ],
  [
    "a merge of keys, and copies",
    { "base.yaml": YAML.replace("SCHEMA", "{ type: object, properties: { a: &s { type: string }, b: { <<: *s } } }") },
    {
      "head.yaml": YAML.replace("SCHEMA", "{ type: object, properties: { a: { type: string }, b: { type: string } } }"),
    },
  ],
  [
    "a schema in another file",
    { "base.yaml": YAML.replace("SCHEMA", "{ type: object, properties: { a: { type: string } } }") },
    {
      "head.yaml": YAML.replace("SCHEMA", '{ $ref: "parts/a.yaml#/It" }'),
      "parts/a.yaml": "It: { type: object, properties: { a: { $ref: b.yaml } } }",
      "parts/b.yaml": "type: string",
    },
  ],
  [
    "a path in another file",
    { "base.yaml": YAML.replace("SCHEMA", "{ type: string }") },
    {
      "head.yaml": "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: { /a: { $ref: a.yaml } }\n",
      "a.yaml": 'get: { responses: { "200": { $ref: "b.yaml#/It" } } }',
      "b.yaml": "It: { description: It., content: { application/json: { schema: { type: string } } } }",
    },
  ],
  [
    "YAML, and JSON",
    { "base.yaml": YAML.replace("SCHEMA", "{ type: string }") },
    { "head.json": JSON.stringify(withContent(json(S))) },
  ],
];
type Files = Readonly<Record<string, string>>;

describe("a contract in other files", () => {
  it.each(FILES)("%s", async (_, before, after) => {
    const [base = "", head = ""] = [before, after].map(writeFiles);
    expect(await verdictOf(reviewFiles(base, head))).toEqual(NOTHING);
    expect(await verdictOf(reviewFiles(head, base))).toEqual(NOTHING);
  });
});
