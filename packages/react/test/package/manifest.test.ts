// What is published is what people install, so the tarball is judged, not the folder that it was made from.
import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, it } from "vitest";

const data = new Uint8Array(readFileSync(inject("tarball")));
const packed = createPackageFromTarballData(data);
const ROOT = "/node_modules/@numbers-api/react/";
const files = packed.listFiles().map((name) => name.replace(ROOT, ""));
const read = (name: string): string => packed.readFile(ROOT + name);
const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;

describe("the packed package", () => {
  it("holds what is needed to run, to type and to read, and nothing else", () => {
    const others = files.filter((name) => !/^dist\/(generated\/)?[a-z-]+\.(d\.)?c?[jt]s$/.test(name));
    expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
    expect(files).toEqual(
      expect.arrayContaining(["dist/index.js", "dist/index.cjs", "dist/index.d.ts", "dist/index.d.cts"]),
    );
    expect(files.filter((name) => /generate\/|test/.test(name))).toEqual([]);
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

  it("brings nothing along, and uses the application's own React, TanStack Query and client", () => {
    expect(manifest["dependencies"]).toBeUndefined();
    expect(Object.keys(manifest["peerDependencies"] as object)).toEqual([
      "@numbers-api/client",
      "@tanstack/react-query",
      "react",
    ]);
    expect(JSON.stringify(manifest)).not.toContain("workspace:^");
    const code = files.filter((name) => /\.c?js$/.test(name)).map(read);
    const imported = code.flatMap((text) =>
      [...text.matchAll(/(?:from|require\() ?"([^".][^"]*)"/g)].map(([, name]) => name),
    );
    expect(new Set(imported)).toEqual(new Set(["@tanstack/react-query", "react"]));
  });
});

describe("in an application with server components", () => {
  const marked = (name: string): boolean => read(name).startsWith('"use client";');
  const code = files.filter((name) => /\.c?js$/.test(name));

  it("what needs the browser says so: hooks, and the context of the provider", () => {
    const hooks = code.filter((name) => /\b(use[A-Z]\w*|createContext)\)?\(/.test(read(name)));
    expect(hooks.length).toBeGreaterThan(4);
    expect(hooks.filter((name) => !marked(name))).toEqual([]);
  });

  it("options and keys can be used on the server", () => {
    const both = ["index", "key", "name", "query", "mutation", "generated/options"].flatMap((name) => [
      `dist/${name}.js`,
      `dist/${name}.cjs`,
    ]);
    expect(both.filter((name) => code.includes(name) && marked(name))).toEqual([]);
  });
});
