import { createRequire } from "node:module";
import { loadContract } from "@numbers-api/openapi/bundle";
import { describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { ask } from "../support/visitor.ts";

const require = createRequire(import.meta.url);

interface Documented {
  readonly paths: Readonly<Record<string, { readonly get?: unknown }>>;
}

/** Documents that differ in version and in how their schemas refer to each other; GitHub's is tested in packages/bench. */
const documents = [
  { name: "Figma", file: "@figma/rest-api-spec/openapi/openapi.yaml", version: "3.1.0", operations: 54 },
  { name: "Blockfrost", file: "@blockfrost/openapi/openapi.yaml", version: "3.0.3", operations: 129 },
];

describe.each(documents)("the API of $name", ({ file, version, operations }) => {
  const spec = require.resolve(file);

  it("is served in full, and its simple operations answer with examples and with made-up bodies", async () => {
    const { document } = await loadContract(spec);
    expect(document).toMatchObject({ openapi: version });
    await using mock = await startMock({ spec });
    const listed = await ask(`${mock.url}/__mock/scenarios`);
    expect(listed.body).toHaveLength(operations);

    // Every tested document has `paths` with operations by method.
    const simple = Object.entries((document as unknown as Documented).paths).filter(([path, { get }]) => {
      return get !== undefined && !path.includes("{") && !JSON.stringify(get).includes('"required":true');
    });
    expect(simple.length).toBeGreaterThan(0);
    const headers = { authorization: "Bearer any", "x-figma-token": "any", project_id: "any" };
    for (const [path] of simple.slice(0, 12)) {
      const answered = await ask(mock.url + path, { headers });
      expect(answered.text).not.toContain("mock_failed");
      const made = await ask(mock.url + path, { headers: { ...headers, prefer: "dynamic=true, seed=7" } });
      expect(made.text).not.toMatch(/mock_failed|mock_contract_violation/);
    }
  });
});
