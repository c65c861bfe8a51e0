import type { Located } from "@numbers-api/openapi/schema-view";
import type { Node } from "../model/graph.ts";
import { note } from "./comparison.ts";

/** Stages of maturity in the extension that several tools share, in order. */
const STABILITY = ["draft", "alpha", "beta", "stable"];

interface Described {
  readonly deprecated?: unknown;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Compares deprecation, the announced end (`x-sunset`, a date), and the declared stability (`x-stability-level`). */
export function compareLifecycle(
  node: Node,
  before: Described,
  after: Described,
  base: Located | undefined,
  head: Located | undefined,
): void {
  const [was, is] = [before.deprecated === true, after.deprecated === true];
  if (was !== is) note(node, is ? "deprecated" : "undeprecated", base, head);
  const [sunset, newSunset] = [before.extensions["x-sunset"], after.extensions["x-sunset"]];
  const sunsets = { before: sunset, after: newSunset };
  if (sunset !== newSunset) note(node, sunsetChange(sunset, newSunset), base, head, sunsets);
  // Without the extension, a part is stable.
  const [level, newLevel] = [before, after].map(({ extensions }) => extensions["x-stability-level"] ?? "stable");
  const [rank = 0, newRank = 0] = [level, newLevel].map((each) => STABILITY.indexOf(String(each)));
  const change = newRank === -1 ? "invalid" : newRank < rank ? "decreased" : "increased";
  if (level !== newLevel) note(node, `stability-${change}`, base, head, { before: level, after: newLevel });
}

function sunsetChange(before: unknown, after: unknown) {
  if (after === undefined) return "sunset-removed";
  if (Number.isNaN(Date.parse(String(after)))) return "sunset-invalid";
  if (before === undefined) return "sunset-added";
  return Date.parse(String(after)) < Date.parse(String(before)) ? "sunset-earlier" : "sunset-later";
}
