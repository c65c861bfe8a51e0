import { describe, expect, it } from "vitest";
import { checkVersion } from "./version.ts";

const check = (verdict: Parameters<typeof checkVersion>[0], before: string | undefined, after: string) =>
  checkVersion(verdict, before, after);

describe("checkVersion", () => {
  it.each([
    ["none", "1.2.3", "1.2.3"],
    ["none", "1.2.3", "1.3.0"],
    ["patch", "1.2.3", "1.2.4"],
    ["minor", "1.2.3", "1.3.0"],
    ["minor", "1.2.3", "2.0.0"],
    ["major", "1.2.3", "2.0.0"],
    ["minor", "1.2.3", "1.3.0-beta.1"],
    ["minor", "v1.2.3", "v1.3.0"],
    ["major", "2026.01.31", "2027.01.31"],
    ["minor", "0.2.3", "0.2.4"],
    ["major", "0.2.3", "0.3.0"],
    ["major", "2026-01-01", "2026-02-01"],
    ["minor", undefined, "1.0.0"],
  ] as const)("accepts for %s that %s becomes %s", (verdict, before, after) => {
    expect(check(verdict, before, after)).toMatchObject({ ok: true });
  });

  it.each([
    ["none", "1.2.3", "1.2.2", "must not go back"],
    ["patch", "1.2.3", "1.2.3", "info.version stayed 1.2.3, must be 1.2.4"],
    ["minor", "1.2.3", "1.2.4", "info.version went from 1.2.3 to 1.2.4, must be 1.3.0"],
    ["minor", "1.2.3", "", "info.version went from 1.2.3 to no text, must change"],
    ["major", "1.2.3", "1.3.0", "must be 2.0.0"],
    ["major", "0.2.3", "0.2.4", "must be 0.3.0"],
    ["major", "2026-01-01", "2026-01-01", "must change"],
  ] as const)("refuses for %s that %s becomes %s", (verdict, before, after, says) => {
    const result = check(verdict, before, after);
    expect(result.ok).toBe(false);
    expect(result.says).toContain(says);
  });
});
