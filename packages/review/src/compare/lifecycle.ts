import type { Node } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { note } from "./comparison.ts";

/** How far along something is, by the extension that several tools share. */
const STABILITY = ["draft", "alpha", "beta", "stable"];

type Described = Readonly<Record<string, unknown>>;

/** Compares deprecation, the announced end (`x-sunset`, a date), and the declared stability (`x-stability-level`). */
export function compareLifecycle(
  node: Node,
  before: Described,
  after: Described,
  base: Site | undefined,
  head: Site | undefined,
): void {
  const [was, is] = [before["deprecated"] === true, after["deprecated"] === true];
  if (is && !was) note(node, "deprecated", base, head);
  if (was && !is) note(node, "undeprecated", base, head);
  compareSunset(node, before["x-sunset"], after["x-sunset"], base, head);
  compareStability(node, before["x-stability-level"], after["x-stability-level"], base, head);
}

function compareSunset(
  node: Node,
  before: unknown,
  after: unknown,
  base: Site | undefined,
  head: Site | undefined,
): void {
  if (before === after) return;
  const values = { before, after };
  if (after === undefined) note(node, "sunset-removed", base, head, values);
  else if (Number.isNaN(Date.parse(String(after)))) note(node, "sunset-invalid", base, head, values);
  else if (before === undefined) note(node, "sunset-added", base, head, values);
  else if (Date.parse(String(after)) < Date.parse(String(before))) note(node, "sunset-earlier", base, head, values);
  else note(node, "sunset-later", base, head, values);
}

function compareStability(
  node: Node,
  before: unknown,
  after: unknown,
  base: Site | undefined,
  head: Site | undefined,
): void {
  if (before === after) return;
  // What says nothing about itself is stable.
  const level = (value: unknown): number => (value === undefined ? 3 : STABILITY.indexOf(String(value)));
  const values = { before: before ?? "stable", after: after ?? "stable" };
  if (level(after) < 0) note(node, "stability-invalid", base, head, values);
  else if (level(after) < level(before)) note(node, "stability-decreased", base, head, values);
  else if (level(after) > level(before)) note(node, "stability-increased", base, head, values);
}
