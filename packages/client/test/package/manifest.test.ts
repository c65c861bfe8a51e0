// What is published is what people install, so the tarball is judged, not the folder that it was made from.
import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, it } from "vitest";

const tarball = readFileSync(inject("tarball"));
const data = new Uint8Array(tarball);
const packed = createPackageFromTarballData(data);
const read = (name: string): string => packed.readFile(`/node_modules/@numbers-api/client/${name}`);
const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;

describe("the packed client", () => {
  it("holds what is needed to run, to type and to read, and nothing else", () => {
    const names = packed.listFiles().map((name) => name.replace("/node_modules/@numbers-api/client/", ""));
    const entries = ["index", "testing"].flatMap((name) =>
      ["js", "d.ts", "cjs", "d.cts"].map((end) => `${name}.${end}`),
    );
    const documents = ["LICENSE", "LICENSE-openapi-fetch", "README.md", "package.json"];
    expect(names.sort()).toEqual([...documents, ...entries.map((name) => `dist/${name}`)].sort());
  });

  it("has no fault that publint knows", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, level: "suggestion", strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it("has the right types for every way of resolving it", async () => {
    const analysis = await checkPackage(packed);
    expect(analysis).toMatchObject({ types: { kind: "included" }, problems: [] });
  });

  it("tells nobody where the workspace has its sources", () => {
    expect(JSON.stringify(manifest["exports"])).not.toMatch(/source|src/);
  });

  it("says that importing it has no effect, so that bundlers leave out what is not used", () => {
    expect(manifest["sideEffects"]).toBe(false);
  });

  it("brings no other package along", () => {
    expect(manifest["dependencies"]).toBeUndefined();
    expect(manifest["peerDependenciesMeta"]).toEqual({ msw: { optional: true } });
  });

  it("names no host of a repository", () => {
    expect(JSON.stringify(manifest)).not.toMatch(/https?:|git\+|github|gitlab/);
  });
});
