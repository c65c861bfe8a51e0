// Whatever a server says: a value that the contract vouches for, or an error of ours.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient, isNumbersApiError, NumbersApiError } from "../../src/index.ts";
import { envelope, list } from "./support/answers.ts";

const EMPTY = new Set([204, 205, 304]);

const member = fc.oneof(fc.string(), fc.constant("+12025550123"), fc.constant(undefined), fc.jsonValue());
/** Values that resemble the list, and sometimes are one. */
const likeList = fc.record({
  numbers: fc.oneof(
    fc.array(fc.record({ phoneNumber: member, createdAt: member, label: member }), { maxLength: 4 }),
    fc.jsonValue(),
  ),
  sharedNumber: member,
});
const likeEnvelope = fc.record({
  trackingId: member,
  error: fc.oneof(fc.record({ code: member, message: member, fix: member, provider: member }), fc.jsonValue()),
});
const json = fc
  .oneof(fc.constant(list), fc.constant(envelope), likeList, likeEnvelope, fc.jsonValue())
  .map((value) => `${JSON.stringify(value)}`);
// Nearly valid bodies find the most, so they are the most frequent.
const text = fc.oneof(
  { weight: 4, arbitrary: json },
  fc.string({ unit: "binary" }),
  fc.constant(JSON.stringify(list).slice(0, -1)),
  fc.constant(`{"__proto__":${JSON.stringify(list)}}`),
);
const body = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) });
const headerValue = fc.string({ unit: "grapheme-ascii" }).map((value) => value.replaceAll(/[^ -~]/g, ""));
const type = fc.oneof(
  fc.constantFrom("application/json", "Application/JSON; charset=utf-8"),
  fc.constantFrom("text/html", "application/problem+json", "application/jsonl"),
  headerValue,
  fc.constant(undefined),
);
const status = fc.oneof(
  fc.constant(200),
  fc.constantFrom(201, 400, 401, 402, 500, 502),
  fc.integer({ min: 200, max: 599 }),
);

/** A real response, as a platform's fetch would give it. */
const responses = fc
  .record({ status, type, body, retryAfter: headerValue })
  .map(({ status, type, body, retryAfter }) => () => {
    const headers = new Headers({ "retry-after": retryAfter });
    if (type !== undefined) headers.set("content-type", type);
    // Its type wants a buffer that is not shared, which each of these is.
    const response = new Response(EMPTY.has(status) ? null : (body as string), { status, headers });
    if (type === undefined) response.headers.delete("content-type");
    return response;
  });

/** Written apart from the client, after the contract. */
function isList(value: unknown): boolean {
  const { numbers, sharedNumber } = value as Partial<typeof list>;
  return (
    typeof sharedNumber === "string" &&
    Array.isArray(numbers) &&
    numbers.every((item) => typeof item?.phoneNumber === "string" && typeof item.createdAt === "string")
  );
}

const clientOf = (respond: () => Response) =>
  createClient({ baseUrl: "http://127.0.0.1:1", apiKey: "any-key", maxRetries: 0, fetch: async () => respond() });

describe("whatever the answer is", () => {
  it("a call gives the required members, or an error of ours that can be printed", async () => {
    const seen = { values: 0, errors: 0 };
    await fc.assert(
      fc.asyncProperty(responses, async (respond) => {
        try {
          expect(isList(await clientOf(respond).numbers.list())).toBe(true);
          seen.values++;
        } catch (error) {
          if (!isNumbersApiError(error)) throw error;
          expect(error).toBeInstanceOf(NumbersApiError);
          expect(error.attempts).toBe(1);
          expect(error).toHaveProperty("status", respond().status);
          expect(String(error) + JSON.stringify(error)).toContain("numbers_list");
          seen.errors++;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(seen.values).toBeGreaterThan(0);
    expect(seen.errors).toBeGreaterThan(0);
  });

  it("result() never rejects, and agrees with withResponse()", async () => {
    await fc.assert(
      fc.asyncProperty(responses, async (respond) => {
        const call = clientOf(respond).numbers.list();
        const result = await call.result();
        const other = await call.withResponse().catch((error: unknown) => error);
        if (result.ok) expect({ ok: true, ...(other as object) }).toEqual(result);
        else expect(other).toBe(result.error);
      }),
      { numRuns: 1_000 },
    );
  });

  it("an excerpt has at most 500 characters", async () => {
    await fc.assert(
      fc.asyncProperty(responses, async (respond) => {
        const result = await clientOf(respond).numbers.list().result();
        if (!result.ok && "excerpt" in result.error) expect(result.error.excerpt?.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 500 },
    );
  });

  it("a fetch that rejects with any value gives an error of ours", async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (reason) => {
        const fetch = (): Promise<Response> => Promise.reject(reason);
        const client = createClient({ baseUrl: "http://127.0.0.1:1", apiKey: "any-key", maxRetries: 0, fetch });
        const result = await client.numbers.list().result();
        expect(result.ok || isNumbersApiError(result.error)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
