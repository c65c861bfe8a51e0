// Bodies of each media type arrive as they were given, when an independent library reads them.

import { Busboy } from "@fastify/busboy";
import type { RequestBody } from "@numbers-api/contract";
import fc from "fast-check";
import qs from "qs";
import { describe, expect, it } from "vitest";
import { BodyPart } from "../../src/request/body/multipart.ts";
import { clientOf } from "./support/contract.ts";
import { json, type RecordedRequest, record, reply } from "./support/recorder.ts";

const bytes = Uint8Array.from([0, 255, 1, 254, 13, 10]);

async function sendBody(requestBody: RequestBody, input: object): Promise<RecordedRequest> {
  const server = await record();
  await clientOf({ requestBody }, { baseUrl: server.url })(input);
  return server.last();
}

interface ParsedPart {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  readonly filename?: string | undefined;
}

/** Parts of a multipart body, as busboy reads them. */
function parseParts({ headers, body }: RecordedRequest): Promise<ParsedPart[]> {
  return new Promise((resolve, reject) => {
    const parts: ParsedPart[] = [];
    const parser = new Busboy({ headers: headers as { "content-type": string } });
    parser.on("field", (name, value, _nameTruncated, _valueTruncated, _encoding, type) =>
      parts.push({ name, value, type }),
    );
    parser.on("file", (name, stream, filename, _encoding, type) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => parts.push({ name, value: Buffer.concat(chunks).toString("latin1"), type, filename }));
    });
    parser.on("error", reject);
    parser.on("finish", () => resolve(parts));
    parser.end(body);
  });
}

describe("a JSON body", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "application/merge-patch+json",
    "application/vnd.a.v1+json",
  ])("is sent as %s", async (contentType) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        const { headers, body: sent } = await sendBody({ contentType }, { body });
        expect(headers["content-type"]).toBe(contentType);
        expect(JSON.parse(sent.toString())).toEqual(JSON.parse(JSON.stringify(body)));
      }),
      { numRuns: 30 },
    );
  });

  it("keeps a bigint that the contract's int64 needs", async () => {
    const { body } = await sendBody(
      { contentType: "application/json" },
      { body: { id: 9007199254740993n, small: 7n } },
    );
    expect(body.toString()).toBe('{"id":9007199254740993,"small":7}');
  });

  it.each<[unknown, string]>([
    [new Blob(["x"]), "body is a Blob"],
    [{ file: new Blob(["x"]) }, 'body, member "file", is a Blob'],
    [bytes, "body is a Uint8Array"],
    [new FormData(), "body is a FormData"],
    [{ all: new Map([[1, 2]]) }, 'body, member "all", is a Map'],
    [{ later: Promise.resolve(1) }, 'body, member "later", is a Promise'],
    [{ n: Number.NaN }, 'body, member "n", is NaN'],
    [() => 1, "body is a function"],
  ])("refuses what JSON would lose: %s", async (body, message) => {
    const server = await record();
    const call = clientOf({ requestBody: { contentType: "application/json" } }, { baseUrl: server.url });
    await expect(call({ body })).rejects.toThrow(`things_act: ${message}`);
    expect(server.requests).toHaveLength(0);
  });
});

describe("a text body", () => {
  it.each(["text/plain", "text/csv; charset=utf-8", "application/xml", "image/svg+xml"])(
    "is sent as it is: %s",
    async (contentType) => {
      const { headers, body } = await sendBody({ contentType }, { body: '<a b="1">é</a>' });
      expect([headers["content-type"], body.toString()]).toEqual([contentType, '<a b="1">é</a>']);
    },
  );

  it("is not made of an object", async () => {
    const server = await record();
    const call = clientOf({ requestBody: { contentType: "text/plain" } }, { baseUrl: server.url });
    await expect(call({ body: { a: 1 } })).rejects.toThrow(
      "things_act: body is an object, but must be a string for text/plain.",
    );
    expect(server.requests).toHaveLength(0);
  });
});

describe("a binary body", () => {
  const forms: Readonly<Record<string, () => unknown>> = {
    Blob: () => new Blob([bytes]),
    File: () => new File([bytes], "a.mp3", { type: "text/plain" }),
    Uint8Array: () => bytes,
    "part of a buffer": () => new Uint8Array([9, ...bytes, 9]).subarray(1, 7),
    ArrayBuffer: () => bytes.slice().buffer,
    ReadableStream: () => new Blob([bytes]).stream(),
  };

  it.each(Object.entries(forms))("is sent byte for byte from a %s", async (_, make) => {
    const { headers, body } = await sendBody({ contentType: "audio/mpeg" }, { body: make() });
    expect([headers["content-type"], [...body]]).toEqual(["audio/mpeg", [...bytes]]);
  });

  it("is not made of an object", async () => {
    const server = await record();
    const call = clientOf({ requestBody: { contentType: "audio/mpeg" } }, { baseUrl: server.url });
    await expect(call({ body: { a: 1 } })).rejects.toThrow("things_act: body is an object, but must be a Blob");
    expect(server.requests).toHaveLength(0);
  });

  it("has the type of the Blob, or the chosen one, where the contract has a range", async () => {
    const requestBody = { contentType: "image/*" };
    const png = new Blob([bytes], { type: "image/png" });
    expect((await sendBody(requestBody, { body: png })).headers["content-type"]).toBe("image/png");
    expect((await sendBody(requestBody, { body: bytes, contentType: "image/gif" })).headers["content-type"]).toBe(
      "image/gif",
    );
    for (const input of [{ body: bytes }, { body: new Blob([bytes], { type: "text/plain" }) }]) {
      await expect(sendBody(requestBody, input)).rejects.toThrow(/pass contentType, or a Blob with a type\.$/);
    }
  });

  it("from a stream is not sent again", async () => {
    const server = await record(reply(503));
    const call = clientOf(
      { method: "PUT", requestBody: { contentType: "audio/mpeg" } },
      { baseUrl: server.url, maxRetries: 2 },
    );
    await expect(call({ body: new Blob([bytes]).stream() })).rejects.toMatchObject({ status: 503, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a urlencoded body", () => {
  const contentType = "application/x-www-form-urlencoded";

  it("is read back by qs", async () => {
    const value = fc.dictionary(
      fc.constantFrom("a", "b c", "d&e", "é"),
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 4 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(value, async (body) => {
        const { body: sent } = await sendBody({ contentType }, { body });
        expect(qs.parse(sent.toString(), { depth: 0 })).toEqual({ ...body });
      }),
      { numRuns: 40 },
    );
  });

  it.each<[object, Exclude<RequestBody["encoding"], undefined>[string], string]>([
    [{ l: [1, 2] }, {}, "l=1&l=2"],
    [{ l: [1, 2] }, { l: { explode: false } }, "l=1,2"],
    [{ l: [1, 2] }, { l: { style: "spaceDelimited" } }, "l=1%202"],
    [{ o: { a: 1 } }, {}, "o=%7B%22a%22%3A1%7D"],
    [{ o: { a: 1 } }, { o: { style: "deepObject" } }, "o%5Ba%5D=1"],
    [{ l: [1, 2] }, { l: { contentType: "application/json" } }, "l=%5B1%2C2%5D"],
    [{ n: null, u: undefined, e: "" }, {}, "e="],
  ])("writes %j with the encoding %j", async (body, encoding, expected) => {
    const sent = await sendBody({ contentType, encoding: { [contentType]: encoding } }, { body });
    expect(sent.body.toString()).toBe(expected);
  });

  it("keeps the parameters of its media type", async () => {
    const { headers, body } = await sendBody({ contentType: `${contentType}; charset=utf-8` }, { body: { a: "é" } });
    expect([headers["content-type"], body.toString()]).toEqual([`${contentType}; charset=utf-8`, "a=%C3%A9"]);
  });

  it("is passed through from URLSearchParams", async () => {
    const { headers, body } = await sendBody({ contentType }, { body: new URLSearchParams({ a: "b c" }) });
    expect([headers["content-type"], body.toString()]).toEqual([contentType, "a=b+c"]);
  });
});

describe("a multipart body", () => {
  const contentType = "multipart/form-data";

  it("has its members in the styles of the contract", async () => {
    const members = {
      flat: { explode: false },
      pipes: { style: "pipeDelimited", explode: false },
      deep: { style: "deepObject", explode: true },
      files: { style: "form", explode: true },
    } as const;
    const body = {
      flat: ["é", "b&"],
      pipes: [1, 2],
      deep: { a: { b: "ü" } },
      files: [new Blob(["1"]), new Blob(["2"])],
    };
    const described = { contentType, encoding: { [contentType]: members } };
    const parts = await parseParts(await sendBody(described, { body }));
    expect(parts.map(({ name, value }) => [name, value]).sort()).toEqual(
      [
        ["flat", "é,b&"],
        ["pipes", "1|2"],
        ["deep[a][b]", "ü"],
        ["files", "1"],
        ["files", "2"],
      ].sort(),
    );
    await expect(sendBody(described, { body: { flat: ["a,b"] } })).rejects.toThrow(
      "body.flat has a value with a comma",
    );
  });

  it("has a part for each member and each item, as busboy reads them", async () => {
    const file = new File([bytes], 'a "b"\r\n.bin', { type: "audio/mpeg" });
    const request = await sendBody(
      { contentType, encoding: { [contentType]: { text: { contentType: "text/csv" } } } },
      {
        body: {
          label: "é",
          count: 3,
          meta: { a: [1] },
          file,
          files: [new Blob(["1"], { type: "image/png" }), bytes],
          text: "a,b",
          none: null,
        },
      },
    );
    expect(request.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(await parseParts(request)).toEqual(
      [
        { name: "label", value: "é", type: "text/plain" },
        { name: "count", value: "3", type: "text/plain" },
        { name: "meta", value: '{"a":[1]}', type: "application/json" },
        { name: "text", value: "a,b", type: "text/csv" },
        {
          name: "file",
          value: Buffer.from(bytes).toString("latin1"),
          type: "audio/mpeg",
          filename: expect.stringContaining("a "),
        },
        { name: "files", value: "1", type: "image/png", filename: "blob" },
        {
          name: "files",
          value: Buffer.from(bytes).toString("latin1"),
          type: "application/octet-stream",
          filename: "blob",
        },
      ].sort((a, b) => Number("filename" in a) - Number("filename" in b)),
    );
  });

  it("gives any texts and bytes back", async () => {
    const member = fc.oneof(fc.string({ unit: "grapheme" }), fc.uint8Array({ maxLength: 50 }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom("a", "b c", "é", 'q"'), member), async (body) => {
        const parts = Object.keys(body).length === 0 ? [] : await parseParts(await sendBody({ contentType }, { body }));
        const read = parts.map(({ name, value, filename }) => [
          name.replace("%22", '"'),
          filename === undefined ? value : [...Buffer.from(value, "latin1")],
        ]);
        const sent = Object.entries(body).map(([name, value]) => [
          name,
          typeof value === "string" ? value : [...value],
        ]);
        expect(Object.fromEntries(read)).toEqual(Object.fromEntries(sent));
      }),
      { numRuns: 50 },
    );
  });

  it("has headers, a content type and a file name of a part's own", async () => {
    const part = new BodyPart(bytes, { contentType: "audio/mpeg", filename: "a.mp3", headers: { "X-Id": "7" } });
    const { body } = await sendBody({ contentType }, { body: { file: part } });
    expect(body.toString("latin1")).toContain(
      'Content-Disposition: form-data; name="file"; filename="a.mp3"\r\nContent-Type: audio/mpeg\r\nX-Id: 7\r\n\r\n',
    );
    const injected = new BodyPart("a", { headers: { "X-Id": "7\r\nX-Other: 8" } });
    await expect(sendBody({ contentType }, { body: { file: injected } })).rejects.toThrow(
      "body.file has a header with a line break",
    );
  });

  it.each<[string, unknown, string]>([
    ["text/plain, application/json", { a: 1 }, "application/json"],
    ["text/plain, application/json", "a", "text/plain"],
    ["application/*", { a: 1 }, "application/json"],
    ["image/png, image/*", new Blob([bytes], { type: "image/gif" }), "image/gif"],
    ["image/png", new Blob([bytes], { type: "text/plain" }), "image/png"],
    ["*/*", bytes, "application/octet-stream"],
  ])("has parts of the types that the contract lists: %s", async (listed, part, sent) => {
    const encoding = { [contentType]: { part: { contentType: listed } } };
    const { body } = await sendBody({ contentType, encoding }, { body: { part } });
    expect(body.toString("latin1")).toContain(`\r\nContent-Type: ${sent}\r\n\r\n`);
  });

  it.each<[string, unknown]>([
    ["image/*", bytes],
    ["image/*", new Blob([bytes], { type: "text/plain" })],
    ["text/plain", { a: 1 }],
  ])("refuses a part that is not of the listed types: %s", async (listed, part) => {
    const encoding = { [contentType]: { part: { contentType: listed } } };
    await expect(sendBody({ contentType, encoding }, { body: { part } })).rejects.toThrow(
      `but must be ${listed}: pass`,
    );
  });

  it("is passed through from FormData", async () => {
    const form = new FormData();
    form.append("label", "é");
    const request = await sendBody({ contentType }, { body: form });
    expect(await parseParts(request)).toEqual([{ name: "label", value: "é", type: "text/plain" }]);
  });

  it("can be sent again", async () => {
    const server = await record(reply(503, undefined, { "retry-after": "0" }), json({ ok: true }));
    const call = clientOf({ method: "PUT", requestBody: { contentType } }, { baseUrl: server.url, maxRetries: 1 });
    await call({ body: { file: new Blob([bytes]) } });
    const [first, second] = await Promise.all(server.requests.map(parseParts));
    expect(second).toEqual(first);
  });
});

describe("a choice of media types", () => {
  const requestBody: RequestBody = {
    contentType: "application/json",
    otherContentTypes: [
      "application/vnd.a.v2+json",
      "text/csv",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "image/*",
    ],
  };

  it.each<[object, string]>([
    [{ body: { a: 1 } }, "application/json"],
    [{ body: { a: 1 }, contentType: "application/vnd.a.v2+json" }, "application/vnd.a.v2+json"],
    [{ body: "a,b", contentType: "text/csv" }, "text/csv"],
    [{ body: { a: 1 }, contentType: "application/x-www-form-urlencoded" }, "application/x-www-form-urlencoded"],
    [{ body: new URLSearchParams("a=1") }, "application/x-www-form-urlencoded"],
    [{ body: new Blob(["x"], { type: "image/png" }) }, "image/png"],
  ])("%j is sent as %s", async (input, expected) => {
    expect((await sendBody(requestBody, input)).headers["content-type"]).toBe(expected);
  });

  it("takes a form as the multipart type", async () => {
    const { headers } = await sendBody(requestBody, { body: new FormData() });
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  });

  it("may be made by the header of the call", async () => {
    const server = await record();
    const call = clientOf({ requestBody }, { baseUrl: server.url });
    await call({ body: "a,b" }, { headers: { "Content-Type": "text/csv" } });
    expect([server.last().headers["content-type"], server.last().body.toString()]).toEqual(["text/csv", "a,b"]);
  });

  it("is one of the contract's", async () => {
    await expect(sendBody(requestBody, { body: "a", contentType: "text/html" })).rejects.toThrow(
      'things_act: contentType is "text/html", but must be one of application/json, application/vnd.a.v2+json',
    );
  });
});

it.each(["multipart/form-data", "application/x-www-form-urlencoded"])(
  "%s refuses what JSON would lose",
  async (type) => {
    for (const lost of [new Map(), [{ at: Promise.resolve(1) }], { n: Number.NaN }]) {
      await expect(sendBody({ contentType: type }, { body: { lost } })).rejects.toThrow(
        /body\.lost.* JSON cannot hold/,
      );
    }
  },
);
