import { describe, expect, it } from "vitest";
import { relativeTime } from "./times.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");

describe("a relative time", () => {
  it.for([
    ["2026-11-23T11:59:30Z", "just now"],
    ["2026-11-23T11:58:00Z", "2 minutes ago"],
    ["2026-11-23T09:00:00Z", "3 hours ago"],
    ["2026-11-22T10:00:00Z", "yesterday"],
    ["2026-11-10T12:00:00Z", "last week"],
    ["2026-09-14T08:21:37Z", "2 months ago"],
    ["2023-11-20T12:00:00Z", "3 years ago"],
    ["2026-11-23T14:00:00Z", "in 2 hours"],
  ])("uses the largest unit that fits: %s is %s", ([at = "", said]) => {
    expect(relativeTime(Date.parse(at), NOW)).toBe(said);
  });
});
