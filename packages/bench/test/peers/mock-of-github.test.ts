// The mock serves the largest public description in full.
import { readFileSync } from "node:fs";
import { startMock } from "@numbers-api/mock";
import { describe, expect, it } from "vitest";
import { githubContract } from "../../src/core/places.ts";

interface Description {
  readonly paths: Readonly<Record<string, { readonly get?: unknown }>>;
}

describe("the mock of GitHub's API", () => {
  it("has every operation, and answers simple ones with examples and with generated bodies", async () => {
    const spec = githubContract();
    await using mock = await startMock({ spec });
    const scenarios: unknown = await (await fetch(`${mock.url}/__mock/scenarios`)).json();
    expect(scenarios).toHaveLength(706);

    const { paths } = JSON.parse(readFileSync(spec, "utf8")) as Description; // It is an OpenAPI document.
    const simple = Object.entries(paths).filter(([path, { get }]) => {
      return get !== undefined && !path.includes("{") && !JSON.stringify(get).includes('"required":true');
    });
    expect(simple.length).toBeGreaterThan(0);
    const authorization = "Bearer any";
    for (const [path] of simple.slice(0, 12)) {
      const answered = await fetch(mock.url + path, { headers: { authorization } });
      expect(await answered.text()).not.toContain("mock_failed");
      const generated = await fetch(mock.url + path, { headers: { authorization, prefer: "dynamic=true, seed=7" } });
      expect(await generated.text()).not.toMatch(/mock_failed|mock_contract_violation/);
    }
  });
});
