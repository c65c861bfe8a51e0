// Any value of a style or media type arrives as it was given, when an independent parser reads the request.
import type { ParameterOptions } from "@numbers-api/contract";
import { parseCookie } from "cookie";
import fc from "fast-check";
import { parseTemplate } from "url-template";
import { describe, expect, it } from "vitest";
import { clientOf } from "./support/contract.ts";
import { type RecordedRequest, record, reply } from "./support/recorder.ts";

const text = fc.string({ unit: "grapheme" });
const filled = text.filter((value) => value !== "");
const ascii = fc
  .string({ unit: fc.constantFrom(..."abc XYZ019!#$%&'*+-.^_`|~:;/?@(){}[]\"\\<>") })
  .filter((value) => value !== "" && value === value.trim());
const withoutDelimiter = (delimiter: string): fc.Arbitrary<string[]> =>
  fc.array(
    filled.filter((value) => !value.includes(delimiter)),
    { minLength: 1, maxLength: 4 },
  );
const members = fc.dictionary(fc.constantFrom("a", "b c", "é&", "d=", "[e]"), filled, { minKeys: 1, maxKeys: 4 });
const RUNS = { numRuns: 150 };

type Place = "path" | "query" | "header" | "cookie";

/** Sends values of a parameter, one after the other, over one server. */
async function sender(place: Place, options: Partial<ParameterOptions>, path = "/things") {
  const server = await record(reply(200, "{}", { "content-type": "application/json" }));
  const call = clientOf(
    { method: "GET", path, parameters: { [place]: [{ name: "X-P", ...options }] } },
    { baseUrl: server.url },
  );
  return async (value: unknown): Promise<RecordedRequest> => {
    await call({ [place]: { "X-P": value } });
    return server.last();
  };
}

describe("a query parameter that URLSearchParams reads", () => {
  it.each([
    ["spaceDelimited", " "],
    ["pipeDelimited", "|"],
  ] as const)("in the style %s gives its list back", async (style, delimiter) => {
    const send = await sender("query", { style });
    await fc.assert(
      fc.asyncProperty(withoutDelimiter(delimiter), async (list) => {
        const { query } = await send(list);
        expect(new URLSearchParams(query).get("X-P")?.split(delimiter)).toEqual(list);
      }),
      RUNS,
    );
  });

  it.each(["spaceDelimited", "pipeDelimited"] as const)(
    "in the style %s, exploded, gives its list back",
    async (style) => {
      const send = await sender("query", { style, explode: true });
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (list) => {
          expect(new URLSearchParams((await send(list)).query).getAll("X-P")).toEqual(list);
        }),
        RUNS,
      );
    },
  );

  it("in the style form gives an exploded object back", async () => {
    const send = await sender("query", {});
    await fc.assert(
      fc.asyncProperty(members, async (object) => {
        expect(Object.fromEntries(new URLSearchParams((await send(object)).query))).toEqual({ ...object });
      }),
      RUNS,
    );
  });

  it("with allowReserved gives any text back", async () => {
    const send = await sender("query", { allowReserved: true });
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(new URLSearchParams((await send(value)).query).get("X-P")).toBe(value);
      }),
      RUNS,
    );
  });

  it("in the style form, not exploded, is expanded as RFC 6570 says", async () => {
    const server = await record(reply(200, "{}", { "content-type": "application/json" }));
    const call = clientOf(
      { method: "GET", parameters: { query: [{ name: "x", explode: false }] } },
      { baseUrl: server.url },
    );
    const template = parseTemplate("{?x}");
    await fc.assert(
      fc.asyncProperty(fc.oneof(withoutDelimiter("\0"), members), async (x) => {
        await call({ query: { x } });
        expect(`?${server.last().query}`.toUpperCase()).toBe(template.expand({ x }).toUpperCase());
      }),
      RUNS,
    );
  });
});

describe("a header parameter", () => {
  it.each([
    ["{x}", {}],
    ["{x*}", { explode: true }],
  ] as const)("is %s of RFC 6570 without its encoding", async (template, options) => {
    const send = await sender("header", options);
    const expansion = parseTemplate(template);
    const item = ascii.filter((value) => !/[,=]/.test(value));
    const name = fc.constantFrom("a", "b", "c");
    const value = fc.oneof(
      ascii,
      fc.array(item, { minLength: 1, maxLength: 4 }),
      fc.dictionary(name, item, { minKeys: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(value, async (x) => {
        const { headers } = await send(x);
        expect(headers["x-p"]).toBe(decodeURIComponent(expansion.expand({ x })));
      }),
      RUNS,
    );
  });
});

describe("a parameter with JSON content", () => {
  const READERS: Readonly<Record<Place, (request: RecordedRequest) => unknown>> = {
    path: ({ target }) => decodeURIComponent(target.split("/")[2] ?? ""),
    query: ({ query }) => new URLSearchParams(query).get("X-P"),
    header: ({ headers }) => headers["x-p"],
    cookie: ({ headers }) => parseCookie(headers.cookie ?? "")["X-P"],
  };

  it.each(Object.entries(READERS))("in the %s gives any value back", async (place, readText) => {
    const options = { contentType: "application/json" };
    // Of the four places.
    const send = await sender(place as Place, options, place === "path" ? "/things/{X-P}/end" : "/things");
    const value = fc.jsonValue().filter((each) => each !== null);
    await fc.assert(
      fc.asyncProperty(value, async (given) => {
        expect(JSON.stringify(JSON.parse(String(readText(await send(given)))))).toBe(JSON.stringify(given));
      }),
      RUNS,
    );
  });
});

describe("a body", () => {
  it.each(["text/plain", "application/xml", "text/csv; charset=utf-8", "application/yaml"])(
    "of %s gives any text back",
    async (contentType) => {
      const server = await record(reply(200, "{}", { "content-type": "application/json" }));
      const call = clientOf({ requestBody: { contentType } }, { baseUrl: server.url });
      await fc.assert(
        fc.asyncProperty(text, async (body) => {
          await call({ body });
          expect(server.last().body.toString()).toBe(body);
          expect(server.last().headers["content-type"]).toBe(contentType);
        }),
        RUNS,
      );
    },
  );

  it("of bytes gives them back from any form", async () => {
    const server = await record(reply(200, "{}", { "content-type": "application/json" }));
    const contentType = "application/octet-stream";
    const call = clientOf({ requestBody: { contentType } }, { baseUrl: server.url });
    const bytes = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(3), async (given, form) => {
        const copy = Uint8Array.from(given);
        const forms = [copy, copy.buffer, new Blob([copy]), new Blob([copy]).stream()];
        await call({ body: forms[form] });
        expect([...server.last().body]).toEqual([...given]);
      }),
      RUNS,
    );
  });
});

describe("a stream of JSON", () => {
  it.each([
    ["application/x-ndjson", "", "\n"],
    ["application/jsonl", "", "\r\n"],
    ["application/json-seq", "\u001e", "\n"],
  ])("of %s gives any values, wherever its chunks end", async (contentType, before, after) => {
    const values = fc.array(fc.jsonValue(), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(values, fc.array(fc.nat(200), { maxLength: 5 }), async (items, cuts) => {
        const bytes = Buffer.from(items.map((item) => before + JSON.stringify(item) + after).join(""));
        const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
        const body = new ReadableStream({
          start(controller) {
            for (const [index, place] of places.entries()) {
              const chunk = bytes.subarray(place, places[index + 1] ?? place);
              if (chunk.length > 0) controller.enqueue(chunk);
            }
            controller.close();
          },
        });
        const fetch = async (): Promise<Response> => new Response(body, { headers: { "content-type": contentType } });
        const stream = await clientOf({ method: "GET", success: { 200: { contentType } } }, { fetch })();
        const read: unknown[] = [];
        for await (const item of stream as AsyncIterable<unknown>) read.push(item);
        expect(JSON.stringify(read)).toBe(JSON.stringify(items));
      }),
      RUNS,
    );
  });
});
