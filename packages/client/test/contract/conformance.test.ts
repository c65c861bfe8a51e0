// Every row of the conformance table in the README, from a document to the wire.
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { AnyClientOptions } from "../../src/options/options.ts";
import { BodyPart } from "../../src/request/body/multipart.ts";
import { callOf, type OneOperation, refusalsOf } from "./support/document.ts";
import { json, type Respond, record, reply } from "./support/recorder.ts";

/** Calls the operation once, and returns the request and the outcome. */
async function send(described: OneOperation, input?: unknown, options: AnyClientOptions = {}, respond = reply(204)) {
  const server = await record(respond);
  const call = await callOf(described, { baseUrl: server.url, ...options });
  const data = await call(input);
  return { ...server.last(), data };
}

/** Rejection of a call that sends nothing. */
async function refused(described: OneOperation, input: unknown): Promise<unknown> {
  const fetch = vi.fn();
  const call = await callOf(described, { baseUrl: "http://127.0.0.1:1", fetch });
  const error: unknown = await call(input).catch((reason: unknown) => reason);
  expect(fetch).not.toHaveBeenCalled();
  return error;
}

const schema = {};
const parameter = (own: object): OneOperation => ({ operation: { parameters: [{ name: "p", schema, ...own }] } });
const pathParameter = (own: object = {}): OneOperation => ({
  path: "/things/{p}/end",
  operation: { parameters: [{ name: "p", in: "path", required: true, schema, ...own }] },
});
const body = (type: string, own: object = {}): OneOperation => ({
  method: "post",
  operation: { requestBody: { content: { [type]: { schema, ...own } } } },
});
const answers = (responses: object): OneOperation => ({ operation: { responses } });
const answer = (type: string): OneOperation =>
  answers({ 200: { description: "Fine.", content: { [type]: { schema } } } });
const typed = (type: string, text: string, status = 200): Respond => reply(status, text, { "content-type": type });
const secured = (security: readonly object[], securitySchemes: object): OneOperation => ({
  operation: { security },
  document: { components: { securitySchemes } },
});
const TOKEN = { token: { type: "http", scheme: "bearer" } };
const X_KEY = { key: { type: "apiKey", in: "header", name: "X-Key" } };

async function itemsOf(data: unknown): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of data as AsyncIterable<unknown>) items.push(item);
  return items;
}

/** Test of each row by its first cell. */
const ROWS: Readonly<Record<string, () => Promise<void>>> = {
  "path: `simple`, exploded or not": async () => {
    const { target } = await send(pathParameter(), { path: { p: ["a", "b/c"] } });
    expect(target).toBe("/things/a,b%2Fc/end");
    const exploded = await send(pathParameter({ explode: true }), { path: { p: { a: 1, b: 2 } } });
    expect(exploded.target).toBe("/things/a=1,b=2/end");
  },
  "path: `label`, exploded or not": async () => {
    const { target } = await send(pathParameter({ style: "label" }), { path: { p: ["a", "b"] } });
    expect(target).toBe("/things/.a,b/end");
    const exploded = await send(pathParameter({ style: "label", explode: true }), { path: { p: { a: 1, b: 2 } } });
    expect(exploded.target).toBe("/things/.a=1.b=2/end");
  },
  "path: `matrix`, exploded or not": async () => {
    const { target } = await send(pathParameter({ style: "matrix" }), { path: { p: ["a", "b"] } });
    expect(target).toBe("/things/;p=a,b/end");
    const exploded = await send(pathParameter({ style: "matrix", explode: true }), { path: { p: { a: 1, b: 2 } } });
    expect(exploded.target).toBe("/things/;a=1;b=2/end");
  },
  "path value that is missing, empty, `.` or `..`, encoded or not": async () => {
    for (const p of [undefined, "", ".", "..", "%2e%2E"]) {
      expect(await refused(pathParameter(), { path: { p } })).toBeInstanceOf(TypeError);
    }
  },
  "path: a template with several parameters or fixed text in a segment, with a query or a fragment": async () => {
    const parameters = ["a", "b"].map((name) => ({ name, in: "path", required: true, schema }));
    const parts: OneOperation = {
      path: "/x.{a}:go-{b}?fixed=1#part",
      operation: { parameters: [...parameters, { name: "q", in: "query", schema }] },
    };
    const { target } = await send(parts, { path: { a: "1.2", b: ":" }, query: { q: 1 } });
    expect(target).toBe("/x.1.2:go-%3A?fixed=1&q=1");
  },
  "path template without its parameter, or a parameter without its place": async () => {
    const described = { path: "/things/{a}", operation: { parameters: pathParameter().operation } };
    expect(await refusalsOf({ ...described, operation: {} })).toEqual([
      expect.stringMatching(/^line: GET \/things\/\{a\} has no path parameter "a"/),
    ]);
  },
  "query: `form`, exploded or not": async () => {
    expect((await send(parameter({ in: "query" }), { query: { p: ["a", "b,c"] } })).query).toBe("p=a&p=b%2Cc");
    const whole = await send(parameter({ in: "query", explode: false }), { query: { p: ["a", "b,c"] } });
    expect(whole.query).toBe("p=a,b%2Cc");
  },
  "query: `spaceDelimited`, `pipeDelimited`": async () => {
    const spaces = parameter({ in: "query", style: "spaceDelimited" });
    const pipes = parameter({ in: "query", style: "pipeDelimited" });
    const query = { p: ["a", "b"] };
    expect([(await send(spaces, { query })).query, (await send(pipes, { query })).query]).toEqual([
      "p=a%20b",
      "p=a%7Cb",
    ]);
    expect(await refused(pipes, { query: { p: ["a|b"] } })).toBeInstanceOf(TypeError);
  },
  "query: `deepObject`": async () => {
    const deep = parameter({ in: "query", style: "deepObject", explode: true });
    const { query } = await send(deep, { query: { p: { a: { b: 1 }, l: [1, 2] } } });
    expect(decodeURIComponent(query)).toBe("p[a][b]=1&p[l][]=1&p[l][]=2");
    for (const name of ["", "a]b", "c[d]"]) {
      expect(await refused(deep, { query: { p: { [name]: 1 } } })).toBeInstanceOf(TypeError);
    }
  },
  "query: `allowReserved`": async () => {
    const { query } = await send(parameter({ in: "query", allowReserved: true }), { query: { p: "a/b?,&#+[%" } });
    expect(query).toBe("p=a/b?,%26%23%2B%5B%25");
    const list = await send(parameter({ in: "query", allowReserved: true, explode: false }), {
      query: { p: ["a,/", "b"] },
    });
    expect(list.query).toBe("p=a%2C/,b");
  },
  "query: names with `&`, `[]`, `$` and others": async () => {
    const { query } = await send(parameter({ in: "query", name: "a&[]$=" }), { query: { "a&[]$=": "1" } });
    expect([...new URLSearchParams(query)]).toEqual([["a&[]$=", "1"]]);
  },
  "header: `simple`, exploded or not": async () => {
    const flat = await send(parameter({ in: "header" }), { header: { p: { a: 1, b: 2 } } });
    const exploded = await send(parameter({ in: "header", explode: true }), { header: { p: { a: 1, b: 2 } } });
    expect([flat.headers["p"], exploded.headers["p"]]).toEqual(["a,1,b,2", "a=1,b=2"]);
    expect(await refused(parameter({ in: "header" }), { header: { p: ["a,b", "c"] } })).toBeInstanceOf(TypeError);
    // HTTP drops them (RFC 9110, section 5.5).
    for (const p of [" a", "a\t", ["a ", "b"], { a: " b" }]) {
      expect(await refused(parameter({ in: "header" }), { header: { p } })).toBeInstanceOf(TypeError);
    }
  },
  "header parameters `Accept`, `Content-Type` and `Authorization`": async () => {
    const { headers } = await send(parameter({ in: "header", name: "Authorization" }), {});
    expect(headers.authorization).toBeUndefined();
  },
  "header parameters `Host`, `Expect`, `Keep-Alive`, `Transfer-Encoding` and `Upgrade`": async () => {
    for (const name of ["host", "Expect", "Keep-Alive", "Transfer-Encoding", "Upgrade"]) {
      expect(await refusalsOf(parameter({ in: "header", name }))).toEqual([
        `line: GET /things: the header parameter "${name}" is one that fetch writes itself. Remove it.`,
      ]);
    }
  },
  "cookie: `form`, exploded or not": async () => {
    const { headers } = await send(parameter({ in: "cookie", explode: false }), { cookie: { p: ["a", "b;c"] } });
    expect(headers.cookie).toBe("p=a,b%3Bc");
  },
  "cookie: `cookie` (OpenAPI 3.2)": async () => {
    const raw = parameter({ in: "cookie", style: "cookie" });
    expect((await send(raw, { cookie: { p: "a=b%3D" } })).headers.cookie).toBe("p=a=b%3D");
    for (const p of ["a;b", "a b", 'a"', "é"]) expect(await refused(raw, { cookie: { p } })).toBeInstanceOf(TypeError);
  },
  "parameters and bodies that are required and not given": async () => {
    for (const place of ["query", "header", "cookie"]) {
      const needed = parameter({ in: place, name: "constructor", required: true });
      for (const input of [undefined, {}, { [place]: {} }, { [place]: { constructor: null } }]) {
        expect(await refused(needed, input)).toMatchObject({ message: `things_act: ${place}.constructor is missing.` });
      }
      await send(needed, { [place]: { constructor: "given" } });
    }
    const body = { required: true, content: { "application/json": { schema } } };
    expect(await refused({ method: "post", operation: { requestBody: body } }, {})).toMatchObject({
      message: "things_act: body is missing.",
    });
  },
  "cookie in a browser": async () => {
    vi.stubGlobal("document", {});
    expect(await refused(parameter({ in: "cookie" }), { cookie: { p: "1" } })).toBeInstanceOf(TypeError);
  },
  "`content` (JSON or text) in any location": async () => {
    const content = { schema: undefined, content: { "application/json": { schema } } };
    const value = { a: ["é"] };
    const inQuery = await send(parameter({ in: "query", ...content }), { query: { p: value } });
    expect(JSON.parse(new URLSearchParams(inQuery.query).get("p") ?? "")).toEqual(value);
    const inHeader = await send(parameter({ in: "header", ...content }), { header: { p: value } });
    expect(JSON.parse(String(inHeader.headers["p"]))).toEqual(value);
    const inPath = await send(pathParameter(content), { path: { p: value } });
    expect(JSON.parse(decodeURIComponent(inPath.target.split("/")[2] ?? ""))).toEqual(value);
  },
  "`format: int64`": async () => {
    const { target } = await send(pathParameter(), { path: { p: 9007199254740993n } });
    expect(target).toBe("/things/9007199254740993/end");
  },
  "nested values where the style has no form for them, `NaN`, functions": async () => {
    for (const p of [{ a: { b: 1 } }, [[1]], Number.NaN, () => 1, Symbol("s")]) {
      expect(await refused(parameter({ in: "query" }), { query: { p } })).toBeInstanceOf(TypeError);
    }
  },
  "`in: querystring` (OpenAPI 3.2)": async () => {
    const whole = { in: "querystring", schema: undefined, content: { "application/json": { schema } } };
    expect(await refusalsOf({ ...parameter(whole), document: { openapi: "3.2.0" } })).toEqual([
      expect.stringContaining("is the whole query string, which is not supported. Declare each query parameter."),
    ]);
  },
  "JSON and `+json`": async () => {
    const sent = await send(body("application/vnd.a+json"), { body: { a: [null, "é"] } });
    expect([sent.headers["content-type"], sent.body.toString()]).toEqual([
      "application/vnd.a+json",
      '{"a":[null,"é"]}',
    ]);
    expect(await refused(body("application/json"), { body: { a: new Map() } })).toBeInstanceOf(TypeError);
  },
  "text, XML, YAML": async () => {
    for (const type of ["text/plain", "application/xml", "application/yaml"]) {
      const sent = await send(body(type), { body: "<a>hello</a>" });
      expect([sent.headers["content-type"], sent.body.toString()]).toEqual([type, "<a>hello</a>"]);
    }
    expect(await refusalsOf(body("text/csv; charset=latin1"))).toEqual([
      "line: POST /things takes a body of text/csv; charset=latin1, and a client writes texts in UTF-8. " +
        "Use charset=utf-8, or a media type of bytes.",
    ]);
  },
  "`application/x-www-form-urlencoded` with `encoding`": async () => {
    const encoding = { l: { style: "pipeDelimited", explode: false }, j: { contentType: "application/json" } };
    const value = { a: ["1", "2"], l: ["x", "y"], j: { k: 1 }, n: null, "b&": "c d" };
    const sent = await send(body("application/x-www-form-urlencoded", { encoding }), { body: value });
    expect([...new URLSearchParams(sent.body.toString())]).toEqual([
      ...[
        ["a", "1"],
        ["a", "2"],
        ["l", "x|y"],
        ["j", '{"k":1}'],
        ["b&", "c d"],
      ],
    ]);
  },
  "`multipart/form-data` with `encoding`": async () => {
    const encoding = { xml: { contentType: "text/xml" } };
    const value = {
      ...{ file: new File(["F"], "f.txt"), files: [new Blob(["1"]), new Blob(["2"])], meta: { n: 1 }, xml: "<a/>" },
      part: new BodyPart("p", { headers: { "X-Id": "7" } }),
    };
    const sent = await send(body("multipart/form-data", { encoding }), { body: value });
    const text = sent.body.toString();
    expect(sent.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(text).toContain('name="file"; filename="f.txt"');
    expect(text.match(/name="files"/g)).toHaveLength(2);
    expect(text).toContain('name="meta"\r\nContent-Type: application/json\r\n\r\n{"n":1}');
    expect(text).toContain('name="xml"\r\nContent-Type: text/xml\r\n\r\n<a/>');
    expect(text).toContain('name="part"\r\nX-Id: 7\r\n\r\np');
  },
  "other `multipart` types": async () => {
    expect(await refusalsOf(body("multipart/mixed"))).toEqual([
      "line: POST /things takes a body of multipart/mixed, which is not supported. Use multipart/form-data.",
    ]);
  },
  binary: async () => {
    for (const value of [new Blob(["ab"]), Uint8Array.of(97, 98), Uint8Array.of(97, 98).buffer, "ab"]) {
      const sent = await send(body("application/octet-stream"), { body: value });
      expect([sent.headers["content-type"], sent.body.toString()]).toEqual(["application/octet-stream", "ab"]);
    }
  },
  "binary from a ReadableStream": async () => {
    const server = await record(reply(503));
    const call = await callOf({ ...body("audio/mpeg"), method: "put" }, { baseUrl: server.url, maxRetries: 2 });
    await call({ body: new Blob(["ab"]).stream() }).result();
    expect(server.requests.map((request) => request.body.toString())).toEqual(["ab"]);
  },
  "media ranges such as `image/*`": async () => {
    const sent = await send(body("image/*"), { body: new Blob(["x"], { type: "image/webp" }) });
    expect(sent.headers["content-type"]).toBe("image/webp");
    for (const contentType of [undefined, "image/*"]) {
      expect(await refused(body("image/*"), { body: Uint8Array.of(1), contentType })).toBeInstanceOf(TypeError);
    }
  },
  "several media types": async () => {
    const content = {
      "application/vnd.a+json": { schema },
      "application/vnd.b+json": { schema },
      "text/csv": { schema },
    };
    const several: OneOperation = { method: "post", operation: { requestBody: { content } } };
    const other = await send(several, { body: { b: 1 }, contentType: "application/vnd.b+json" });
    expect(other.headers["content-type"]).toBe("application/vnd.b+json");
    expect((await send(several, { body: "a", contentType: "text/csv" })).body.toString()).toBe("a");
    expect(await refused(several, { body: "a", contentType: "text/html" })).toBeInstanceOf(TypeError);
    const images = { "image/png": { schema }, "image/jpeg": { schema }, "image/*": { schema } };
    const picture: OneOperation = { method: "post", operation: { requestBody: { content: images } } };
    for (const type of ["image/jpeg", "image/webp"]) {
      const sent = await send(picture, { body: new Blob(["x"], { type }) });
      expect(sent.headers["content-type"]).toBe(type);
    }
  },
  "optional bodies": async () => {
    const sent = await send(body("application/json"), {});
    expect([sent.headers["content-type"], sent.body.length]).toEqual([undefined, 0]);
  },
  "body of GET or HEAD": async () => {
    const described: OneOperation = { operation: body("application/json").operation };
    expect(await refusalsOf(described)).toEqual([expect.stringContaining("fetch sends none with GET")]);
    expect(await refusalsOf({ ...described, document: { openapi: "3.0.4" } })).toEqual([]);
  },
  TRACE: async () => {
    expect(await refusalsOf({ method: "trace", operation: {} })).toEqual([
      "line: TRACE /things cannot be called, because fetch sends no TRACE. Remove it.",
    ]);
  },
  "QUERY (OpenAPI 3.2)": async () => {
    expect(await refusalsOf({ method: "query", operation: {}, document: { openapi: "3.2.0" } })).toEqual([
      "line: QUERY /things cannot be called, because QUERY is not supported. Use POST with x-query: true.",
    ]);
  },
  "JSON and `+json`, with any parameters": async () => {
    const respond = typed("application/json; charset=utf-8", '{"a":1}');
    expect((await send(answer("application/json"), undefined, {}, respond)).data).toEqual({ a: 1 });
    const vendor = typed("application/vnd.a+json", "[1]");
    expect((await send(answer("application/vnd.a+json"), undefined, {}, vendor)).data).toEqual([1]);
  },
  "text, XML, CSV": async () => {
    for (const type of ["text/plain", "application/xml", "text/csv"]) {
      expect((await send(answer(type), undefined, {}, typed(type, "a,b"))).data).toBe("a,b");
    }
    const bytes = (charset: string) =>
      reply(200, Uint8Array.of(0xe9), { "content-type": `text/csv; charset=${charset}` });
    expect((await send(answer("text/csv"), undefined, {}, bytes("ISO-8859-1"))).data).toBe("é");
    await expect(send(answer("text/csv"), undefined, {}, bytes("odd"))).rejects.toThrow("has the unknown charset odd");
  },
  "binary, as a Blob": async () => {
    const { data } = await send(answer("image/png"), undefined, {}, typed("image/png", "px"));
    expect(await (data as Blob).text()).toBe("px");
  },
  "media ranges: `image/*`, `text/*`, `*/*`": async () => {
    const svg = await send(answer("image/*"), undefined, {}, typed("image/svg+xml", "<svg/>"));
    expect(await (svg.data as Blob).text()).toBe("<svg/>");
    expect((await send(answer("text/*"), undefined, {}, typed("text/json", "1"))).data).toBe("1");
    const file = await send(answer("*/*"), undefined, {}, typed("application/json", "1"));
    expect(await (file.data as Blob).text()).toBe("1");
    // One that cannot be a text is JSON.
    const ofObject = { description: "Fine.", content: { "*/*": { schema: { type: "object" } } } };
    const value = await send(answers({ 200: ofObject }), undefined, {}, json({ a: 1 }));
    expect([value.data, value.headers.accept]).toEqual([{ a: 1 }, "application/json"]);
  },
  redirects: async () => {
    const seen = { description: "Elsewhere.", headers: { Location: { schema: { type: "string" } } } };
    const redirect = answers({ 204: { description: "Fine." }, 302: seen });
    const server = await record(reply(302, "", { location: "/else" }), reply(204));
    const call = await callOf(redirect, { baseUrl: server.url });
    expect(await call().withResponse()).toMatchObject({ status: 204 });
    expect(server.last().target).toBe("/else");
    const again = await record(reply(302, "", { location: "/else" }));
    const { error } = await (await callOf(redirect, { baseUrl: again.url, redirect: "manual" }))().result();
    expect(error).toMatchObject({ status: 302, headerValues: { Location: "/else" } });
    const only = await callOf(answers({ 302: seen }), { baseUrl: again.url });
    expect(await only().result()).toMatchObject({ error: { status: 302, headerValues: { Location: "/else" } } });
  },
  "several media types of a success": async () => {
    const content = { "application/json": { schema }, "text/csv": { schema } };
    const server = await record((response, { headers }) => {
      response.writeHead(200, { "content-type": String(headers.accept) }).end("1");
    });
    const call = await callOf(answers({ 200: { description: "Fine.", content } }), { baseUrl: server.url });
    expect([await call(), await call({ accept: "text/csv" })]).toEqual([1, "1"]);
    // Servers answer with the image that they have.
    const images = { description: "Fine.", content: { "image/png": {}, "image/jpeg": {}, "text/plain": {} } };
    const jpeg = await record(typed("image/jpeg", "px"));
    const image = await callOf(answers({ 200: images }), { baseUrl: jpeg.url });
    expect(await ((await image()) as Blob).text()).toBe("px");
    await expect(image({ accept: "image/png" })).rejects.toThrow("the body is image/jpeg, not image/png");
  },
  "several successes, `2XX`, `default`": async () => {
    const ofJson = { description: "Fine.", content: { "application/json": { schema } } };
    const call = async (responses: object, respond: Respond) => {
      return (await callOf(answers(responses), { baseUrl: (await record(respond)).url }))().withResponse();
    };
    const both = { 200: ofJson, 202: ofJson };
    expect(await call(both, json({ job: 1 }, 202))).toMatchObject({ status: 202, data: { job: 1 } });
    expect(await call({ "2XX": ofJson }, json([1], 226))).toMatchObject({ status: 226, data: [1] });
    expect(await call({ default: ofJson }, json([2]))).toMatchObject({ status: 200, data: [2] });
    expect(await call({ 404: { description: "None." } }, json([3]))).toMatchObject({ status: 200, data: undefined });
  },
  "errors with bodies of their own, `4XX`, `default`": async () => {
    const problem = { description: "Bad.", content: { "application/problem+json": { schema } } };
    const responses = { 204: { description: "Fine." }, 409: problem, "4XX": problem, default: problem };
    for (const status of [409, 418, 507]) {
      const server = await record(typed("application/problem+json", '{"title":"t"}', status));
      const call = await callOf(answers(responses), { baseUrl: server.url });
      expect(await call().result()).toMatchObject({ ok: false, error: { status, body: { title: "t" } } });
    }
    const bytes = { description: "Bad.", content: { "application/octet-stream": {} } };
    const server = await record(typed("application/octet-stream", "5", 400));
    const call = await callOf(answers({ 204: { description: "Fine." }, 400: bytes }), { baseUrl: server.url });
    const { error } = Object(await call().result());
    expect([error.status, error.excerpt, error.body]).toEqual([400, "5", undefined]);
  },
  "errors with texts": async () => {
    const text = { description: "Busy.", content: { "text/plain": { schema: { type: "string" } } } };
    const responses = { 204: { description: "Fine." }, 409: text, "5XX": text };
    for (const [type, said, body] of [
      ["text/plain", "busy", "busy"],
      ["text/plain; charset=utf-8", "123", "123"],
      ["application/json", '{"a":1}', { a: 1 }],
    ] as const) {
      for (const status of [409, 507]) {
        const server = await record(typed(type, said, status));
        const call = await callOf(answers(responses), { baseUrl: server.url });
        expect(await call().result()).toMatchObject({ ok: false, error: { status, body } });
      }
    }
  },
  "declared headers": async () => {
    const headers = { "X-Left": { schema: { type: "integer" } }, "X-Tags": { schema: { type: "array", items: {} } } };
    Object.assign(headers, {
      "X-Map": { schema: { type: "object", additionalProperties: { type: "integer" } } },
      "X-Either": { schema: { type: ["integer", "boolean"] } },
      "X-Large": { schema: { type: "integer" } },
    });
    const sent = {
      "x-large": "9007199254740993",
      "x-left": "3",
      "x-tags": "a,b",
      "x-map": "constructor,1",
      "x-either": "true",
    };
    const server = await record(reply(204, "", sent));
    const call = await callOf(answers({ 204: { description: "Fine.", headers } }), { baseUrl: server.url });
    const { headerValues } = Object(await call().withResponse());
    const others = { "X-Map": { constructor: 1 }, "X-Either": "true" };
    expect(headerValues).toEqual({ "X-Left": 3, "X-Tags": ["a", "b"], ...others });
  },
  '`parseAs: "stream"`, `"blob"`, `"arrayBuffer"`, `"text"`': async () => {
    const server = await record(typed("image/png", "px"));
    const call = await callOf(answer("image/png"), { baseUrl: server.url });
    const read = async (parseAs: string) => new Response((await call({ parseAs })) as Blob).text();
    expect(await Promise.all(["stream", "blob", "arrayBuffer", "text"].map(read))).toEqual(["px", "px", "px", "px"]);
  },
  "`text/event-stream`, `application/x-ndjson`, `application/jsonl`, `application/json-seq`": async () => {
    const texts = {
      "text/event-stream": "data: 1\n\ndata: 2\n\n",
      ...{
        "application/x-ndjson": "1\n2\n",
        "application/jsonl": "1\n2",
        "application/json-seq": "\u001e1\n\u001e2\n",
      },
    };
    for (const [type, text] of Object.entries(texts)) {
      expect(await itemsOf((await send(answer(type), undefined, {}, typed(type, text))).data)).toEqual([1, 2]);
    }
  },
  "reconnection of event streams": async () => {
    const server = await record(typed("text/event-stream", "retry: 1\nid: 7ü\ndata: 1\n\n"), reply(204));
    const call = await callOf(answer("text/event-stream"), { baseUrl: server.url });
    expect(await itemsOf(await call({ reconnect: 1 }))).toEqual([1]);
    const ids = server.requests.map(({ headers }) =>
      Buffer.from(String(headers["last-event-id"]), "latin1").toString(),
    );
    expect(ids).toEqual(["undefined", "7ü"]);
  },
  "`format: int64` in JSON": async () => {
    const respond = typed("application/json", "[9007199254740993]");
    const { data } = await send(answer("application/json"), undefined, { int64: "bigint" }, respond);
    expect(data).toEqual([9007199254740993n]);
  },
  "`apiKey` in a header": async () => {
    const { headers } = await send(secured([{ key: [] }], X_KEY), undefined, { auth: { key: "K" } });
    expect([headers["x-key"], headers.authorization]).toEqual(["K", undefined]);
  },
  "`apiKey` in the query": async () => {
    const inQuery = secured([{ key: [] }], { key: { type: "apiKey", in: "query", name: "k&" } });
    expect((await send(inQuery, undefined, { auth: { key: "K+" } })).query).toBe("k%26=K%2B");
  },
  "`apiKey` in a cookie": async () => {
    const inCookie = secured([{ key: [] }], { key: { type: "apiKey", in: "cookie", name: "sid" } });
    expect((await send(inCookie, undefined, { auth: { key: "K;" } })).headers.cookie).toBe("sid=K%3B");
  },
  "`http` basic": async () => {
    const basic = secured([{ b: [] }], { b: { type: "http", scheme: "Basic" } });
    const { headers } = await send(basic, undefined, { auth: { b: { username: "u", password: "é:" } } });
    expect(headers.authorization).toBe(`Basic ${Buffer.from("u:é:").toString("base64")}`);
  },
  "`http` bearer, OAuth and OpenID Connect": async () => {
    const schemes = [
      TOKEN.token,
      { type: "oauth2", flows: {} },
      { type: "openIdConnect", openIdConnectUrl: "https://a.example" },
    ];
    for (const scheme of schemes) {
      const { headers } = await send(secured([{ t: [] }], { t: scheme }), undefined, { apiKey: "T" });
      expect(headers.authorization).toBe("Bearer T");
    }
  },
  "alternatives, combinations, none, per operation": async () => {
    const schemes = { ...TOKEN, ...X_KEY };
    const both = await send(secured([{ token: [], key: [] }], schemes), undefined, { auth: { token: "T", key: "K" } });
    expect([both.headers.authorization, both.headers["x-key"]]).toEqual(["Bearer T", "K"]);
    const second = await send(secured([{ token: [] }, { key: [] }], schemes), undefined, { auth: { key: "K" } });
    expect([second.headers.authorization, second.headers["x-key"]]).toEqual([undefined, "K"]);
    const none = await send(secured([], schemes), undefined, { apiKey: "T" });
    expect(none.headers.authorization).toBeUndefined();
    // In any order, credentials that are given are sent.
    const optional = secured([{}, { token: [] }], schemes);
    expect((await send(optional, undefined, { apiKey: "T" })).headers.authorization).toBe("Bearer T");
    expect((await send(optional)).headers.authorization).toBeUndefined();
  },
  "other `http` schemes": async () => {
    expect(await refusalsOf(secured([{ d: [] }], { d: { type: "http", scheme: "digest" } }))).toEqual([
      expect.stringMatching(/^line: GET \/things needs credentials that a client cannot send: d\. Declare a scheme/),
    ]);
  },
  "`mutualTLS`": async () => {
    const { headers } = await send(secured([{ m: [] }], { m: { type: "mutualTLS" } }), undefined, { apiKey: "T" });
    expect(headers.authorization).toBeUndefined();
  },
  "servers of paths and operations": async () => {
    const server = await record(reply(204));
    const own: OneOperation = { operation: { servers: [{ url: `${server.url}/own` }] } };
    await (await callOf({ ...own, document: { servers: [{ url: "http://127.0.0.1:1" }] } }, {}))();
    expect(server.last().target).toBe("/own/things");
    const unnamed: OneOperation = { operation: { servers: [{ url: "https://" }] } };
    const message = "things_act: the contract's server https:// is not a URL. Pass baseUrl to the call.";
    expect(await refused(unnamed, undefined)).toMatchObject({ message });
    await (await callOf(unnamed, { baseUrl: "http://127.0.0.1:1" }))({ baseUrl: server.url });
    expect(server.last().target).toBe("/things");
  },
  "variables of servers": async () => {
    const server = await record(reply(204));
    const variables = { port: { default: "1" }, version: { default: "v1", enum: ["v1", "v2"] } };
    const document = { servers: [{ url: "http://127.0.0.1:{port}/{version}", variables }] };
    const serverVariables = { port: new URL(server.url).port };
    await (await callOf({ operation: {}, document }, { serverVariables }))();
    expect(server.last().target).toBe("/v1/things");
    await expect(callOf({ operation: {}, document }, { serverVariables: { version: "v3" } })).rejects.toThrow(
      TypeError,
    );
  },
  "credentials and other servers": async () => {
    const server = await record(reply(204));
    const call = await callOf(secured([{ token: [] }], TOKEN), { baseUrl: "http://127.0.0.1:1", apiKey: "T" });
    await call({ baseUrl: server.url });
    expect(server.last().headers.authorization).toBeUndefined();
  },
  "`Idempotency-Key` header": async () => {
    const server = await record(reply(503), reply(204));
    const described = { ...parameter({ in: "header", name: "Idempotency-Key", required: true }), method: "post" };
    await (await callOf(described, { baseUrl: server.url, maxRetries: 1 }))({});
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect([keys.length, keys[0] === keys[1], typeof keys[0]]).toEqual([2, true, "string"]);
  },
  "`x-pagination` (cursor, offset, page, link)": async () => {
    const server = await record(json({ items: [1, 2], next: "c" }), json({ items: [3] }));
    const paged: OneOperation = {
      operation: {
        ...parameter({ in: "query", name: "cursor" }).operation,
        ...answer("application/json").operation,
        "x-pagination": { type: "cursor", parameter: "cursor", items: "/items", next: "/next" },
      },
    };
    const call = await callOf(paged, { baseUrl: server.url });
    expect(await itemsOf(call.items())).toEqual([1, 2, 3]);
    expect(server.last().query).toBe("cursor=c");
  },
};

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const table = /## What the contract may have\n(.*?)\n## /s.exec(readme)?.[1] ?? "";
const features = table
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (feature|---|\*\*)/.test(line))
  .map((line) => line.split(/(?<!\\)\|/)[1]?.trim() ?? "");

describe("the conformance table of the README", () => {
  it("has a test for each row, and a row for each test", () => {
    expect(features.length).toBeGreaterThan(40);
    expect(new Set(features)).toEqual(new Set(Object.keys(ROWS)));
    expect(features).toHaveLength(Object.keys(ROWS).length);
  });

  it.each(Object.entries(ROWS))("holds for %s", async (_, test) => {
    await test();
  });
});
