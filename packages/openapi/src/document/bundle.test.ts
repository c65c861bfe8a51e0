import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadContract } from "./bundle.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url));

describe("loadContract", () => {
  it("makes one document of several files", async () => {
    const { document } = await loadContract(fixture("split/openapi.yaml"));
    expect(JSON.stringify(document)).not.toContain(".yaml");
    expect(document).toMatchObject({ components: { schemas: { Thing: { type: "object" } } } });
  });

  it("says where a reference leads nowhere", async () => {
    await expect(loadContract(fixture("unresolved.yaml"))).rejects.toThrow(
      /^test\/fixtures\/unresolved\.yaml:9:11: Can't resolve \$ref\. Correct the reference/,
    );
  });

  it("reads nothing from the network", async () => {
    await expect(loadContract(fixture("network.yaml"))).rejects.toThrow(
      "test/fixtures/network.yaml:11:23: Can't resolve $ref: https://schemas.example/thing.yaml is on the network",
    );
  });

  it("refuses a file that is no OpenAPI document", async () => {
    await expect(loadContract(fixture("split/schemas.json"))).rejects.toThrow(
      "test/fixtures/split/schemas.json:1:1: this is no OpenAPI document of version 3.0 or 3.1: it has no member openapi. Begin it with",
    );
  });
});
