import { operations, scenarios } from "@numbers-api/contract";
import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { type Answered, ask, KEY, TRACKING_ID } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());

const { path } = operations.numbers_list;
const refused = { headers: { ...KEY, prefer: "scenario=provider-telnyx" } };

function idsOf({ headers, body }: Answered): { header: string | null; body: unknown } {
  const inBody = typeof body === "object" && body !== null && "trackingId" in body ? body.trackingId : undefined;
  return { header: headers.get("x-tracking-id"), body: inBody };
}

describe("a fresh tracking id", () => {
  it("is in the header of every answer", async () => {
    const answers = await Promise.all([
      ask(mock.url + path, { headers: KEY }),
      ask(mock.url + path),
      ask(mock.url + path, { method: "OPTIONS" }),
      ask(`${mock.url}/nothing`),
      ask(`${mock.url}/__mock/health`),
    ]);
    const ids = answers.map((answered) => idsOf(answered).header);
    for (const id of ids) expect(id).toMatch(TRACKING_ID);
    expect(new Set(ids).size).toBe(answers.length);
  });

  it("is in the body, too, where that has one: the same, and none of the contract's examples", async () => {
    const [one, other] = [idsOf(await ask(mock.url + path, refused)), idsOf(await ask(mock.url + path, refused))];
    expect(one.body).toBe(one.header);
    expect(other.body).toBe(other.header);
    expect(one.body).not.toBe(other.body);
    expect(one.body).not.toBe(scenarios["provider-telnyx"].body.trackingId);
  });

  it("is in the journal", async () => {
    mock.reset();
    const { header } = idsOf(await ask(mock.url + path, refused));
    expect(mock.requests()).toMatchObject([{ trackingId: header }]);
  });
});

describe("a tracking id that the client sent", () => {
  const sending = (id: string) => ({ headers: { ...refused.headers, "x-tracking-id": id } });

  it.each(["support-case-7", "x", "~!@#$%^&*()/:;<=>?[]{}|"])("%s comes back", async (id) => {
    expect(idsOf(await ask(mock.url + path, sending(id)))).toEqual({ header: id, body: id });
  });

  it("comes back in an answer of the mock itself", async () => {
    const headers = { "x-tracking-id": "support-case-8" };
    expect(idsOf(await ask(`${mock.url}/nothing`, { headers }))).toEqual({
      header: "support-case-8",
      body: "support-case-8",
    });
  });

  it.each(["", "two words", "ÿ", "x".repeat(201)])("is replaced when it is none: %s", async (id) => {
    expect(idsOf(await ask(mock.url + path, sending(id))).header).toMatch(TRACKING_ID);
  });
});

it("a contract whose ids have another form keeps that of its example", async () => {
  const trackingId = "0b8a4f0e-5a3f-4a51-9d8e-6f1f7c1f2f55";
  const text = { type: "string" };
  const error = { type: "object", properties: { code: text, message: text } };
  const properties = { trackingId: { type: "string", format: "uuid" }, error };
  const schema = { type: "object", required: ["trackingId", "error"], properties };
  const content = { "application/json": { schema, example: { trackingId, error: {} } } };
  const responses = { 200: { description: "Ok.", content } };
  await using other = await startMock({
    document: { openapi: "3.1.0", info: {}, paths: { "/up": { get: { responses } } } },
  });
  const given = "6c9d5a52-30b5-4b8e-8f4e-5f6d1b0f7a11";

  expect(idsOf(await ask(`${other.url}/up`))).toEqual({ header: expect.stringMatching(TRACKING_ID), body: trackingId });
  const headers = { "x-tracking-id": given };
  expect(idsOf(await ask(`${other.url}/up`, { headers }))).toEqual({ header: given, body: given });
});

it("a body that is not an error envelope keeps its trackingId", async () => {
  const schema = { type: "object", required: ["trackingId"], properties: { trackingId: { type: "string" } } };
  const content = { "application/json": { schema, example: { trackingId: "1Z999AA10123456784" } } };
  await using parcels = await startMock({
    document: {
      openapi: "3.1.0",
      info: {},
      paths: { "/parcel": { get: { responses: { 200: { description: "It.", content } } } } },
    },
  });
  const answered = await ask(`${parcels.url}/parcel`, { headers: { "x-tracking-id": "mine" } });
  expect(idsOf(answered)).toEqual({ header: "mine", body: "1Z999AA10123456784" });
});
