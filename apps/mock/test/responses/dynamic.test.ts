import { operations, scenarios } from "@numbers-api/contract";
import { afterAll, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { type Answered, ask, expectDocumented, expectRefusal, KEY } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());

const { path, method } = operations.numbers_list;

interface List {
  readonly numbers: { readonly phoneNumber: string; readonly label?: string; readonly createdAt: string }[];
}

const preferring = (prefer: string, url: string = mock.url): Promise<Answered> =>
  ask(url + path, { headers: { ...KEY, prefer } });

/** Body of an answer, which has been checked against the contract. */
async function numbers(prefer: string): Promise<List["numbers"]> {
  const answered = await preferring(prefer);
  expectDocumented(answered, [method, path]);
  return (answered.body as List).numbers;
}

/** Ranges that regulators reserve for fiction. */
const FICTIONAL = /^\+(1[2-9]\d\d55501\d\d|18005550199|442079460\d{3}|493023125\d{3}|467017406(0[5-9]|[1-9]\d))$/;

describe("a dynamic answer", () => {
  it("is the same for the same seed, and another one for another seed", async () => {
    const [one, again, other] = await Promise.all(
      ["dynamic=true; seed=abc", "dynamic=true, seed=abc", "dynamic=true, seed=xyz"].map((prefer) =>
        preferring(prefer),
      ),
    );
    expect(one?.text).toBe(again?.text);
    expect(one?.text).not.toBe(other?.text);
    expect(one?.body).not.toEqual(scenarios["dedicated-numbers"].body);
  });

  it("returns its seed, so that it can be reproduced", async () => {
    const first = await preferring("dynamic=true");
    const applied = first.headers.get("preference-applied") ?? "";
    expect(applied).toMatch(/^dynamic=true, seed=\d{4}-\d\d-\d\d-\w+$/);
    expect((await preferring(applied)).text).toBe(first.text);
    expect((await preferring("dynamic=true")).text).not.toBe(first.text);
  });

  it.each(["two words", 'a "quoted" one', "ü"])("takes any text as its seed: %s", async (seed) => {
    const prefer = `dynamic=true, seed="${seed.replaceAll('"', '\\"')}"`;
    expect((await preferring(prefer)).text).toBe((await preferring(prefer)).text);
  });

  it("has unassigned phone numbers, each once", async () => {
    const found = (await numbers("dynamic=true, seed=1, size=1000")).map(({ phoneNumber }) => phoneNumber);
    expect(found.filter((number) => !FICTIONAL.test(number))).toEqual([]);
    expect(new Set(found).size).toBe(1000);
  });

  it("has times of the last year", async () => {
    const latest = Date.now();
    const found = (await numbers("dynamic=true, size=many")).map(({ createdAt }) => Date.parse(createdAt));
    expect(found.filter((time) => time > latest || time < latest - 367 * 24 * 60 * 60 * 1000)).toEqual([]);
  });

  it("has labels such as people give, on some of the numbers", async () => {
    const found = await numbers("dynamic=true, seed=1, size=many");
    const labels = found.flatMap(({ label }) => (label === undefined ? [] : [label]));
    expect(labels.length).toBeGreaterThan(0);
    expect(labels.length).toBeLessThan(found.length);
    expect(labels.filter((label) => !/^\p{Lu}[\p{L} ]+$/u.test(label))).toEqual([]);
  });

  it.each([0, 1, 49, 1000])("has %i items on request", async (size) => {
    expect(await numbers(`dynamic=true, size=${size}`)).toHaveLength(size);
  });

  it("has many items on request", async () => {
    expect((await numbers("dynamic=true, size=many")).length).toBeGreaterThanOrEqual(20);
  });

  it("can be had for any status with a body", async () => {
    const answered = await preferring("code=502, dynamic=true, seed=7");
    expectDocumented(answered, [method, path]);
    expect(answered).toMatchObject({ status: 502, body: { error: { code: expect.any(String) } } });
  });
});

describe("a size that is impossible is refused", () => {
  it.each([
    ["a size of an example", "size=3", "mock_unmet_preference", "Add dynamic=true."],
    ["a size of an answer without a list", "code=402, dynamic=true, size=3", "mock_unmet_preference", "leave it out"],
    ["a size that is none", "dynamic=true, size=few", "mock_malformed_preference", "Correct the Prefer header"],
    ["a size beyond measure", "dynamic=true, size=10001", "mock_malformed_preference", "Correct the Prefer header"],
  ])("%s", async (_, prefer, code, fix) => {
    expect(expectRefusal(await preferring(prefer), 400, code).fix).toContain(fix);
  });

  it("a size that the contract does not allow, and the message names the allowed one", async () => {
    const schema = { type: "array", items: { type: "string" }, minItems: 1, maxItems: 5 };
    const responses = { 200: { description: "Some.", content: { "application/json": { schema } } } };
    await using small = await startMock({ document: { openapi: "3.1.0", paths: { [path]: { get: { responses } } } } });
    const { message } = expectRefusal(
      await preferring("dynamic=true, size=6", small.url),
      400,
      "mock_unmet_preference",
    );
    expect(message).toContain("the contract allows 1 to 5 items there");
    expect((await preferring("dynamic=true, size=5", small.url)).body).toHaveLength(5);
  });
});

describe("a mock that is started as a dynamic one", () => {
  it("generates bodies by default, the same for its seed", async () => {
    await using one = await startMock({ dynamic: true, seed: "7" });
    await using other = await startMock({ dynamic: true, seed: "7" });
    const [first, second] = await Promise.all([one, other].map(({ url }) => ask(url + path, { headers: KEY })));
    expectDocumented(first as Answered, [method, path]);
    expect(first?.text).toBe(second?.text);
    expect(first?.headers.get("preference-applied")).toBe("dynamic=true, seed=7");
    expect((await preferring("dynamic=false", one.url)).body).toEqual(scenarios["dedicated-numbers"].body);
    expect((await preferring("seed=8", one.url)).text).not.toBe(first?.text);
  });

  it("answers with the example without a schema, and without a body where none is documented", async () => {
    const responses = { 200: { description: "A row.", content: { "text/csv": { example: "a,b" } } } };
    const gone = { 204: { description: "Gone." } };
    const paths = { "/row": { get: { responses }, delete: { responses: gone } } };
    await using plain = await startMock({ document: { openapi: "3.1.0", paths }, dynamic: true });
    expect(await ask(`${plain.url}/row`)).toMatchObject({ status: 200, text: "a,b" });
    expect(await ask(`${plain.url}/row`, { method: "DELETE" })).toMatchObject({ status: 204, text: "" });
  });
});
