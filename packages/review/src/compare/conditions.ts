import type { Site } from "../model/site.ts";
import type { View } from "../model/view.ts";
import { note } from "./comparison.ts";
import { match } from "./match.ts";
import type { SchemaPair } from "./schema.ts";

/** An `if` with what follows from it. */
interface Condition {
  readonly test: Site;
  /** What follows, by keyword. */
  readonly branches: Readonly<Record<"then" | "else", Site | undefined>>;
}

/** Compares `if`, `then` and `else`; each part of an `allOf` can have its own. */
export function compareConditions(pair: SchemaPair): void {
  const { node, apart } = pair;
  const [before, after] = [conditions(pair.base), conditions(pair.head)];
  const asSame = (from: Condition, to: Condition): boolean => apart([from.test], [to.test]).isEqual();
  const { pairs, gone, come } = match(before, after, asSame);
  for (const { test: site } of gone) note(node, "condition-removed", site, undefined);
  for (const { test: site } of come) note(node, "condition-added", undefined, site);
  for (const [from, to] of pairs) {
    if (!asSame(from, to)) note(node, "condition-changed", from.test, to.test);
    for (const keyword of ["then", "else"] as const) {
      const [was, is] = [from.branches[keyword], to.branches[keyword]];
      if (was && is) pair.below([was], [is], { member: "" });
      else if (is) note(node, `${keyword}-added`, undefined, is);
      else if (was) note(node, `${keyword}-removed`, was, undefined);
    }
  }
}

function conditions({ parts, tree }: View): Condition[] {
  return parts.flatMap(({ site, schema }) => {
    const at = (keyword: string): Site | undefined => (keyword in schema ? tree.child(site, keyword) : undefined);
    const test = at("if");
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema, and nobody awaits it.
    return test ? [{ test, branches: { then: at("then"), else: at("else") } }] : [];
  });
}
