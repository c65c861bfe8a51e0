// Responses of each kind are read as the contract says, or end with an error that names the fault.
import type { ServerResponse } from "node:http";
import type { Operation } from "@numbers-api/contract";
import { createParser } from "eventsource-parser";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { InvalidResponseError, isNumbersApiError } from "../../src/index.ts";
import { clientOf } from "./support/contract.ts";
import { json, type Respond, record, reply } from "./support/recorder.ts";

type Success = Operation["success"];

async function answerOf(
  success: Success,
  respond: Respond,
  options: Readonly<Record<string, unknown>> = {},
  clientOptions: object = {},
): Promise<unknown> {
  const server = await record(respond);
  return clientOf({ method: "GET", success }, { baseUrl: server.url, ...clientOptions })(undefined, options);
}

const typed = (type: string, body: string | Uint8Array, status = 200): Respond =>
  reply(status, body, { "content-type": type });

describe("a success", () => {
  it.each<[string, string, string, unknown]>([
    ["JSON", "application/json", '{"a":1}', { a: 1 }],
    ["JSON with a charset", "application/json; charset=utf-8", '{"a":1}', { a: 1 }],
    ["JSON of a vendor", "application/vnd.a+json", "[1]", [1]],
    ["plain text", "text/plain; charset=utf-8", "é", "é"],
    ["CSV", "text/csv", "a,b", "a,b"],
    ["XML", "application/xml", "<a/>", "<a/>"],
    ["XML of a vendor", "application/atom+xml", "<a/>", "<a/>"],
  ])("of %s is read by its type", async (_, contentType, body, expected) => {
    expect(await answerOf({ 200: { contentType } }, typed(contentType, body))).toEqual(expected);
  });

  it("of bytes is a Blob with its type", async () => {
    const bytes = Uint8Array.from([0, 255, 1]);
    expect(await answerOf({ 200: { contentType: "application/*+json" } }, typed("application/a+json", "1"))).toBe(1);
    for (const contentType of ["image/png", "image/*", "*/*", "application/octet-stream"]) {
      const sent = contentType.includes("*") ? "image/png" : contentType;
      const blob = await answerOf({ 200: { contentType } }, typed(sent, bytes));
      if (!(blob instanceof Blob)) throw new Error("expected a Blob");
      expect([blob.type, ...new Uint8Array(await blob.arrayBuffer())]).toEqual([sent, ...bytes]);
    }
  });

  it("can be read in another form, also as a stream", async () => {
    const respond = typed("image/png", "pixels");
    const success = { 200: { contentType: "image/png" } };
    expect(await answerOf(success, respond, { parseAs: "text" })).toBe("pixels");
    expect(await answerOf(success, respond, { parseAs: "arrayBuffer" })).toEqual(
      Uint8Array.from(Buffer.from("pixels")).buffer,
    );
    const stream = await answerOf(success, respond, { parseAs: "stream" });
    if (!(stream instanceof ReadableStream)) throw new Error("expected a stream");
    expect(await new Response(stream).text()).toBe("pixels");
  });

  it("of several media types is the one that the call accepts", async () => {
    const server = await record((response, { headers }) => {
      const type = headers.accept ?? "";
      response.writeHead(200, { "content-type": type }).end(type === "text/csv" ? "a,b" : '{"a":"b"}');
    });
    const success: Success = { 200: { contentType: "application/json", otherContentTypes: ["text/csv"] } };
    const call = clientOf({ success }, { baseUrl: server.url });
    expect(await call()).toEqual({ a: "b" });
    expect(await call(undefined, { accept: "text/csv" })).toBe("a,b");
    expect(server.requests.map(({ headers }) => headers.accept)).toEqual(["application/json", "text/csv"]);
  });

  it("has the data of its status", async () => {
    const success: Success = { 200: { contentType: "application/json" }, 201: { contentType: "text/plain" }, 204: {} };
    for (const [respond, expected] of [
      [json({ a: 1 }), { status: 200, data: { a: 1 } }],
      [typed("text/plain", "made", 201), { status: 201, data: "made" }],
      [reply(204), { status: 204, data: undefined }],
    ] as const) {
      const server = await record(respond);
      expect(await clientOf({ success }, { baseUrl: server.url })().withResponse()).toMatchObject(expected);
    }
  });

  it("may be documented by a range or as the default", async () => {
    expect(await answerOf({ "2XX": { contentType: "application/json" } }, json([1], 299))).toEqual([1]);
    expect(await answerOf({ default: { contentType: "application/json" } }, json([1], 202))).toEqual([1]);
  });

  it("of another type than the contract's is an error that names both", async () => {
    const { error } = await clientOf({}, { baseUrl: (await record(typed("text/html", "<p>"))).url })().result();
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(String(error)).toContain("things_act: status 200, but the body is text/html, not application/json");
  });

  it("of more than maxResponseBytes is an error, also when it is compressed", async () => {
    const { gzipSync } = await import("node:zlib");
    const zipped = gzipSync(Buffer.alloc(3_000_000, " "));
    const bomb: Respond = (response) => {
      response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(zipped);
    };
    const server = await record(bomb);
    const call = clientOf({}, { baseUrl: server.url, maxResponseBytes: 1_000_000 });
    const { error } = await call().result();
    expect(String(error)).toContain("the body has more than maxResponseBytes, 1000000");
    expect(error).toMatchObject({ status: 200, attempts: 1 });
  });
});

describe("declared headers", () => {
  const headers = {
    "X-Rate-Limit": "number",
    "X-On": "boolean",
    "X-Name": "string",
    "X-Tags": ["string"],
    "X-Sizes": ["number"],
    "X-Meta": "json",
    "X-Flat": { members: { n: "number", s: "string" } },
    "X-Exploded": { explode: true, members: { n: "number" } },
  } as const;
  const sent = {
    ...{ "x-rate-limit": "7", "x-on": "true", "x-name": "a, b", "x-tags": "a, b", "x-sizes": "1,2" },
    ...{ "x-meta": '{"a":[1]}', "x-flat": "n,1,s,x", "x-exploded": "n=1", "x-other": "1" },
  };
  const values = {
    ...{ "X-Rate-Limit": 7, "X-On": true, "X-Name": "a, b", "X-Tags": ["a", "b"], "X-Sizes": [1, 2] },
    ...{ "X-Meta": { a: [1] }, "X-Flat": { n: 1, s: "x" }, "X-Exploded": { n: 1 } },
  };

  it("of a success are values of their types", async () => {
    const server = await record(reply(204, "", sent));
    const success: Success = { 204: { headers } };
    const call = clientOf({ success }, { baseUrl: server.url })();
    expect(await call.withResponse()).toMatchObject({ status: 204, headerValues: values });
    expect(await call.result()).toMatchObject({ ok: true, headerValues: values });
  });

  it("of an error are on the error", async () => {
    const server = await record(reply(429, "{}", sent));
    const { error } = await clientOf({ errors: { 429: { headers } } }, { baseUrl: server.url })().result();
    expect(error).toMatchObject({ status: 429, headerValues: values });
  });

  it("are left out when they are absent or of another type", async () => {
    const wrong = { "x-rate-limit": "many", "x-on": "yes", "x-sizes": "1,x", "x-meta": "{" };
    const server = await record(reply(204, "", wrong));
    const success: Success = { 204: { headers } };
    expect(await clientOf({ success }, { baseUrl: server.url })().withResponse()).toMatchObject({ headerValues: {} });
  });
});

describe("an error", () => {
  const errors: Operation["errors"] = {
    401: { summary: "Unauthorized: the API key is missing", hasBody: false },
    404: { summary: "Not Found: there is no such thing." },
    "4XX": { summary: "Client Error: the request is invalid." },
    default: { summary: "Unexpected: something failed." },
  };
  const failure = async (respond: Respond) => {
    const { error } = await clientOf({ errors }, { baseUrl: (await record(respond)).url })().result();
    if (!isNumbersApiError(error)) throw error;
    return error;
  };

  it("has the body that the contract documents", async () => {
    expect(await failure(json({ reason: "gone" }, 404))).toMatchObject({ status: 404, body: { reason: "gone" } });
    expect(await failure(json(["a"], 422))).toMatchObject({ status: 422, body: ["a"] });
  });

  it.each<[number, string]>([
    [401, "things_act: 401 Unauthorized: the API key is missing Check NUMBERS_API_KEY."],
    [404, "things_act: 404 Not Found: there is no such thing. Check baseUrl."],
    [422, "things_act: 422 Client Error: the request is invalid."],
    [503, "things_act: 503 Unexpected: something failed. Try again later."],
  ])("without a body says what the contract says of it: %i", async (status, message) => {
    expect((await failure(reply(status))).message).toBe(message);
  });

  it("with a body of another kind has an excerpt", async () => {
    expect(await failure(typed("text/html", "<h1>Bad</h1>", 502))).toMatchObject({ excerpt: "<h1>Bad</h1>" });
  });
});

describe("a stream", () => {
  const collect = async (items: unknown): Promise<unknown[]> => {
    const all: unknown[] = [];
    for await (const item of items as AsyncIterable<unknown>) all.push(item);
    return all;
  };
  const streamOf =
    (contentType: string, ...chunks: readonly (string | Uint8Array)[]): Respond =>
    async (response) => {
      response.writeHead(200, { "content-type": contentType });
      for (const chunk of chunks) {
        response.write(chunk);
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    };

  it.each([
    [
      "text/event-stream",
      'data: {"a":1}\n\n: comment\ndata: [2,\r\ndata: 3]\r\n\r\nevent: x\ndata: plain\n\n',
      [{ a: 1 }, [2, 3], "plain"],
    ],
    ["text/event-stream", "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n", [1]],
    ["application/x-ndjson", '{"a":1}\n\n[2]\n3', [{ a: 1 }, [2], 3]],
    ["application/jsonl", "1\r\n2\r\n", [1, 2]],
    ["application/json-seq", '\u001e{"a":1}\n\u001e2\n', [{ a: 1 }, 2]],
    ["application/geo+json-seq", "\u001e1\n\u001e2\n", [1, 2]],
  ])("of %s gives its items: %j", async (contentType, text, expected) => {
    expect(await collect(await answerOf({ 200: { contentType } }, streamOf(contentType, text)))).toEqual(expected);
    const single = [...Buffer.from(text)].map((byte) => Uint8Array.of(byte));
    expect(await collect(await answerOf({ 200: { contentType } }, streamOf(contentType, ...single)))).toEqual(expected);
  });

  it("of events gives texts where the contract has texts", async () => {
    const contentType = "text/event-stream";
    const body = streamOf(contentType, 'data: 5\n\ndata: {"a":1}\n\n');
    expect(await collect(await answerOf({ 200: { contentType, textEvents: true } }, body))).toEqual(["5", '{"a":1}']);
  });

  it("of events gives what the library eventsource-parser reads", async () => {
    const line = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", ":", " ", "é", "\u0000") }).map((text) => `data:${text}`),
      fc.constantFrom("data", "data: x", ": comment", "event: e", "id: 1", "retry: 5", "other: x", "", "", ""),
    );
    const contentType = "text/event-stream";
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom("\n", "\r\n"), async (lines, end) => {
        const text = `${lines.join(end)}${end}`;
        const expected: string[] = [];
        const parser = createParser({ onEvent: ({ data }) => expected.push(data) });
        parser.feed(text);
        const items = await collect(await answerOf({ 200: { contentType } }, streamOf(contentType, text)));
        expect(items).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it("gives items while it runs, and leaving the loop closes the connection", async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const endless: Respond = (response) => {
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      response.write("1\n");
      response.on("close", closed);
    };
    const items = await answerOf({ 200: { contentType: "application/x-ndjson" } }, endless);
    for await (const item of items as AsyncIterable<unknown>) {
      expect(item).toBe(1);
      break;
    }
    await isClosed;
  });

  it("ends with the caller's signal, and when no item comes in time", async () => {
    const stalled: Respond = (response) => {
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      response.write("1\n");
    };
    const success: Success = { 200: { contentType: "application/x-ndjson" } };
    const controller = new AbortController();
    const items = (await answerOf(success, stalled, { signal: controller.signal })) as AsyncIterable<unknown>;
    const read = (async () => {
      for await (const item of items) if (item === 1) controller.abort();
    })();
    await expect(read).rejects.toMatchObject({ name: "AbortError", operation: "things_act" });
    const late = await answerOf(success, stalled, { timeout: 100 });
    await expect(collect(late)).rejects.toMatchObject({ name: "TimeoutError", operation: "things_act" });
  });

  it("that breaks, or has an item that is not JSON, ends with an error", async () => {
    const success: Success = { 200: { contentType: "application/x-ndjson" } };
    const broken: Respond = (response) => {
      response.writeHead(200, { "content-type": "application/x-ndjson" });
      response.write("1\n", () => response.destroy());
    };
    await expect(collect(await answerOf(success, broken))).rejects.toMatchObject({ name: "ConnectionError" });
    const invalid = await answerOf(success, streamOf("application/x-ndjson", "1\n{\n"));
    await expect(collect(invalid)).rejects.toMatchObject({ name: "InvalidResponseError" });
  });

  /** Serves one event a connection, then says that there is no more. */
  const oneByOne =
    (count: number, end: (response: ServerResponse) => void): Respond =>
    (response, { headers }) => {
      const id = Number(headers["last-event-id"] ?? 0) + 1;
      if (id > count) return response.writeHead(204).end();
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`retry: 1\nid: ${id}\ndata: ${id}\n\n`, () => end(response));
      return undefined;
    };
  const events: Success = { 200: { contentType: "text/event-stream" } };

  it.each<[string, (response: ServerResponse) => void]>([
    ["breaks", (response) => response.destroy()],
    ["ends", (response) => response.end()],
  ])("of events that %s is opened again after its last event, if asked", async (_, end) => {
    const server = await record(oneByOne(3, end));
    const call = clientOf({ method: "GET", success: events }, { baseUrl: server.url });
    expect(await collect(await call(undefined, { reconnect: 1 }))).toEqual([1, 2, 3]);
    expect(server.requests.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "1", "2", "3"]);
  });

  it("of events is not opened again otherwise", async () => {
    const server = await record(oneByOne(3, (response) => response.end()));
    expect(await collect(await clientOf({ method: "GET", success: events }, { baseUrl: server.url })())).toEqual([1]);
    expect(server.requests).toHaveLength(1);
  });

  it("of events is opened again so often in a row without an event, and no longer than the signal allows", async () => {
    const server = await record(reply(200, "retry: 1\n\n", { "content-type": "text/event-stream" }));
    const call = clientOf({ method: "GET", success: events }, { baseUrl: server.url });
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect(await collect(await call(undefined, { reconnect: 2 }))).toEqual([]);
    expect(server.requests).toHaveLength(3);
    const controller = new AbortController();
    const endless = await call(undefined, { reconnect: 1_000_000, signal: controller.signal });
    const read = collect(endless);
    controller.abort();
    await expect(read).rejects.toMatchObject({ name: "AbortError" });
  });
});
