import parse from "semver/functions/parse.js";
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

/** Release that a verdict requires while the major version is 0. */
const INITIAL = { major: "minor", minor: "patch", patch: "patch" } as const;

/**
 * Compares `info.version` with the version that the verdict requires (Semantic Versioning 2.0.0). While the major
 * version is 0, a break requires a new minor version and other changes a new patch version: item 4 leaves it open, so
 * this is our own rule.
 */
export function checkVersion(verdict: Impact, before: string | undefined, after: string): VersionCheck {
  // A version that is a number is not one: YAML makes 1.10 and 1.1 the same.
  const [old, now] = [before, after].map((version) => version || "no text");
  const moved = before === after ? `info.version stayed ${now}` : `info.version went from ${old} to ${now}`;
  const says = before === undefined ? `info.version is ${now}` : moved;
  const result = (ok: boolean, needed?: string, advice?: string): VersionCheck => {
    return { before, after, needed, ok, says: ok ? says : `${says}, must ${advice}` };
  };
  if (before === undefined) return result(true);
  const [from, to] = [before, after].map((version) => parse(version.replace(/[-+].*/, ""), { loose: true }));
  if (!from || !to) {
    const ok = verdict === "none" || (before !== after && after !== "");
    return result(ok, ok ? undefined : "another one", "change");
  }
  if (to.compare(from) < 0) return result(false, before, "not go back");
  if (verdict === "none") return result(true);
  const needed = from.inc(from.major === 0 ? INITIAL[verdict] : verdict);
  return result(to.compare(needed) >= 0, needed.version, `be ${needed.version}`);
}
