// Hostile requests as bytes; the answers are checked against the contract. `pnpm --filter @numbers-api/server fuzz`
// sends 100,000 of them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attack } from "../support/attack.ts";
import { judge } from "../support/judge.ts";
import { startTestServer } from "../support/server.ts";

describe("hostile requests", () => {
  it("get answers that keep the contract, and leave the server as it was", async () => {
    await using server = await startTestServer();
    const open = await server.account();
    const used = await server.account({ limit: 1 });
    await open.own("+12025550123");
    await server.list(used.key);
    const { statuses, problems } = await attack({ url: server.url, keys: [open.key, used.key], count: 1500, seed: 1 });
    expect(problems).toEqual([]);
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400, 401, 402, 404, 405, 431]));
    expect((await server.list(open.key)).status).toBe(200);
  });

  it("get the same kind of answer for any path", async () => {
    await using server = await startTestServer();
    const property = fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
      const response = await fetch(`${server.url}${path.startsWith("/") ? path : `/${path}`}?${query}`);
      const { status, headers } = response;
      const problems = judge({ status, headers, body: await response.text() });
      expect(problems).toEqual([]);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
