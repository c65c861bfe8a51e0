import { isObject } from "../../reference.ts";
import { canonical } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import type { View } from "../model/view.ts";
import { note } from "./comparison.ts";
import { compareLifecycle } from "./lifecycle.ts";
import type { SchemaPair } from "./schema.ts";

/** Compares what no validator checks and a consumer relies on all the same. */
export function compareAnnotations(pair: SchemaPair): void {
  const { base, head, node } = pair;
  compareDefault(pair);
  compareDiscriminator(pair);
  const xml = (view: View): string => canonical(view.first("xml")?.value ?? {});
  if (xml(base) !== xml(head)) note(node, "xml-changed", base.first("xml")?.site, head.first("xml")?.site ?? head.site);
  const unresolved = (view: View): string =>
    canonical(
      view
        .all("$ref")
        .map(({ value }) => value)
        .filter((ref) => !view.tree.target(String(ref), [])),
    );
  if (unresolved(base) !== unresolved(head)) note(node, "unresolved-reference-changed", base.site, head.site);
  const merged = ({ parts }: View): Record<string, unknown> =>
    Object.assign({}, ...parts.map(({ schema }) => schema).reverse()) as Record<string, unknown>; // Objects in, object out.
  compareLifecycle(node, merged(base), merged(head), base.site, head.site);
}

function compareDefault({ base, head, node }: SchemaPair): void {
  const [before, after] = [base.first("default"), head.first("default")];
  if (canonical(before?.value) === canonical(after?.value)) return;
  const kind = !before ? "default-added" : !after ? "default-removed" : "default-changed";
  note(node, kind, before?.site, after?.site, { before: before?.value, after: after?.value });
}

function compareDiscriminator(pair: SchemaPair): void {
  const { base, head, node } = pair;
  const [before, after] = [base.first("discriminator"), head.first("discriminator")];
  if (!before || !after) {
    if (before) note(node, "discriminator-removed", before.site, head.site);
    if (after) note(node, "discriminator-added", base.site, after.site);
    return;
  }
  const name = ({ value }: { value: unknown }): unknown => (isObject(value) ? value["propertyName"] : undefined);
  if (name(before) !== name(after)) {
    note(node, "discriminator-property-changed", before.site, after.site, { before: name(before), after: name(after) });
  }
  compareMapping(pair, before.site, after.site);
}

function compareMapping({ base, head, node, apart }: SchemaPair, before: Site, after: Site): void {
  const [from, to] = [mapping(base, before), mapping(head, after)];
  for (const [name, site] of from) {
    const other = to.get(name);
    if (!other) note(node, "discriminator-mapping-removed", site, after, { name });
    else if (canonical(site.value) !== canonical(other.value)) {
      const [a, b] = [targetOf(base, site), targetOf(head, other)];
      if (!a || !b || !apart([a], [b]).isEqual()) note(node, "discriminator-mapping-changed", site, other, { name });
    }
  }
  for (const [name, site] of to) if (!from.has(name)) note(node, "discriminator-mapping-added", before, site, { name });
}

function mapping({ tree }: View, discriminator: Site): Map<string, Site> {
  return new Map(tree.entries(tree.child(discriminator, "mapping")));
}

/** A mapping names a schema by reference, or by the name of a component. */
function targetOf({ tree }: View, { value, route }: Site): Site | undefined {
  const name = String(value);
  return tree.target(name.includes("#") ? name : `#/components/schemas/${name}`, route);
}
