import { hash } from "node:crypto";
import { SCHEMA_KEYWORDS, SCHEMA_LIST_KEYWORDS, SCHEMA_MAP_KEYWORDS } from "@numbers-api/openapi/grammar";
import { canonical } from "../../model/json.ts";
import type { Site, Tree } from "../../model/site.ts";
import { typesOf, valuesOf } from "./acceptance.ts";
import { viewOf } from "./build-view.ts";
import { ANNOTATIONS } from "./no-op-keywords.ts";
import type { View } from "./view.ts";

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

function factsAt(view: View, levels: number): string[] {
  const { tree } = view;
  const inside = (sites: readonly Site[]): string => {
    const part = viewOf(tree, sites);
    return levels > 1 ? outlineOf(part, levels - 1) : [...typesOf(part)].sort().join();
  };
  const keywords = view.parts.flatMap(({ site, schema }) =>
    Object.entries(schema).flatMap(([key, value]) => {
      if (STRUCTURAL.has(key) || key.startsWith("x-")) return [];
      const sites = schemasOf(tree, tree.child(site, key), key);
      return [`${key} ${sites ? sites.map((each) => inside([each])).sort() : canonical(value)}`];
    }),
  );
  const members = [...view.map("properties")].map(([name, sites]) => `${name}: ${inside(sites)}`);
  const unions = view.unions.map(({ branches }) =>
    branches
      .map(({ site }) => inside([site]))
      .sort()
      .join(),
  );
  const values = [...(valuesOf(view)?.keys() ?? [])];
  return [...keywords, ...members, ...unions, ...typesOf(view), ...values, ...view.required().keys()].sort();
}

/** Keywords that the types, values and members of a view include. */
const STRUCTURAL: ReadonlySet<string> = new Set([...ANNOTATIONS, "type", "enum", "const", "required", "properties"]);

/** Schemas that a keyword applies; undefined for other keywords. */
function schemasOf(tree: Tree, site: Site | undefined, key: string): readonly Site[] | undefined {
  if (!site) return undefined;
  if (SCHEMA_KEYWORDS.some((each) => each === key)) return [site];
  if (SCHEMA_LIST_KEYWORDS.some((each) => each === key)) return tree.items(site);
  return SCHEMA_MAP_KEYWORDS.some((each) => each === key) ? tree.entries(site).map(([, each]) => each) : undefined;
}
