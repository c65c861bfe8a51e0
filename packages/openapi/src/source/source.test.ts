import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ProblemError } from "./problem.ts";
import { loadSource } from "./source.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`../../test/fixtures/${name}`, import.meta.url));

describe("loadSource", () => {
  it("locates a member at its key", async () => {
    const source = await loadSource(fixture("holes.yaml"));
    expect(source.locate(["paths", "/things", "get"])).toEqual({
      file: "test/fixtures/holes.yaml",
      line: 6,
      column: 5,
    });
  });

  it("locates an item of a sequence at itself", async () => {
    const source = await loadSource(fixture("holes.yaml"));
    expect(source.locate(["paths", "/things", "get", "parameters", 0])).toMatchObject({ line: 9, column: 11 });
  });

  it("follows references on the way, and not at the end", async () => {
    const source = await loadSource(fixture("holes.yaml"));
    const examples = ["paths", "/things", "get", "responses", "200", "content", "application/json", "examples"];
    expect(source.locate([...examples, "referred"])).toMatchObject({ line: 24 });
    expect(source.locate([...examples, "referred", "value"])).toMatchObject({ line: 41 });
  });

  it("follows references into other files, YAML and JSON", async () => {
    const source = await loadSource(fixture("split/openapi.yaml"));
    const schema = ["responses", "200", "content", "application/json", "schema", "properties"];
    expect(source.files).toHaveLength(3);
    expect(source.locate(["paths", "/things", "get", ...schema])).toEqual({
      file: "test/fixtures/split/schemas.json",
      line: 4,
      column: 5,
    });
  });

  it("takes what a map brings into another for a part of it, and locates it where it stands", async () => {
    const source = await loadSource(fixture("merge.yaml"));
    const properties = ["components", "schemas", "Thing", "properties"];
    expect(source.locate([...properties, "name", "type"])).toMatchObject({ line: 5, column: 5 });
    expect(source.locate([...properties, "size", "type"])).toMatchObject({ line: 12 });
    expect(source.root).toMatchObject({
      components: { schemas: { Thing: { properties: { name: { type: "string" }, size: { type: "integer" } } } } },
    });
  });

  it("ends at the last value that exists", async () => {
    const source = await loadSource(fixture("holes.yaml"));
    expect(source.locate(["paths", "/things", "delete", "responses"])).toMatchObject({ line: 5 });
  });

  it("says where a file is no YAML", async () => {
    await expect(loadSource(fixture("broken.yaml"))).rejects.toThrow(
      /^test\/fixtures\/broken\.yaml:3:\d+: .+\. Correct the YAML here\.$/,
    );
  });

  it("says where a file is no JSON, though it would be YAML", async () => {
    await expect(loadSource(fixture("broken.json"))).rejects.toThrow(
      /^test\/fixtures\/broken\.json:3:11: this is no JSON: value expected\. Correct the JSON here\.$/,
    );
  });

  it("says which file is missing", async () => {
    const loading = loadSource("no-such-file.yaml");
    await expect(loading).rejects.toBeInstanceOf(ProblemError);
    await expect(loading).rejects.toThrow("cannot read no-such-file.yaml. Check the name of the file.");
  });
});
