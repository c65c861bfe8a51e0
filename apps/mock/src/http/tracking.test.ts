import { expect, it } from "vitest";
import { newTrackingId } from "./tracking.ts";

it("a tracking id is a ULID of its time", () => {
  // The time and its letters are those of the ULID specification.
  expect(newTrackingId(1_469_918_176_385)).toMatch(/^trk_01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
});

it("no two tracking ids are the same, and later ones sort behind earlier ones", () => {
  const now = 1_800_000_000_000;
  expect(newTrackingId(now)).not.toBe(newTrackingId(now));
  expect(newTrackingId(now) < newTrackingId(now + 1)).toBe(true);
});
