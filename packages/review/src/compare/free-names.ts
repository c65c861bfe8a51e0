import { isObject } from "@numbers-api/openapi/reference";
import type { Site } from "../model/site.ts";
import type { Read, View } from "../model/view.ts";
import { note } from "./comparison.ts";
import type { SchemaPair } from "./schema.ts";

/** Compares the members of an object that no property names: by pattern, and all the rest. */
export function compareFreeNames(pair: SchemaPair): void {
  comparePatterns(pair);
  compareRest(pair, "additionalProperties", "additional-properties");
  compareRest(pair, "unevaluatedProperties", "unevaluated-properties");
}

/** What the members have to satisfy that neither a property nor a pattern names; empty when they are free. */
export function restOf(view: View): Site[] {
  const [own, beside] = [view.all("additionalProperties"), view.all("unevaluatedProperties")];
  return (own.length > 0 ? own : beside).map(({ site }) => site);
}

function comparePatterns(pair: SchemaPair): void {
  const { base, head, node, below } = pair;
  const [before, after] = [base.map("patternProperties"), head.map("patternProperties")];
  for (const [name, sites] of before) {
    const others = after.get(name);
    const rest = restOf(head);
    if (others) below(sites, others, { member: `./${name}/` });
    else if (rest.some(isClosed)) note(node, "pattern-property-refused", sites[0], head.site, { name });
    else if (rest.length > 0) below(sites, rest, { member: `./${name}/` });
    else note(node, "pattern-property-removed", sites[0], head.site, { name });
  }
  for (const [name, sites] of after) {
    if (before.has(name)) continue;
    const rest = restOf(base);
    if (rest.some(isClosed)) note(node, "pattern-property-allowed", base.site, sites[0], { name });
    else if (rest.length > 0) below(rest, sites, { member: `./${name}/` });
    else note(node, "pattern-property-added", base.site, sites[0], { name });
  }
}

function isClosed({ value }: Site): boolean {
  return value === false;
}

/** Compares what may stand beside the named members: anything, nothing, or what satisfies a schema. */
function compareRest(
  { base, head, node, below }: SchemaPair,
  keyword: "additionalProperties" | "unevaluatedProperties",
  kind: "additional-properties" | "unevaluated-properties",
): void {
  const [before, after] = [base.all(keyword), head.all(keyword)];
  const closed = (reads: readonly Read[]): Read | undefined => reads.find(({ value }) => value === false);
  const [was, is] = [closed(before), closed(after)];
  if (is && !was) {
    // A map that is described is what consumers read; members that nobody described are not.
    const isMap = before.some(({ value }) => isObject(value));
    note(node, isMap ? "map-closed" : `${kind}-closed`, before[0]?.site ?? base.site, is.site);
  } else if (was && !is) note(node, `${kind}-opened`, was.site, after[0]?.site ?? head.site);
  else if (!was && (before.length > 0 || after.length > 0)) {
    const sites = (reads: readonly Read[]): Site[] => reads.map(({ site }) => site);
    below(sites(before), sites(after), { member: ".*" });
  }
}
