import { test as base, inject, type TestAPI } from "vitest";
import type {} from "./provided.ts";
import { connect, type SharedMock } from "./remote.ts";

export type { SharedMock } from "./remote.ts";

/**
 * The `test` of Vitest with a mock of the API. All workers share one server, which the global set-up
 * `@numbers-api/mock/vitest/setup` starts; each test has its own API key, so tests run in parallel without seeing each
 * other's plans and requests.
 *
 * @example
 * import { test } from "@numbers-api/mock/vitest";
 *
 * test("an outage of a provider is reported", async ({ mock, expect }) => {
 *   await mock.play("outage");
 *   const response = await fetch(`${mock.url}/path`, { headers: { authorization: `Bearer ${mock.key}` } });
 *   expect(response.status).toBe(502);
 *   expect(await mock.requests()).toHaveLength(1);
 * });
 */
export const test: TestAPI<{ mock: SharedMock }> = base.extend<{ mock: SharedMock }>({
  // Vitest reads the needed fixtures from the destructured first parameter.
  // biome-ignore lint/correctness/noEmptyPattern: this one needs none.
  mock: async ({}, use) => {
    const url = inject("numbersMock");
    if (!url)
      throw new Error('Vitest shares no mock: add globalSetup: "@numbers-api/mock/vitest/setup" to its configuration.');
    const mock = connect(url) as SharedMock; // The type of another shared contract's scenario names is unknown here.
    await use(mock);
    await mock.stop();
  },
});
