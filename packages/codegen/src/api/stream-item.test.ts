import { buildModel } from "@numbers-api/openapi/model";
import { describe, expect, it } from "vitest";
import { streamItem } from "./stream-item.ts";

const schemas = {
  Thing: { type: "object", properties: { id: { type: "string" }, kind: { type: "string" } } },
  Things: { type: "array", items: { type: "integer" } },
  Word: { enum: ["1", "2"] },
};
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (contentSchema?: object): object => ({
  ...{ type: "string", contentMediaType: "application/json" },
  ...(contentSchema && { contentSchema }),
});
const event = (data: unknown, own: object = {}): object => ({ properties: { event: {}, data, ...own } });

/** Item of a response of this media type. */
function itemOf(mediaType: string, media: object) {
  const responses = { 200: { content: { [mediaType]: media } } };
  const document = { openapi: "3.2.0", paths: { "/a": { get: { responses } } }, components: { schemas } };
  const [content] = buildModel({ document }).operations[0]?.responses[0]?.content ?? [];
  return content && streamItem(buildModel({ document }), content);
}

describe("The item of a stream is", () => {
  it.each<[string, string, object, unknown]>([
    [
      "the item of a list, however it is composed",
      "application/jsonl",
      { schema: { allOf: [ref("Things")] } },
      schemas.Things.items,
    ],
    ["the schema of one", "application/json-seq", { schema: ref("Thing") }, ref("Thing")],
    ["its itemSchema, also for lists", "application/x-ndjson", { itemSchema: ref("Things") }, ref("Things")],
    ["the data of an event", "text/event-stream", { schema: event(ref("Thing")) }, ref("Thing")],
    ["JSON in the data of an event", "text/event-stream", { itemSchema: event(json(ref("Thing"))) }, ref("Thing")],
    ["unknown JSON", "text/event-stream", { itemSchema: event(json()) }, true],
    ["data that have a member data", "text/event-stream", { schema: event({}, { kind: {} }) }, event({}, { kind: {} })],
    ["a schema without events", "text/event-stream", { schema: ref("Thing") }, ref("Thing")],
  ])("%s", (_, mediaType, media, schema) => {
    expect(itemOf(mediaType, media)).toEqual({ schema, isText: false });
  });

  it("the data of each kind of event", () => {
    const kinds = {
      oneOf: [event(json(ref("Thing"))), event(json({ type: "integer" })), { properties: { event: {} } }],
    };
    expect(itemOf("text/event-stream", { itemSchema: { properties: { event: {} }, ...kinds } })).toEqual({
      schema: { anyOf: [ref("Thing"), { type: "integer" }] },
      isText: false,
    });
  });

  it("unknown where some events have texts, which may look like JSON", () => {
    const kinds = { oneOf: [event(json(ref("Thing"))), event({ type: "string" })] };
    expect(itemOf("text/event-stream", { itemSchema: kinds })).toEqual({ schema: true, isText: false });
  });

  it.each([
    ["its type", event({ type: "string" })],
    ["its values", ref("Word")],
  ])("a text by %s", (_, schema) => {
    expect(itemOf("text/event-stream", { schema })?.isText).toBe(true);
  });
});
