import { isObject } from "@numbers-api/openapi/reference";
import type { Site, Tree } from "../model/site.ts";
import type { SchemaPair } from "./pair.ts";
import { subtypesOf } from "./view/subtypes.ts";
import type { View } from "./view/view.ts";

/** Value of a discriminator and its schema. */
interface Variant {
  readonly site: Site;
  readonly target: Site | undefined;
  /** The mapping contains it; otherwise the value is the name of the component. */
  readonly isMapped: boolean;
}

/** Compares how variants are distinguished, and the variants that only a discriminator refers to. */
export function compareDiscriminator(pair: SchemaPair): void {
  const { base, head } = pair;
  const [before, after] = [base.nearest("discriminator"), head.nearest("discriminator")];
  if (!before || !after) {
    if (before) pair.note("discriminator-removed", before.site, head.site);
    if (after) pair.note("discriminator-added", base.site, after.site);
    return;
  }
  const name = ({ value }: { value: unknown }): unknown => (isObject(value) ? value["propertyName"] : undefined);
  if (name(before) !== name(after)) {
    pair.note("discriminator-property-changed", before.site, after.site, { before: name(before), after: name(after) });
  }
  const from = variantsOf(base, before.site, pair.sites[0]);
  const to = variantsOf(head, after.site, pair.sites[1]);
  compareVariants(pair, from, to, before.site, after.site);
}

type Variants = ReadonlyMap<string, Variant>;

function compareVariants(pair: SchemaPair, before: Variants, after: Variants, base: Site, head: Site): void {
  // The branches of a union are compared as such.
  const isUnion = pair.base.unions.length + pair.head.unions.length > 0;
  const areSame = (from: Variant, to: Variant): boolean =>
    from.target !== undefined && to.target !== undefined && pair.areEqual(from.target, to.target);
  const come = new Map([...after].filter(([name]) => !before.has(name)));
  for (const [name, from] of before) {
    const to = after.get(name);
    if (to) {
      if (nameOf(from) !== nameOf(to) && !areSame(from, to)) {
        pair.note("discriminator-mapping-changed", from.site, to.site, { name });
      } else if (!isUnion && from.target && to.target) pair.below([from.target], [to.target], `(${name})`);
      continue;
    }
    const renamed = from.isMapped ? undefined : [...come].find(([, candidate]) => areSame(from, candidate));
    if (renamed) {
      come.delete(renamed[0]);
      pair.note("discriminator-value-changed", from.site, renamed[1].site, { before: name, after: renamed[0] });
    } else if (from.isMapped || !isUnion) pair.note("discriminator-mapping-removed", from.site, head, { name });
  }
  for (const [name, { site, isMapped }] of come)
    if (isMapped || !isUnion) pair.note("discriminator-mapping-added", base, site, { name });
}

/** Values that the mapping contains, and those that are names of components. */
function variantsOf(view: View, discriminator: Site, sites: readonly Site[]): Variants {
  const { tree } = view;
  const mapped = tree.entries(tree.child(discriminator, "mapping")).map(([name, site]): [string, Variant] => {
    const target = String(site.value);
    const reference = target.includes("#") ? target : `#/components/schemas/${target}`;
    return [name, { site, target: tree.target(reference), isMapped: true }];
  });
  const known = new Set(mapped.map(([, { target }]) => target?.key));
  const implied = (view.unions.length > 0 ? branchesOf(view) : subtypes(tree, discriminator, sites))
    .filter(([, site]) => !known.has(site.key))
    .map(([name, site]): [string, Variant] => [name, { site, target: site, isMapped: false }]);
  return new Map([...implied, ...mapped]);
}

function branchesOf({ tree, unions }: View): [string, Site][] {
  return unions
    .flatMap(({ branches }) => branches)
    .flatMap(({ site }): [string, Site][] => {
      const target = tree.follow(site);
      const [, name] = /^\/components\/schemas\/([^/]+)$/.exec(target.key) ?? [];
      return name ? [[name, target]] : [];
    });
}

/** Components that extend the schema, where it is used itself; when one of them is used, the others are excluded. */
function subtypes(tree: Tree, { key }: Site, sites: readonly Site[]): [string, Site][] {
  const owner = key.slice(0, -"/discriminator".length);
  return sites.some((site) => usedAs(tree, site) === owner) ? [...subtypesOf(tree, owner)] : [];
}

/** Key of the schema used at a site, after following references and one-element `allOf`. */
function usedAs(tree: Tree, site: Site): string {
  const at = tree.follow(site);
  const [only, ...others] = tree.items(tree.child(at, "allOf"));
  return only && others.length === 0 && !tree.child(at, "properties") ? usedAs(tree, only) : at.key;
}

function nameOf({ target, site }: Variant): string {
  return target?.key ?? String(site.value);
}
