// People install the published tarball, so the tests check it, and not the folder that it was made from.
import { LIBRARY_RULES, readPackage } from "@numbers-api/workspace/packing";
import { describe, expect, inject, it } from "vitest";

const packed = readPackage(inject("published"));

describe("the packed client", () => {
  it.each(LIBRARY_RULES)("$rule", async ({ faults }) => {
    expect(await faults(packed)).toEqual([]);
  });

  it("holds what is needed to run, to type and to read, and nothing else", () => {
    const entries = ["index", "testing"].flatMap((name) =>
      ["js", "d.ts", "cjs", "d.cts"].map((end) => `dist/${name}.${end}`),
    );
    const documents = ["LICENSE", "LICENSE-openapi-fetch", "README.md", "package.json"];
    expect(packed.files.toSorted()).toEqual([...documents, ...entries].sort());
  });

  it("needs MSW for its testing part alone", () => {
    expect(packed.manifest["peerDependenciesMeta"]).toEqual({ msw: { optional: true } });
  });
});
