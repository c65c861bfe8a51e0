// One term has one meaning: a type name means the same everywhere.
import { expect, it } from "vitest";
import { exportedTypes } from "./support/exported-types.ts";

it("no two exported types have the same name", () => {
  const places = new Map<string, string[]>();
  for (const { name, place } of exportedTypes()) places.set(name, [...(places.get(name) ?? []), place]);
  expect(places.size).toBeGreaterThan(100);
  expect([...places].filter(([, found]) => found.length > 1)).toEqual([]);
});
