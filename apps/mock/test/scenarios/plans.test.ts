import { operations, scenarios } from "@numbers-api/contract";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { control } from "../support/control.ts";
import { messages } from "../support/messages.ts";
import { ask, expectRefusal, KEY } from "../support/visitor.ts";

const mock = await startMock();
const other = await startMock({ document: messages });
afterAll(() => Promise.all([mock.close(), other.close()]));
beforeEach(() => {
  mock.reset();
  other.reset();
});

const { path } = operations.numbers_list;
const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

/** Statuses of several requests in sequence. */
async function statuses(count: number, headers: Record<string, string> = KEY): Promise<number[]> {
  const answered: number[] = [];
  for (let left = count; left > 0; left -= 1) answered.push((await ask(mock.url + path, { headers })).status);
  return answered;
}

describe("a plan", () => {
  it("is played step by step, and its last step stays", async () => {
    const steps = ["provider-telnyx", "provider-ses", "usage-limit-exceeded"].map((scenario) => ({ scenario }));
    expect(await control(mock.url, "PUT plan", { steps })).toMatchObject({ status: 200 });
    expect(await statuses(5)).toEqual([502, 502, 402, 402, 402]);
  });

  it("plays each step the given number of times, and ends after the last one", async () => {
    await control(mock.url, "PUT plan", { steps: [{ scenario: "provider-telnyx", times: 2 }] });
    expect(await statuses(4)).toEqual([502, 502, 200, 200]);
    expect(await control(mock.url, "GET plans")).toMatchObject({ body: [] });
  });

  it("gives requests that arrive together a step each", async () => {
    await control(mock.url, "PUT plan", {
      steps: [{ scenario: "provider-ses", times: 5 }, { scenario: "full-account" }],
    });
    const answered = await Promise.all(Array.from({ length: 20 }, () => statuses(1)));
    expect(answered.flat().filter((status) => status === 502)).toHaveLength(5);
  });

  it("is replaced by the next one, and can be removed", async () => {
    await control(mock.url, "PUT plan", { steps: [{ scenario: "provider-ses" }] });
    await control(mock.url, "PUT plan", { steps: [{ scenario: "usage-limit-exceeded" }] });
    expect(await statuses(1)).toEqual([402]);
    expect(await control(mock.url, "DELETE plan")).toMatchObject({ status: 204, text: "" });
    expect(await statuses(1)).toEqual([200]);
  });

  it("is overridden by the preferences of a request, which do not use it up", async () => {
    await control(mock.url, "PUT plan", { steps: [{ scenario: "provider-ses", times: 1 }] });
    expect(await statuses(1, { ...KEY, prefer: "scenario=full-account" })).toEqual([200]);
    expect(await statuses(2)).toEqual([502, 200]);
  });

  it("does not replace authentication", async () => {
    await control(mock.url, "PUT plan", { steps: [{ scenario: "full-account" }] });
    expect(await statuses(1, {})).toEqual([401]);
  });

  it("is listed with its current step", async () => {
    const steps = [{ scenario: "provider-ses", times: 2, delay: [0, 1] }, { scenario: "full-account" }];
    await control(mock.url, "PUT plan", { steps });
    const expected = { key: null, keyId: null, operation: `GET ${path}`, steps };
    expect(await control(mock.url, "GET plans")).toMatchObject({ body: [{ ...expected, position: 0, remaining: 2 }] });
    await statuses(1);
    expect(await control(mock.url, "GET plans")).toMatchObject({ body: [{ ...expected, position: 0, remaining: 1 }] });
    await statuses(1);
    expect(await control(mock.url, "GET plans")).toMatchObject({ body: [{ position: 1, remaining: null }] });
  });
});

describe("a plan for one key", () => {
  it("is not seen by others, and goes before the plan for all", async () => {
    await control(mock.url, "PUT plan", { steps: [{ scenario: "usage-limit-exceeded" }] });
    await control(mock.url, "PUT plan", { key: "key-of-one", steps: [{ scenario: "provider-ses", times: 1 }] });
    expect(await statuses(1, bearer("key-of-another"))).toEqual([402]);
    expect(await statuses(2, bearer("key-of-one"))).toEqual([502, 402]);
  });

  it("shows the key masked, and is removed by the key or its id", async () => {
    for (const remove of ["key=key-of-somebody", "keyId="]) {
      const set = await control(mock.url, "PUT plan", {
        key: "key-of-somebody",
        steps: [{ scenario: "provider-ses" }],
      });
      expect(set).toMatchObject({ body: [{ key: "…body", keyId: expect.stringMatching(/^[0-9a-f]{16}$/) }] });
      expect(set.text).not.toContain("key-of-somebody");
      const [{ keyId } = { keyId: "" }] = set.body as { keyId: string }[]; // As expected above.
      await control(mock.url, `DELETE plan?${remove}${remove.startsWith("keyId") ? keyId : ""}`);
      expect(await statuses(1, bearer("key-of-somebody"))).toEqual([200]);
    }
  });

  it("can be created with the id of a key in the journal", async () => {
    await statuses(1, bearer("key-of-a-visitor"));
    const [{ keyId } = { keyId: null }] = mock.requests();
    await control(mock.url, "PUT plan", { keyId, steps: [{ scenario: "provider-ses" }] });
    expect(await statuses(1, bearer("key-of-a-visitor"))).toEqual([502]);
    expect(await statuses(1)).toEqual([200]);
  });
});

describe("a plan of a contract with several operations", () => {
  const headers = { "x-account": "account-of-tests" };
  const call = async (method: string, account = headers): Promise<number> =>
    (await ask(`${other.url}/messages`, { method, headers: account })).status;

  it("goes to each operation that documents a scenario of it, which play it on their own", async () => {
    const set = await control(other.url, "PUT plan", {
      steps: [{ scenario: "outage", times: 1 }, { scenario: "sent" }],
    });
    expect(set).toMatchObject({ body: [{ operation: "GET /messages" }, { operation: "POST /messages" }] });
    expect([await call("GET"), await call("GET")]).toEqual([503, 200]);
    expect([await call("POST"), await call("POST")]).toEqual([503, 201]);
  });

  it("does not affect the plans of other operations", async () => {
    await control(other.url, "PUT plan", { operation: "GET /messages", steps: [{ scenario: "outage" }] });
    await control(other.url, "PUT plan", { steps: [{ scenario: "sent" }] });
    expect([await call("GET"), await call("POST")]).toEqual([503, 201]);
    await control(other.url, "DELETE plan?operation=GET%20/messages");
    expect(await control(other.url, "GET plans")).toMatchObject({ body: [{ operation: "POST /messages" }] });
  });

  it("knows a key wherever the contract has it sent", async () => {
    await control(other.url, "PUT plan", { key: "account-of-tests", steps: [{ scenario: "outage" }] });
    expect(await call("GET")).toBe(503);
    expect(await call("GET", { "x-account": "account-of-others" })).toBe(200);
  });
});

describe("a plan that cannot be made is 400", () => {
  it.each([
    [
      "an unknown scenario",
      { steps: [{ scenario: "nothing" }] },
      "mock_unmet_plan",
      "has no scenario nothing. Possible: d",
    ],
    [
      "an unknown operation",
      { operation: "GET /x", steps: [{ scenario: "x" }] },
      "mock_unmet_plan",
      "no operation GET /x",
    ],
    [
      "a key that names a scenario",
      { key: "mock_x", steps: [{ scenario: "x" }] },
      "mock_unmet_plan",
      "begins with mock_",
    ],
    [
      "an id that stands for no key",
      { keyId: "x", steps: [{ scenario: "x" }] },
      "mock_unmet_plan",
      "no key with the id x",
    ],
    ["two keys", { key: "x", keyId: "x", steps: [{ scenario: "x" }] }, "mock_unmet_plan", "for a key or for a keyId"],
    ["no steps", { steps: [] }, "mock_malformed_control", "property steps must NOT have fewer than 1 items"],
    ["no plan", {}, "mock_malformed_control", "must have required property 'steps'"],
    ["a typo", { steps: [{ scenario: "x", tims: 1 }] }, "mock_malformed_control", "additional properties ('tims')"],
    [
      "no times",
      { steps: [{ scenario: "x", times: 0 }] },
      "mock_malformed_control",
      "property steps.0.times must be >= 1",
    ],
    [
      "an unknown fault",
      { steps: [{ scenario: "x", fault: "x" }] },
      "mock_malformed_control",
      "must be equal to one of",
    ],
    [
      "a negative delay",
      { steps: [{ scenario: "x", delay: -1 }] },
      "mock_malformed_control",
      "property steps.0.delay must be >= 0",
    ],
    [
      "a range from high to low",
      { steps: [{ scenario: "full-account", delay: [2, 1] }] },
      "mock_unmet_plan",
      "from low to high",
    ],
    ["something else than JSON", "{", "mock_malformed_body", "announced as JSON"],
  ])("with %s", async (_, body, code, why) => {
    expect(expectRefusal(await control(mock.url, "PUT plan", body), 400, code).message).toContain(why);
    expect(await control(mock.url, "GET plans")).toMatchObject({ body: [] });
  });

  it("and one that is not announced as JSON is 415", async () => {
    const answered = await control(mock.url, "PUT plan", "{}", { "content-type": "text/plain" });
    expectRefusal(answered, 415, "mock_malformed_control");
  });
});

describe("a step", () => {
  it("with a delay is waited for, and a client that gives up is in the journal", async () => {
    await control(mock.url, "PUT plan", { steps: [{ scenario: "full-account", delay: 3_600_000, times: 1 }] });
    const impatient = new AbortController();
    const asked = fetch(mock.url + path, { headers: KEY, signal: impatient.signal });
    // The step is taken when the request has arrived.
    await expect.poll(() => control(mock.url, "GET plans")).toMatchObject({ body: [] });
    impatient.abort();
    await expect(asked).rejects.toThrow();
    await expect
      .poll(() => mock.requests())
      .toMatchObject([{ scenario: "full-account", status: 200, abandoned: true, why: "plan" }]);
  });

  it("with a fault breaks the answer, and the journal records it", async () => {
    await mock.play("full-account", { fault: "reset", times: 1 });
    await expect(fetch(mock.url + path, { headers: KEY })).rejects.toThrow();
    expect(mock.requests()).toMatchObject([{ scenario: "full-account", fault: "reset", status: 200 }]);
    expect(await statuses(1)).toEqual([200]);
  });
});

it("every scenario of the contract can be played by a plan", async () => {
  for (const { name, status } of Object.values(scenarios)) {
    await control(mock.url, "PUT plan", { steps: [{ scenario: name }] });
    expect(await statuses(1)).toEqual([status]);
  }
});
