// The journeys of the contract test every server of it. For the mock, an account in a certain state is the API key that
// plays the scenario of that state.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Mock, startMock } from "@numbers-api/mock";
import { runJourneys } from "@numbers-api/workspace/journeys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const INPUTS = {
  dedicatedNumbersKey: "mock_dedicated-numbers",
  sharedNumberOnlyKey: "mock_shared-number-only",
  limitExceededKey: "mock_usage-limit-exceeded",
  providerFailureKey: "mock_provider-ses",
};
const JOURNEYS = ["list-numbers", "shared-number-only", "limit-exceeded", "provider-failure", "no-key"];
const every = (outcome: boolean): object => Object.fromEntries(JOURNEYS.map((id) => [id, outcome]));

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

describe("the journeys through the mock", () => {
  it("all succeed, and never show the API keys", async () => {
    const { journeys, output } = await runJourneys({ url: mock.url, inputs: INPUTS });
    expect(journeys, output).toEqual(every(true));
    for (const key of Object.values(INPUTS)) expect(output).not.toContain(key);
  });

  it("all fail at a server that does otherwise", async () => {
    const inputs = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, "mock_internal-server-error"]));
    const { journeys, output } = await runJourneys({ url: mock.url, inputs });
    expect(journeys, output).toEqual(every(false));
  });

  it("use only features of the API", async () => {
    const file = fileURLToPath(import.meta.resolve("@numbers-api/spec/journeys/numbers.arazzo.yaml"));
    expect(await readFile(file, "utf8")).not.toMatch(/mock_|prefer|scenario|__mock|127\.0\.0\.1|localhost/i);
  });
});
