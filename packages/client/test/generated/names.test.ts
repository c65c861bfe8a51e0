// The generator knows the names that the client exports, so that no schema hides behind one of them.
import { readFileSync } from "node:fs";
import { CLIENT_EXPORTS } from "@numbers-api/codegen/client";
import { expect, it } from "vitest";

it("the names of the client's own exports are reserved", () => {
  const index = readFileSync(new URL("../../src/index.ts", import.meta.url), "utf8");
  const lists = [...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = ""]) => list.split(","));
  const names = lists.map((name) => name.replace(/\btype\b/, "").trim()).filter((name) => name !== "");
  expect(names.length).toBeGreaterThan(30);
  expect([...CLIENT_EXPORTS].sort()).toEqual(names.sort());
});
