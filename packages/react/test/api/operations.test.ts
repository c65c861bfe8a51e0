// Every operation of the API in spec/, whatever it is, has its hooks and options.
import { type Operation, operations } from "@numbers-api/contract";
import { expect, it } from "vitest";
import * as react from "../../src/index.ts";

const table: Readonly<Record<string, Operation>> = operations;

it("has options and a hook for each operation of the API", () => {
  const names = Object.keys(react).map((name) => name.toLowerCase());
  for (const { namespace, name, method, query } of Object.values(table)) {
    const kind = method === "GET" || method === "HEAD" || query ? "query" : "mutation";
    const base = `${namespace}${name}`.toLowerCase();
    expect(names).toEqual(expect.arrayContaining([`${base}${kind}options`, `use${base}`]));
  }
});
