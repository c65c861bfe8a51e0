import { describe } from "vitest";
import { test } from "./index.ts";

const seen = new Set<string>();

/** Status of the list of numbers for a key. */
async function statusFor({ url, key }: { readonly url: string; readonly key: string }): Promise<number> {
  const response = await fetch(`${url}/numbers/list`, { headers: { authorization: `Bearer ${key}` } });
  await response.arrayBuffer();
  return response.status;
}

describe("tests that share a mock", { concurrent: true }, () => {
  const cases = [
    ["provider-telnyx", 502],
    ["usage-limit-exceeded", 402],
    ["internal-server-error", 500],
  ] as const;

  for (const [scenario, status] of cases) {
    test(`play for their own keys: ${scenario}`, async ({ mock, expect }) => {
      await mock.play([scenario, "dedicated-numbers"]);
      expect([await statusFor(mock), await statusFor(mock)]).toEqual([status, 200]);
      expect(await mock.requests()).toMatchObject([{ scenario }, { scenario: "dedicated-numbers" }]);
      expect(seen.has(mock.key)).toBe(false);
      seen.add(mock.key);
    });
  }

  test("may stop, with a fault and a delay in between", async ({ mock, expect }) => {
    await mock.play("full-account", { fault: "reset", delay: 1 });
    await expect(statusFor(mock)).rejects.toThrow();
    await mock.stop();
    expect(await statusFor(mock)).toBe(200);
  });

  test("get one sentence about a scenario that cannot be played", async ({ mock, expect }) => {
    // @ts-expect-error unknown scenario
    const refused = mock.play("nothing");
    await expect(refused).rejects.toThrow(/^The contract has no scenario nothing\. Possible: dedicated-numbers, .+\.$/);
  });
});
