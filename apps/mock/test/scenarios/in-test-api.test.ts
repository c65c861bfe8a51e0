import { operations } from "@numbers-api/contract";
import { afterAll, beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { type Mock, type OperationName, PlanError, type ScenarioName, startMock } from "../../src/index.ts";
import { messages } from "../support/messages.ts";
import { ask, KEY } from "../support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());
beforeEach(() => mock.reset());

const { path } = operations.numbers_list;
const status = async (key = "test-key"): Promise<number> =>
  (await ask(mock.url + path, { headers: { authorization: `Bearer ${key}` } })).status;

describe("mock.play", () => {
  it("plays a scenario from now on", async () => {
    await mock.play("usage-limit-exceeded");
    expect([await status(), await status()]).toEqual([402, 402]);
  });

  it("plays a scenario a number of times, and then no more", async () => {
    await mock.play("provider-telnyx", { times: 2 });
    expect([await status(), await status(), await status()]).toEqual([502, 502, 200]);
  });

  it("plays several, and the last one stays", async () => {
    await mock.play(["provider-telnyx", { scenario: "provider-ses", times: 2, delay: [0, 1] }, "full-account"]);
    await Promise.all([status(), status(), status(), status(), status()]);
    expect(mock.requests().map(({ scenario }) => scenario)).toEqual(
      expect.arrayContaining(["provider-telnyx", "provider-ses", "full-account"]),
    );
    expect(await status()).toBe(200);
  });

  it("is ended by mock.stop", async () => {
    await mock.play("provider-ses");
    mock.stop();
    expect(await status()).toBe(200);
  });

  it.each([
    ["an unknown scenario", "nothing", {}, "The contract has no scenario nothing. Possible: dedicated-numbers, "],
    ["no steps", [], {}, "A plan needs at least one step."],
    ["no times", "full-account", { times: 0 }, "at least once, and not 0 times."],
    ["half a time", "full-account", { times: 0.5 }, "at least once, and not 0.5 times."],
    ["a negative delay", "full-account", { delay: -1 }, "A delay is a whole number of milliseconds"],
    ["an unknown fault", "full-account", { fault: "explode" }, "There is no fault explode. Possible: hang, "],
  ])("refuses %s in one sentence", async (_, what, options, sentence) => {
    // The compiler would refuse them as well.
    const play = mock.play as (what: unknown, options: unknown) => Promise<void>;
    const refused = play(what, options);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toBeInstanceOf(PlanError);
  });
});

describe("mock.forKey", () => {
  it("plays for one key, and lists its requests only", async () => {
    const [mine, other] = [mock.forKey(), mock.forKey()];
    await mine.play("provider-ses");
    expect([await status(mine.key), await status(other.key), await status()]).toEqual([502, 200, 200]);
    expect([mine, other, mock].map((player) => player.requests().length)).toEqual([1, 1, 3]);
    mine.stop();
    expect(await status(mine.key)).toBe(200);
  });

  it("takes a key that the test has chosen", async () => {
    const mine = mock.forKey("key-of-the-test");
    await mine.play("provider-ses");
    expect(await status("key-of-the-test")).toBe(502);
  });

  it("refuses a key that plays the scenario that it names", () => {
    expect(() => mock.forKey("mock_full-account")).toThrow("A key that begins with mock_ plays the scenario");
  });

  it("keeps parallel tests apart", async () => {
    const names = ["provider-telnyx", "usage-limit-exceeded", "invalid-input", "internal-server-error"] as const;
    const run = async (name: ScenarioName): Promise<number[]> => {
      const mine = mock.forKey();
      await mine.play([name, "dedicated-numbers"]);
      return [await status(mine.key), await status(mine.key), mine.requests().length];
    };
    expect(await Promise.all(names.map(run))).toEqual([
      [502, 200, 2],
      [402, 200, 2],
      [400, 200, 2],
      [500, 200, 2],
    ]);
  });
});

describe("mock.requests", () => {
  it("has a request as soon as its answer has arrived", async () => {
    for (let sent = 1; sent <= 50; sent += 1) {
      await status();
      expect(mock.requests()).toHaveLength(sent);
    }
  });

  it("returns a copy", async () => {
    await status();
    const before = mock.requests();
    await status();
    expect(before).toHaveLength(1);
  });
});

describe("the options of startMock", () => {
  it("choose the default answer", async () => {
    await using started = await startMock({ scenario: "full-account", delay: [0, 1] });
    await ask(started.url + path, { headers: KEY });
    await ask(started.url + path, { headers: { ...KEY, prefer: "code=200" } });
    expect(started.requests()).toMatchObject([
      { why: "option", scenario: "full-account" },
      { why: "prefer", scenario: "dedicated-numbers" },
    ]);
  });

  it("make bodies up, the same for the same seed", async () => {
    await using started = await startMock({ dynamic: true, seed: "7" });
    const [one, other] = await Promise.all([1, 2].map(() => ask(started.url + path, { headers: KEY })));
    expect(one?.text).toBe(other?.text);
    expect(started.requests()).toMatchObject([{ why: "option" }, { why: "option" }]);
  });
});

it("names are those of the contract, and any where it is another one", async () => {
  expectTypeOf(mock).toEqualTypeOf<Mock<ScenarioName, OperationName>>();
  expectTypeOf<"GET /numbers/list">().toExtend<OperationName>();
  expectTypeOf<"GET /numbers/unknown">().not.toExtend<OperationName>();
  expectTypeOf(mock.requests()[0]?.scenario).toEqualTypeOf<ScenarioName | undefined>();
  // @ts-expect-error unknown scenario
  await expect(mock.play("provider-unknown")).rejects.toThrow("Possible: ");
  // @ts-expect-error nor such a fault
  await expect(mock.play("provider-ses", { fault: "explode" })).rejects.toThrow("Possible: ");
  // @ts-expect-error nor can it be started with it
  await expect(startMock({ scenario: "provider-unknown" })).rejects.toThrow("provider-unknown");
  await using other = await startMock({ document: messages });
  expectTypeOf(other).toEqualTypeOf<Mock<string, string>>();
  await other.play("outage");
});
