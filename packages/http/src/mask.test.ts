import { expect, it } from "vitest";
import { maskKey } from "./mask.ts";

it.each([
  ["any", "any"],
  ["mock_provider-ses", "mock_provider-ses"],
  ["mock_two words, which is longer", "mock_…nger"],
  ["num_live_0123456789abcdef", "num_live_…cdef"],
  ["num_0123456789abcdef", "num_…cdef"],
  ["0123456789abcdef", "…cdef"],
  ["num_12345678", "…5678"],
  ["num_1234567", "…"],
  ["short", "…"],
  ["", "…"],
])("masks %j as %j", (key, masked) => {
  expect(maskKey(key)).toBe(masked);
});
