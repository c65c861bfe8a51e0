import type { Impact } from "../kinds/kinds.ts";

/** Comparison of the document's version with the required one. */
export interface VersionCheck {
  readonly before: string | undefined;
  readonly after: string;
  /** Least version that the changes allow; undefined when they require none. */
  readonly needed: string | undefined;
  readonly ok: boolean;
  /** Clause for the verdict line. */
  readonly says: string;
}

type Version = readonly [number, number, number];

/**
 * Compares `info.version` with the version that the verdict requires (Semantic Versioning 2.0.0). While the major
 * version is 0, a break requires a new minor version and other changes a new patch version: item 4 leaves it open, so
 * this is our own rule.
 */
export function checkVersion(verdict: Impact, before: string | undefined, after: string): VersionCheck {
  const moved = before === after ? `info.version stayed ${after}` : `info.version went from ${before} to ${after}`;
  const says = before === undefined ? `info.version is ${after}` : moved;
  const result = (ok: boolean, needed?: string, advice?: string): VersionCheck => {
    return { before, after, needed, ok, says: ok ? says : `${says}, must ${advice}` };
  };
  if (before === undefined) return result(true);
  const [from, to] = [parse(before), parse(after)];
  if (!from || !to) {
    const ok = verdict === "none" || before !== after;
    return result(ok, ok ? undefined : "another one", "change");
  }
  if (order(to, from) < 0) return result(false, before, "not go back");
  if (verdict === "none") return result(true);
  const needed = next(from, verdict);
  return result(order(to, needed) >= 0, needed.join("."), `be ${needed.join(".")}`);
}

function parse(version: string): Version | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function order(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function next([major, minor, patch]: Version, verdict: "patch" | "minor" | "major"): Version {
  if (verdict === "patch" || (verdict === "minor" && major === 0)) return [major, minor, patch + 1];
  if (verdict === "minor" || major === 0) return [major, minor + 1, 0];
  return [major + 1, 0, 0];
}
