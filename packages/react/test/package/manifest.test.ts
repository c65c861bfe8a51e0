// Tests the tarball instead of the folder, because users install the tarball.
import { LIBRARY_RULES, readPackage } from "@numbers-api/workspace/packing";
import { describe, expect, inject, it } from "vitest";

const packed = readPackage(inject("published"));
const { files, manifest, read } = packed;
const code = files.filter((name) => /\.c?js$/.test(name));

describe("the packed package", () => {
  it.each(LIBRARY_RULES)("$rule", async ({ faults }) => {
    expect(await faults(packed)).toEqual([]);
  });

  it("contains code, declarations, README and licence, and nothing else", () => {
    const others = files.filter((name) => !/^dist\/(generated\/)?[a-z-]+\.(d\.)?c?[jt]s$/.test(name));
    expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
    expect(files).toEqual(
      expect.arrayContaining(["dist/index.js", "dist/index.cjs", "dist/index.d.ts", "dist/index.d.cts"]),
    );
    expect(files.filter((name) => /generate\/|test/.test(name))).toEqual([]);
  });

  it("imports React, TanStack Query and the client from the application", () => {
    const client = String(manifest["name"]).replace(/react$/, "client");
    expect(Object.keys(manifest["peerDependencies"] as object)).toEqual(
      expect.arrayContaining([client, "@tanstack/react-query", "react"]),
    );
    expect(Object.keys(manifest["peerDependencies"] as object)).toHaveLength(3);
    const imported = code.flatMap((name) =>
      [...read(name).matchAll(/(?:from|require\() ?"([^".][^"]*)"/g)].map(([, from]) => from),
    );
    expect(new Set(imported)).toEqual(new Set(["@tanstack/react-query", "react"]));
  });
});

describe("in an application with server components", () => {
  const marked = (name: string): boolean => read(name).startsWith('"use client";');

  it('hooks and the provider are marked "use client"', () => {
    const hooks = code.filter((name) => /\b(use[A-Z]\w*|createContext)\)?\(/.test(read(name)));
    expect(hooks.length).toBeGreaterThanOrEqual(4);
    expect(hooks.filter((name) => !marked(name))).toEqual([]);
  });

  it("query options and keys work on the server", () => {
    const both = ["index", "key", "query", "mutation", "generated/options"].flatMap((name) => [
      `dist/${name}.js`,
      `dist/${name}.cjs`,
    ]);
    expect(both.filter((name) => code.includes(name) && marked(name))).toEqual([]);
  });
});
