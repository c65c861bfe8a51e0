import { hash } from "node:crypto";
import { schemaSlot } from "@numbers-api/openapi/grammar";
import { canonical } from "../../model/json.ts";
import type { Site } from "../../model/site.ts";
import { typesOf, valuesOf } from "./acceptance.ts";
import { viewOf } from "./build-view.ts";
import { ANNOTATIONS } from "./no-op-keywords.ts";
import type { Read, View } from "./view.ts";

/** Levels of a schema that its outline covers: enough to tell most variants apart, and few enough for recursive ones. */
const LEVELS = 4;

const OUTLINES = new WeakMap<View, Map<number, string>>();

/** Hash of the upper levels of a schema. Schemas with different outlines are different. */
export function outlineOf(view: View, levels = LEVELS): string {
  const known = OUTLINES.get(view) ?? new Map<number, string>();
  OUTLINES.set(view, known);
  const outline = known.get(levels) ?? hash("sha1", JSON.stringify(factsAt(view, levels)), "base64");
  known.set(levels, outline);
  return outline;
}

const FACTS = new WeakMap<View, ReadonlySet<string>>();

/** Facts about a schema, of which similar schemas have many in common. */
export function factsOf(view: View): ReadonlySet<string> {
  const facts = FACTS.get(view) ?? new Set([...factsAt(view, 2), ...view.map("properties").keys()]);
  FACTS.set(view, facts);
  return facts;
}

/** Keywords that the types, values and members of a view include. */
const STRUCTURAL: ReadonlySet<string> = new Set([...ANNOTATIONS, "type", "enum", "const", "required", "properties"]);

function factsAt(view: View, levels: number): string[] {
  const { tree } = view;
  const inside = (sites: readonly Site[]): string => {
    const part = viewOf(tree, sites);
    return levels > 1 ? outlineOf(part, levels - 1) : [...typesOf(part)].sort().join();
  };
  const insideAll = (sites: readonly Site[]): string =>
    sites
      .map((site) => inside([site]))
      .sort()
      .join();
  const textOf = (key: string, { value, site }: Read): string => {
    const slot = schemaSlot(key, value);
    if (slot === undefined) return canonical(value);
    return insideAll(slot === "one" ? [site] : [...tree.items(site), ...tree.entries(site).map(([, each]) => each)]);
  };
  const keywords = view.parts.flatMap((part) =>
    Object.keys(part.schema)
      .filter((key) => !STRUCTURAL.has(key) && !key.startsWith("x-"))
      .flatMap((key) => view.of(part, key).map((read) => `${key} ${textOf(key, read)}`)),
  );
  const members = [...view.map("properties")].map(([name, sites]) => `${name}: ${inside(sites)}`);
  const unions = view.unions.map(({ branches }) => insideAll(branches.map(({ site }) => site)));
  const values = [...(valuesOf(view)?.keys() ?? [])];
  return [...keywords, ...members, ...unions, ...typesOf(view), ...values, ...view.required().keys()].sort();
}
